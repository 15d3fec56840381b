using System.Globalization;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Gives pages the press's font of rare characters, in parts of 256: a browser fetches a part when a page shows one of
/// its characters and no font of the device has it.
/// </summary>
internal static class RareFonts
{
    /// <summary>Where the style sheet is that names the parts. The number rises with the font.</summary>
    public const string StyleSheet = "/fonts/rare.css?v=1";

    private const int FirstBlock = 0x200, // extension B
        LastBlock = 0x2EB; // end of extension F
    private const string ForGood = "public, max-age=31536000, immutable";

    /// <summary>The parts kept ready: a name or two of each page.</summary>
    private static readonly MemoryCache Parts = new(new MemoryCacheOptions { SizeLimit = 32 });

    private static readonly string Rules = Enumerable
        .Range(FirstBlock, LastBlock - FirstBlock + 1)
        .Aggregate(new StringBuilder(), (css, block) =>
            css.Append(
                CultureInfo.InvariantCulture,
                $"@font-face{{font-family:\"Rare characters\";font-display:swap;src:url(/fonts/rare/{block:x}.ttf?v=1)format(\"truetype\");unicode-range:U+{block:X}??}}\n"
            )
        )
        .ToString();

    public static void MapRareFonts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/fonts/rare.css", (HttpContext http) => Kept(http, Results.Text(Rules, "text/css")))
            .AllowAnonymous()
            .ExcludeFromDescription();
        app.MapGet("/fonts/rare/{block:regex(^[0-9a-f]{{3}}$)}.ttf", Part).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Part(HttpContext http, DocumentPress press, string block)
    {
        var number = int.Parse(block, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (number is < FirstBlock or > LastBlock)
            return Results.NotFound();
        var part = Parts.GetOrCreate(number, entry =>
        {
            entry.SetSize(1);
            return press.RareBlock(number);
        });
        return part is null ? Results.NotFound() : Kept(http, Results.Bytes(part, "font/ttf"));
    }

    private static IResult Kept(HttpContext http, IResult answer)
    {
        http.Response.Headers.CacheControl = ForGood;
        return answer;
    }
}

using System.Globalization;
using System.Net;
using System.Text;
using AirDefenseApprovals.Workflows;
using QRCoder;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>QR codes, for documents and for pages.</summary>
public static class QrCode
{
    private const int Quiet = 4; // modules of white around the code, as the standard asks

    /// <summary>The dark runs of modules as (column, row, length), without the white border, and the number of modules of a side.</summary>
    public static (int Side, IReadOnlyList<(int X, int Y, int Length)> Dark) Modules(string payload)
    {
        using var data = QRCodeGenerator.GenerateQrCode(payload, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var side = data.ModuleMatrix.Count - 2 * Quiet;
        var dark = new List<(int, int, int)>();
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var start = x;
                while (x < side && data.ModuleMatrix[y + Quiet][x + Quiet])
                    x++;
                if (x > start)
                    dark.Add((start, y, x - start));
            }
        }
        return (side, dark);
    }

    /// <summary>An SVG picture to put into a page as it is; screen readers hear <paramref name="label"/>.</summary>
    public static string Svg(string payload, string label)
    {
        var (side, dark) = Modules(payload);
        var path = new StringBuilder();
        foreach (var (x, y, length) in dark)
            path.Append(CultureInfo.InvariantCulture, $"M{x + Quiet} {y + Quiet}h{length}v1h-{length}z");
        var size = side + 2 * Quiet;
        var said = WebUtility.HtmlEncode(Characters.ForXml(label));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" aria-label="{said}"
             shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/><path d="{path}"/></svg>
            """
        );
    }
}

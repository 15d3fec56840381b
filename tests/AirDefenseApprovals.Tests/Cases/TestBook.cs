using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>The office's own catalogue as a rulebook, without host or database.</summary>
internal static class TestBook
{
    private static readonly Lazy<Catalogue> Read = new(() =>
        Catalogue.Read(Files(), out var mistakes) ?? throw new InvalidOperationException(string.Join('\n', mistakes))
    );

    public static Catalogue Catalogue => Read.Value;

    public static Rulebook Book { get; } = Of(Catalogue);

    public static string Directory { get; } = Path.Combine(AppContext.BaseDirectory, "workflows");

    public static List<CatalogueFile> Files() =>
        [
            .. System
                .IO.Directory.EnumerateFiles(
                    Path.Combine(AppContext.BaseDirectory, "workflows"),
                    "*.json",
                    SearchOption.AllDirectories
                )
                .Select(f => new CatalogueFile(
                    Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "workflows"), f).Replace('\\', '/'),
                    File.ReadAllText(f)
                )),
        ];

    public static Rulebook Of(Catalogue catalogue) =>
        new()
        {
            Items = catalogue.Items,
            Declaration = catalogue.Declaration,
            Processes = catalogue.Processes.ToFrozenDictionary(p => (p.DefinitionId, p.Version)),
            Register = catalogue.Register,
            Standards = new StandardsRegister(catalogue.Standards),
            Calendar = new WorkingCalendar(catalogue.Years, OfficeHours.Default),
            Press = new PlainPress(),
        };

    public static Rulebook With(params Delegation[] delegations) =>
        Book with
        {
            Register = Book.Register with { Delegations = [.. delegations] },
        };

    /// <summary>Prints the order itself: what a document looks like is tested where it is drawn.</summary>
    private sealed class PlainPress : IDocumentPress
    {
        public IReadOnlyList<Rune> Lacking(string text) => [];

        public PrintedResult Print(DocumentOrder order)
        {
            var bytes = Encoding.UTF8.GetBytes(order.ToString());
            return new PrintedResult(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }
}

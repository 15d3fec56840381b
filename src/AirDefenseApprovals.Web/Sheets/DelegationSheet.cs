using System.Globalization;
using System.Resources;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>
/// The register as a sheet, and a sheet of new delegations. What is exported can be changed and brought in again: its
/// headings are known in both languages and by the contract's names.
/// </summary>
public sealed class DelegationSheet(RulebookKeeper keeper, IStringLocalizer<DelegationWords> words)
{
    /// <summary>Largest file, in megabytes.</summary>
    public const int Megabytes = 1;

    private static readonly ResourceManager Words = new(typeof(DelegationWords));
    private static readonly CultureInfo[] Languages = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en")];

    /// <summary>What a file must or may say, by the contract's names.</summary>
    private static readonly string[] Required =
        ["itemCode", "office", "mode", "instrument", "handoverDate", "effectiveFrom"],
        Read = [.. Required, "effectiveTo", "handover"];

    private static readonly (string Name, double Width)[] Written =
    [
        ("itemCode", 11),
        ("itemName", 36),
        ("office", 11),
        ("officeName", 26),
        ("mode", 8),
        ("instrument", 30),
        ("handoverDate", 12),
        ("effectiveFrom", 12),
        ("effectiveTo", 12),
        ("enteredBy", 14),
        ("enteredAt", 18),
        ("revocations", 44),
        ("handover", 9),
    ];

    /// <summary>The delegations as a file, in the reader's language.</summary>
    public byte[] Write(IEnumerable<DelegationRow> delegations) =>
        SheetWriter.Write(
            words["register"],
            [.. Written.Select(w => (words["column-" + w.Name].Value, w.Width))],
            delegations.Select(d =>
                (IReadOnlyList<object?>)
                    [
                        d.ItemCode,
                        keeper.Book.Items.GetValueOrDefault(d.ItemCode)?.Name.In(CultureInfo.CurrentUICulture.Name),
                        d.Office,
                        keeper.Book.Register.Office(d.Office)?.Name.In(CultureInfo.CurrentUICulture.Name),
                        words["mode-" + d.Mode].Value,
                        d.Instrument,
                        d.HandoverDate,
                        d.EffectiveFrom,
                        d.EffectiveTo,
                        d.EnteredAt is null ? null : d.EnteredBy ?? words["catalogue"].Value,
                        Instant(d.EnteredAt),
                        string.Join(
                            '\n',
                            d.Revocations.Select(r =>
                                words[
                                    "revocation-says",
                                    r.Instrument,
                                    r.EffectiveTo?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""
                                ] + (r.RevokedAt is null ? "" : $" ({r.RevokedBy}, {Instant(r.RevokedAt)})")
                            )
                        ),
                        words[
                            "handover-"
                                + (d.ReleasedOn is null ? Core.Routing.Handover.Open : Core.Routing.Handover.Done)
                        ].Value,
                    ]
            )
        );

    /// <summary>What a file says, a line each; or why it cannot be read as one of delegations. Null for what is no XLSX.</summary>
    public static (IReadOnlyList<(int Row, DelegationInput Input)> Lines, Refusal? Refusal)? ReadFile(Stream file)
    {
        if (SheetReader.Read(file) is not { } rows)
            return null;
        if (rows.Count == 0)
            return (
                [],
                Refusal.Incomplete("R17", "delegation-file-empty", new FieldError("file", "delegation-file-empty"))
            );
        var columns = Read.ToDictionary(name => name, name => Column(rows[0], name));
        FieldError[] missing =
        [
            .. Required
                .Where(name => columns[name] is null)
                .Select(name => new FieldError("file", "delegation-column-missing", Word("column-" + name))),
        ];
        if (missing.Length > 0)
            return ([], Refusal.Incomplete("R17", "delegation-file-wrong", missing));
        string? Text(SheetRow row, string name) => columns[name] is { } column ? row.Text(column) : null;
        string? Day(SheetRow row, string name) => columns[name] is { } column ? row.Day(column) : null;
        return (
            [
                .. rows.Skip(1)
                    .Where(row =>
                        columns.Values.Any(c => c is { } column && !string.IsNullOrWhiteSpace(row.Text(column)))
                    )
                    .Select(row =>
                        (
                            row.Number,
                            new DelegationInput(
                                Text(row, "itemCode"),
                                Text(row, "office"),
                                WordOf("mode-", Core.Routing.Delegation.Modes, Text(row, "mode")),
                                Text(row, "instrument"),
                                Day(row, "handoverDate"),
                                Day(row, "effectiveFrom"),
                                Day(row, "effectiveTo"),
                                WordOf("handover-", Core.Routing.Handover.Entries, Text(row, "handover"))
                            )
                        )
                    ),
            ],
            null
        );
    }

    private static int? Column(SheetRow headings, string name)
    {
        string[] known = [name, .. Languages.Select(l => Words.GetString("column-" + name, l)!)];
        return headings
            .Cells.Where(c => known.Contains(c.Value.Trim(), StringComparer.OrdinalIgnoreCase))
            .OrderBy(c => c.Key)
            .Select(c => (int?)c.Key)
            .FirstOrDefault();
    }

    /// <summary>A word of the contract by what it is called in either language.</summary>
    private static string? WordOf(string family, IEnumerable<string> known, string? text) =>
        known.FirstOrDefault(word =>
            Languages.Any(l =>
                string.Equals(
                    Words.GetString(family + word, l),
                    TextInput.Clean(text),
                    StringComparison.OrdinalIgnoreCase
                )
            )
        ) ?? text;

    private static string Word(string key) => Words.GetString(key, CultureInfo.CurrentUICulture)!;

    private static string? Instant(DateTimeOffset? at) =>
        at?.ToOffset(WorkingCalendar.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

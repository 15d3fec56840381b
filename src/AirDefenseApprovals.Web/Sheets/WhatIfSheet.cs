using System.Globalization;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>A what-if as a sheet: a row for each item and office that has, or would have had, a case; then each office's sum.</summary>
public sealed class WhatIfSheet(RulebookKeeper keeper, IStringLocalizer<DelegationWords> words)
{
    private static readonly (string Name, double Width)[] Columns =
    [
        ("itemCode", 11),
        ("itemName", 36),
        ("office", 11),
        ("officeName", 26),
        ("inFact", 10),
        ("would", 10),
        ("difference", 10),
        ("inFactPerMonth", 14),
        ("wouldPerMonth", 14),
    ];

    /// <summary>The answer as a file, in the reader's language.</summary>
    public byte[] Write(FoundWhatIf found)
    {
        var (answer, offices) = (found.Answer, keeper.Book.Register.Offices);
        var rows = answer
            .Items.Select(item =>
                (
                    Item: (string?)item,
                    Name: keeper.Book.Items.GetValueOrDefault(item)?.Name.In(CultureInfo.CurrentUICulture.Name)
                )
            )
            .Append(
                (
                    null,
                    words[
                        "sum",
                        found.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        found.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        answer.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    ].Value
                )
            )
            .SelectMany(row =>
                offices
                    .Select(office => (row.Item, row.Name, Office: office, Counts: answer.Of(office.Code, row.Item)))
                    .Where(r => r.Item is null || r.Counts.InFact + r.Counts.Would > 0)
            );
        return SheetWriter.Write(
            words["what-if"],
            [.. Columns.Select(c => (words["column-" + c.Name].Value, c.Width))],
            rows.Select(r =>
                (IReadOnlyList<object?>)
                    [
                        r.Item,
                        r.Name,
                        r.Office.Code,
                        r.Office.Name.In(CultureInfo.CurrentUICulture.Name),
                        r.Counts.InFact,
                        r.Counts.Would,
                        r.Counts.Would - r.Counts.InFact,
                        answer.PerMonth(r.Counts.InFact),
                        answer.PerMonth(r.Counts.Would),
                    ]
            )
        );
    }
}

using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Counts the cases of a period by item, region, office and month, and asks who would have handled them under a
/// register. No case is read.
/// </summary>
public sealed class WhatIfQueries(AdaDb db, RulebookKeeper keeper, OfficeClock clock)
{
    /// <summary>Longest period, in years.</summary>
    public const int MostYears = 10;

    /// <summary>The answer, or what is wrong with the question.</summary>
    public async Task<(FoundWhatIf? Found, Refusal? Refusal)> OfAsync(
        WhatIfQuestion question,
        CancellationToken cancellation
    )
    {
        var (errors, book, today) = (new List<FieldError>(), keeper.Book, WorkingCalendar.DayOf(clock.Now));
        var to = DelegationInput.Day(question.To, "to", errors) ?? today;
        var from = DelegationInput.Day(question.From, "from", errors)
            ?? (to.Year > 1 ? to.AddYears(-1).AddDays(1) : to);
        if (to < from)
            errors.Add(new("to", "field-range-reversed"));
        else if (to.Year - from.Year > MostYears)
            errors.Add(new("from", "period-too-long", MostYears.ToString(CultureInfo.InvariantCulture)));
        var added = Added(question, today, errors, book);
        var leftOut = await LeftOutAsync(question, errors, cancellation);
        if (errors.Count > 0)
            return (null, Refusal.Incomplete("R17", "query-wrong", [.. errors]));

        var asOf = added?.EffectiveFrom > today ? added.EffectiveFrom : today;
        var answer = WhatIf.Of(
            WhatIf.Suppose(book.Register, added, leftOut),
            asOf,
            from,
            to,
            await CountAsync(from, to, cancellation)
        );
        return (new(from, to, added, leftOut, answer), null);
    }

    private static Delegation? Added(WhatIfQuestion question, DateOnly today, List<FieldError> errors, Rulebook book)
    {
        var (item, office) = (
            TextInput.CleanNumber(question.ItemCode).ToUpperInvariant(),
            TextInput.CleanNumber(question.Office)
        );
        var first = DelegationInput.Day(question.EffectiveFrom, "effectiveFrom", errors) ?? today;
        if (item.Length == 0 && office.Length == 0)
            return null;
        var added = new Delegation
        {
            ItemCode = item,
            Office = office,
            Instrument = "",
            Mode = DelegationInput.Word(question.Mode) ?? Delegation.Modes[0],
            HandoverDate = first,
            EffectiveFrom = first,
        };
        errors.AddRange(DelegationActs.WrongPower(added, book));
        return added;
    }

    private async Task<Delegation?> LeftOutAsync(
        WhatIfQuestion question,
        List<FieldError> errors,
        CancellationToken cancellation
    )
    {
        if (TextInput.Clean(question.Without) is not { Length: > 0 } text)
            return null;
        if (
            Guid.TryParse(text, out var id)
            && await db.Delegations.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellation) is { } row
        )
            return RulebookKeeper.Delegation(row);
        errors.Add(new("without", "delegation-unknown"));
        return null;
    }

    private async Task<IReadOnlyList<ReceivedCases>> CountAsync(
        DateOnly from,
        DateOnly to,
        CancellationToken cancellation
    )
    {
        var (months, values) = (new List<string>(), new List<object>());
        for (var first = from; first <= to; first = new DateOnly(first.Year, first.Month, 1).AddMonths(1))
        {
            var last = new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month));
            months.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"({{{values.Count}}}, {{{values.Count + 1}}}, {{{values.Count + 2}}})"
                )
            );
            values.AddRange([
                first.Year * 100 + first.Month,
                Instant(Periods.Start(first), long.MinValue),
                Instant(Periods.End(last < to ? last : to), long.MaxValue),
            ]);
            if (first is { Year: 9999, Month: 12 })
                break;
        }

        var sql = $"""
            SELECT c."ItemCode" AS "ItemCode", c."RegionCode" AS "Region", c."AlsoIn" AS "AlsoIn", c."Office" AS "Office",
                CAST(m.column1 AS INTEGER) AS "Month", CAST(COUNT(*) AS INTEGER) AS "Count"
            FROM "Cases" c
            JOIN (VALUES {string.Join(", ", months)}) AS m ON c."ReceivedAt" >= m.column2 AND c."ReceivedAt" < m.column3
            WHERE c."Office" IS NOT NULL AND NOT c."Practice"
            GROUP BY c."ItemCode", c."RegionCode", c."AlsoIn", c."Office", m.column1
            """;
        var counted = await db.Database.SqlQueryRaw<Counted>(sql, [.. values]).ToListAsync(cancellation);
        return
        [
            .. counted.Select(c => new ReceivedCases(c.ItemCode, c.Region, c.Office, c.Month, c.Count)
            {
                AlsoIn = [.. c.AlsoIn?.Split(' ') ?? []],
            }),
        ];
    }

    private static long Instant(DateTimeOffset? instant, long none) => instant?.ToUnixTimeMilliseconds() ?? none;

    private sealed class Counted
    {
        public string ItemCode { get; set; } = "";

        public string Region { get; set; } = "";

        public string? AlsoIn { get; set; }

        public string Office { get; set; } = "";

        public int Month { get; set; }

        public int Count { get; set; }
    }
}

/// <summary>The period, and what is supposed: a delegation more, or one less.</summary>
public sealed record WhatIfQuestion
{
    /// <summary>First day of the period.</summary>
    public string? From { get; init; }

    /// <summary>Last day of the period.</summary>
    public string? To { get; init; }

    /// <summary>The item that is delegated in supposition.</summary>
    public string? ItemCode { get; init; }

    /// <summary>The county office that it is delegated to.</summary>
    public string? Office { get; init; }

    /// <summary>The day from which it would be delegated.</summary>
    public string? EffectiveFrom { get; init; }

    /// <summary>In whose name would be decided.</summary>
    public string? Mode { get; init; }

    /// <summary>The delegation that is left out in supposition.</summary>
    public string? Without { get; init; }
}

/// <summary>An answer with its period and what was supposed.</summary>
public sealed record FoundWhatIf(DateOnly From, DateOnly To, Delegation? Added, Delegation? LeftOut, WhatIf Answer);

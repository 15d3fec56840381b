using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Statistics;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>Completion acceptance in figures: the whole at its top, then by month, by office and by clause.</summary>
public sealed record AcceptanceReportShape : AcceptanceFigures
{
    private AcceptanceReportShape(AcceptanceFigures whole)
        : base(whole) { }

    /// <summary>First and last day asked for; null: no limit.</summary>
    public DateOnly? From { get; private init; }

    public DateOnly? To { get; private init; }

    /// <summary>The office asked for; null: all.</summary>
    public string? Office { get; private init; }

    public required IReadOnlyList<MonthShape> ByMonth { get; init; }

    public required IReadOnlyList<AcceptanceOfOfficeShape> ByOffice { get; init; }

    public required DefectFigures Defects { get; init; }

    public required IReadOnlyList<ClauseDefectsShape> DefectsByClause { get; init; }

    /// <summary>Closed defects by the working days from notice to closing.</summary>
    public required IReadOnlyList<RectifiedWithin> TimeToRectify { get; init; }

    public required int Omissions { get; init; }

    public required IReadOnlyList<ClauseOmissionsShape> OmissionsByClause { get; init; }

    public static AcceptanceReportShape Of(
        AcceptanceReport report,
        Rulebook book,
        string? office,
        DateOnly? from,
        DateOnly? to
    ) =>
        new(report.Whole)
        {
            From = from,
            To = to,
            Office = office,
            ByMonth =
            [
                .. report.Months.Select(m => new MonthShape(
                    m.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
                    m.Figures
                )),
            ],
            ByOffice =
            [
                .. report.Offices.Select(o => new AcceptanceOfOfficeShape(
                    o.Office,
                    book.Register.Office(o.Office)?.Name,
                    o.Figures,
                    o.Defects,
                    o.Omissions
                )),
            ],
            Defects = report.Defects,
            DefectsByClause =
            [
                .. report.Clauses.Select(c => new ClauseDefectsShape(
                    c.Clause,
                    book.Standards.HeadingOf(c.Clause),
                    c.Figures
                )),
            ],
            TimeToRectify = report.Times,
            Omissions = report.Omissions,
            OmissionsByClause =
            [
                .. report.OmittedClauses.Select(c => new ClauseOmissionsShape(
                    c.Clause,
                    book.Standards.HeadingOf(c.Clause),
                    c.Omissions
                )),
            ],
        };
}

/// <summary>A month, e.g. <c>2022-05</c>.</summary>
public sealed record MonthShape(string Month, AcceptanceFigures Figures);

public sealed record AcceptanceOfOfficeShape(
    string Code,
    Names? Name,
    AcceptanceFigures Figures,
    DefectFigures Defects,
    int Omissions
);

public sealed record ClauseDefectsShape(string Clause, string? Heading, DefectFigures Figures);

public sealed record ClauseOmissionsShape(string Clause, string? Heading, int Omissions);

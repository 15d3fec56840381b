using System.Globalization;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Documents;

/// <summary>Reads the facts of a result document from its case (R33).</summary>
internal sealed class DocumentFacts(Case @case, ItemSheet item, Rulebook book)
{
    /// <summary>The facts that an item's sheet names; one that the case has nothing for is left out.</summary>
    public IEnumerable<DocumentFact> Of(DocumentSheet sheet) =>
        from fact in sheet.Facts
        let value = fact.Text?.Zh ?? Read(fact.From!)
        where !string.IsNullOrWhiteSpace(value)
        select new DocumentFact(fact.Label, value.Trim());

    /// <summary>What one source tells; null where the case has nothing for it.</summary>
    public string? Read(string source)
    {
        if (FactSources.FieldOf(source) is { } name)
            return item.Field(name) is { } field && @case.Form.TryGetValue(name, out var value)
                ? PrintedValues.Of(field, value)
                : null;
        if (FactSources.TaskOf(source) is { } task)
            return Day(@case.Done.LastOrDefault(d => d.Name == task)?.At);
        return source switch
        {
            "applicant.name" => @case.Applicant.Name,
            "project.name" => @case.Project.Name,
            "project.address" => @case.Project.Address,
            "project.region" => Regions(),
            "project.floorArea" => Works.AreaOf(@case) is { } area ? PrintedValues.Area(area) : null,
            "project.works" => NamedWorks(),
            "party.builder" => Firm(Parties.Builder),
            "party.designer" => Firm(Parties.Designer),
            "party.supervisor" => Firm(Parties.Supervisor),
            "inspection.inspectors" => Inspectors(),
            "inspection.day" => Day(@case.Inspected?.At ?? @case.DefectNotice?.IssuedAt),
            "inspection.standards" => Standards(),
            "inspection.defects" => Defects(),
            "jointAcceptance.day" => Day(@case.JointAcceptances.LastOrDefault(j => j.Passed)?.At),
            _ => throw new InvalidOperationException($"No document reads a fact from {source}."),
        };
    }

    private string Regions() =>
        string.Join('、', @case.Project.Regions.Select(code => book.Register.Region(code)?.Name.Zh ?? code));

    private string? NamedWorks() =>
        @case.Project.Works.IsEmpty
            ? null
            : string.Join(
                '、',
                @case.Project.Works.Select(w =>
                    w.FloorArea is { } area ? $"{w.Name}（{PrintedValues.Area(area)}）" : w.Name
                )
            );

    private string? Firm(string role) => Parties.Of(@case).FirstOrDefault(p => p.Role == role)?.Name;

    private string? Inspectors() =>
        (@case.Inspected?.Inspectors ?? @case.DefectNotice?.Inspectors) is { } inspectors
            ? string.Join('、', inspectors)
            : null;

    /// <summary>The standards whose points the inspection covered, of the day that the works are judged by (R24).</summary>
    private string Standards() =>
        string.Join('、', Checklist.Of(@case, item, book.Standards).Select(point => point.Standard.Number).Distinct());

    private string Defects() =>
        @case.DefectNotice is { } notice
            ? string.Create(CultureInfo.InvariantCulture, $"告知问题 {notice.Items.Length} 项，均已整改并复查销号")
            : "未发现问题";

    private static string? Day(DateTimeOffset? instant) =>
        instant is { } known ? PrintedValues.Day(WorkingCalendar.DayOf(known)) : null;
}

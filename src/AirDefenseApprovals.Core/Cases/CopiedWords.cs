using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// What a copy takes over of an earlier case (R34): all that the sheet in force still takes. A field, an option or a
/// region that is no more is left out, and the copy says so.
/// </summary>
internal sealed record CopiedWords(Case Case, ImmutableArray<string> LeftOut)
{
    /// <summary>Takes over a case's words.</summary>
    /// <param name="case">The earlier case.</param>
    /// <param name="book">The rulebook.</param>
    /// <param name="today">The day of the act.</param>
    public static CopiedWords Of(Case @case, Rulebook book, DateOnly today)
    {
        if (!book.Items.TryGetValue(@case.ItemCode, out var item))
            return new(@case, []);
        var wrong = Applications.Wrong(item, @case.Applicant, @case.Project, @case.Form, book, today);
        var words = new CopiedWords(@case, []);
        foreach (var path in wrong.Select(e => e.Field).Distinct())
            words = words.Without(path);
        return words;
    }

    private CopiedWords Without(string path)
    {
        var (part, rest) = path.Split('.', 2) is [var one, var other] ? (one, other) : (path, "");
        var left = part switch
        {
            "form" => Case with { Form = Case.Form.Remove(rest) },
            "project" => Case with { Project = Without(Case.Project, rest.Split('.', '[')[0]) },
            "applicant" => Case with { Applicant = Without(Case.Applicant, rest) },
            _ => Case,
        };
        return left == Case ? this : new(left, LeftOut.Add(path));
    }

    private static Project Without(Project project, string field) =>
        field switch
        {
            "name" => project with { Name = "" },
            "address" => project with { Address = "" },
            "regionCode" => project with { RegionCode = "" },
            "alsoIn" => project with { AlsoIn = [] },
            "code" => project with { Code = "" },
            "floorArea" => project with { FloorArea = null },
            "works" => project with { Works = [] },
            "parties" => project with { Parties = [] },
            _ => project,
        };

    /// <summary>What kind of applicant it was stays: an item that is not for them any more says so itself.</summary>
    private static Applicant Without(Applicant applicant, string field) =>
        field switch
        {
            "name" => applicant with { Name = "" },
            "idNumber" => applicant with { IdNumber = "" },
            "idKind" => applicant with { IdKind = "", IdNumber = "" },
            "phone" => applicant with { Phone = "" },
            "email" => applicant with { Email = "" },
            "legalRepresentative" => applicant with { LegalRepresentative = "" },
            _ when field.StartsWith("agent", StringComparison.Ordinal) => applicant with { Agent = null },
            _ => applicant,
        };
}

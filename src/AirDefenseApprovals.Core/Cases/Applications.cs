using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>What is wrong with an application, before a clerk sees it.</summary>
public static partial class Applications
{
    /// <summary>Wrong values in what is filled in. Empty fields are not looked at: a draft may be incomplete.</summary>
    /// <param name="item">The item applied for.</param>
    /// <param name="applicant">Who applies.</param>
    /// <param name="project">What for.</param>
    /// <param name="form">The form's values.</param>
    /// <param name="book">The rulebook.</param>
    /// <param name="on">The day of the act, after which nobody is born; null where the day was looked at before.</param>
    public static ImmutableArray<FieldError> Wrong(
        ItemSheet item,
        Applicant applicant,
        Project project,
        IReadOnlyDictionary<string, JsonElement> form,
        Rulebook book,
        DateOnly? on = null
    )
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        errors.AddRange(ApplicantCheck.Wrong(item, applicant, on));
        if (project.RegionCode.Length > 0 && book.Register.Region(project.RegionCode) is null)
            errors.Add(new("project.regionCode", "region-unknown"));
        if (
            project.AlsoIn.FirstOrDefault(r => book.Register.Region(r) is not { } region || region.Kind == "city") is
            { } other
        )
            errors.Add(new("project.alsoIn", "region-unknown-other", other));
        if (project.FloorArea is { } area && (area < 0 || area > 1_000_000_000m || decimal.Round(area, 4) != area))
            errors.Add(new("project.floorArea", "floor-area-wrong"));
        errors.AddRange(WorksAndParties(project));
        if (project.Code.Length > 0 && !ProjectCode.IsMatch(project.Code))
            errors.Add(new("project.code", "project-code-wrong"));
        TooLong("project.name", project.Name);
        TooLong("project.address", project.Address);
        foreach (var (name, value) in form)
            if (item.Field(name) is not { } field)
                errors.Add(new("form." + name, "field-unknown"));
            else if (!FormField.IsEmpty(value) && field.Check(value) is { } wrong)
                errors.Add(wrong);
        return errors.ToImmutable();

        void TooLong(string path, string text)
        {
            if (Characters.IsLonger(text, 200))
                errors.Add(new(path, "field-too-long", "200"));
        }
    }

    /// <summary>
    /// Finds all that can be found in an application without anybody looking. As errors: wrong values, empty fields,
    /// missing materials. As warnings: figures that do not fit together, one file for two materials, a correction
    /// answered with the same bytes. For the applicant before handing in, and for the office's desk alike.
    /// </summary>
    public static ImmutableArray<ApplicationFinding> Findings(ItemSheet item, Case @case, Rulebook book) =>
        [
            .. Errors(item, @case, book).Select(e => new ApplicationFinding(e, FindingSeverity.Error)),
            .. ApplicationWarnings
                .Of(item, @case, book.Press)
                .Select(e => new ApplicationFinding(e, FindingSeverity.Warning)),
        ];

    /// <summary>Finds what keeps an application from being complete: the errors among <see cref="Findings"/>.</summary>
    public static ImmutableArray<FieldError> Errors(ItemSheet item, Case @case, Rulebook book) =>
        [
            .. Wrong(item, @case.Applicant, @case.Project, @case.Form, book),
            .. Empty(item, @case),
            .. MissingMaterials(item, @case),
        ];

    private static IEnumerable<FieldError> WorksAndParties(Project project)
    {
        var (works, parties) = (project.Works, project.Parties);
        if (works.Length > Works.Most)
            yield return new(
                "project.works",
                "list-too-long",
                Works.Most.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        for (var i = 0; i < works.Length; i++)
        {
            var (name, area) = works[i];
            if (name.Length == 0)
                yield return new($"project.works[{i}].name", "field-required");
            if (Characters.IsLonger(name, 200))
                yield return new($"project.works[{i}].name", "field-too-long", "200");
            if (works.Take(i).Any(w => w.Name == name))
                yield return new($"project.works[{i}].name", "works-twice", name);
            if (area is < 0 or > 1_000_000_000m || (area is { } a && decimal.Round(a, 4) != a))
                yield return new($"project.works[{i}].floorArea", "floor-area-wrong");
        }

        if (
            project.FloorArea is { } whole
            && works.Length > 0
            && works.All(w => w.FloorArea is not null)
            && works.Sum(w => w.FloorArea) is var sum
            && sum != whole
        )
            yield return new(
                "project.works",
                "works-area-differs",
                sum!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                whole.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        for (var i = 0; i < parties.Length; i++)
        {
            if (!Parties.Roles.Skip(1).Contains(parties[i].Role) || parties.Take(i).Any(p => p.Role == parties[i].Role))
                yield return new($"project.parties[{i}].role", "party-unknown", parties[i].Role);
            if (Characters.IsLonger(parties[i].Name, 200))
                yield return new($"project.parties[{i}].name", "field-too-long", "200");
            if (parties[i].Email is { } email && !MailAddresses.IsAddress(email))
                yield return new($"project.parties[{i}].email", "email-wrong");
        }
    }

    /// <summary>
    /// The fields beside the form that an item asks for: an item without a project asks only where it is handled, and
    /// only if that decides who handles it (R16).
    /// </summary>
    /// <param name="item">The item.</param>
    public static ImmutableArray<string> Asked(ItemSheet item) =>
        [
            "applicant.name",
            "applicant.idNumber",
            "applicant.phone",
            "applicant.email",
            .. item.HasProject ? ["project.name", "project.address"] : Array.Empty<string>(),
            .. item.AsksWhere ? ["project.regionCode"] : Array.Empty<string>(),
        ];

    /// <summary>Required fields that are empty.</summary>
    public static ImmutableArray<FieldError> Empty(ItemSheet item, Case @case)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (var path in Asked(item))
            if (!Characters.IsVisible(Text(@case, path)) && !(@case.AtCounter && path == "applicant.email"))
                errors.Add(new(path, "field-required")); // a visitor without e-mail tracks the case by number and code
        errors.AddRange(ApplicantCheck.Empty(@case.Applicant.Agent));
        foreach (var field in item.Form)
            if (field.Required && (!@case.Form.TryGetValue(field.Name, out var value) || FormField.IsEmpty(value)))
                errors.Add(new(field.Path, "field-required"));
        return errors.ToImmutable();
    }

    private static string Text(Case @case, string path) =>
        path switch
        {
            "applicant.name" => @case.Applicant.Name,
            "applicant.idNumber" => @case.Applicant.IdNumber,
            "applicant.phone" => @case.Applicant.Phone,
            "applicant.email" => @case.Applicant.Email,
            "project.name" => @case.Project.Name,
            "project.address" => @case.Project.Address,
            "project.regionCode" => @case.Project.RegionCode,
            _ => throw new ArgumentOutOfRangeException(nameof(path), path, "No field of an application."),
        };

    /// <summary>
    /// Materials that are missing: those the applicant must hand in, and those that may follow but are not promised
    /// (R8).
    /// </summary>
    public static ImmutableArray<FieldError> MissingMaterials(ItemSheet item, Case @case) =>
        [
            .. from sheet in item.Materials
            where sheet is { Required: true, FromApplicant: true }
            where
                @case.Materials.FirstOrDefault(m => m.MaterialCode == sheet.Code)
                    is null
                        or { Status: MaterialStatus.Missing }
            select new FieldError(
                "materials." + sheet.Code,
                sheet.MayFollow ? "material-promise-or-attach" : "material-missing",
                sheet.Name.Zh,
                sheet.Name.En
            ),
        ];

    /// <summary>Whether a text is an address that mail can be sent to.</summary>
    public static bool IsEmail(string text) => MailAddresses.IsAddress(text);

    /// <summary>Whether a text is a telephone number.</summary>
    public static bool IsPhone(string text) => Telephones.IsNumber(text);

    /// <summary>The code of an investment project (投资项目代码): year and month, region, sector, kind, number.</summary>
    [GeneratedRegex(
        "^[0-9]{4}-?[0-9]{6}-?[0-9]{2}-?[0-9]{2}-?[0-9]{6}$",
        RegexOptions.CultureInvariant,
        PatternLimit.Milliseconds
    )]
    private static partial Regex ProjectCode { get; }
}

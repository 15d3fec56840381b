using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mail;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>What is wrong with an application, before a clerk sees it.</summary>
public static partial class Applications
{
    /// <summary>Wrong values in what is filled in. Empty fields are not looked at: a draft may be incomplete.</summary>
    public static ImmutableArray<FieldError> Wrong(
        ItemSheet item,
        Applicant applicant,
        Project project,
        IReadOnlyDictionary<string, JsonElement> form,
        Rulebook book
    )
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (!item.Applicants.Contains(applicant.Kind))
            errors.Add(
                new("applicant.kind", applicant.Kind.Length == 0 ? "field-required" : "applicant-kind-not-for-item")
            );
        if (
            applicant.IdNumber.Length > 0
            && !(
                applicant.Kind == "organisation"
                    ? CheckDigits.IsSocialCreditCode(applicant.IdNumber)
                    : CheckDigits.IsIdentityNumber(applicant.IdNumber)
            )
        )
            errors.Add(
                new(
                    "applicant.idNumber",
                    applicant.Kind == "organisation" ? "social-credit-code-wrong" : "identity-number-wrong"
                )
            );
        if (applicant.Phone.Length > 0 && !IsPhone(applicant.Phone))
            errors.Add(new("applicant.phone", "phone-wrong"));
        if (applicant.Email.Length > 0 && !IsEmail(applicant.Email))
            errors.Add(new("applicant.email", "email-wrong"));
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
        if (applicant.Kind == "person" && applicant.Name.EnumerateRunes().Any(IsSymbol))
            errors.Add(new("applicant.name", "name-has-symbols"));
        TooLong("applicant.name", applicant.Name);
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
            if (text.Length > 200)
                errors.Add(new(path, "field-too-long", "200"));
        }
    }

    /// <summary>
    /// All that can be found wrong with an application without anybody looking: wrong values, empty fields, missing
    /// materials. For the applicant before handing in, and for the office's desk alike.
    /// </summary>
    public static ImmutableArray<FieldError> Findings(ItemSheet item, Case @case, Rulebook book) =>
        [
            .. Wrong(item, @case.Applicant, @case.Project, @case.Form, book),
            .. Empty(item, @case),
            .. MissingMaterials(item, @case),
        ];

    /// <summary>Pictures and symbols, which a person's name on an official document cannot have (· and the like are punctuation).</summary>
    private static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.OtherSymbol
                or UnicodeCategory.MathSymbol
                or UnicodeCategory.CurrencySymbol
                or UnicodeCategory.PrivateUse;

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
            if (name.Length > 200)
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
            if (parties[i].Name.Length > 200)
                yield return new($"project.parties[{i}].name", "field-too-long", "200");
            if (parties[i].Email is { } email && !IsEmail(email))
                yield return new($"project.parties[{i}].email", "email-wrong");
        }
    }

    /// <summary>Required fields that are empty.</summary>
    public static ImmutableArray<FieldError> Empty(ItemSheet item, Case @case)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (
            var (path, text) in new[]
            {
                ("applicant.name", @case.Applicant.Name),
                ("applicant.idNumber", @case.Applicant.IdNumber),
                ("applicant.phone", @case.Applicant.Phone),
                ("applicant.email", @case.Applicant.Email),
                ("project.name", @case.Project.Name),
                ("project.address", @case.Project.Address),
                ("project.regionCode", @case.Project.RegionCode),
            }
        )
            if (string.IsNullOrWhiteSpace(text) && !(@case.AtCounter && path == "applicant.email"))
                errors.Add(new(path, "field-required")); // a visitor without e-mail tracks the case by number and code
        foreach (var field in item.Form)
            if (field.Required && (!@case.Form.TryGetValue(field.Name, out var value) || FormField.IsEmpty(value)))
                errors.Add(new(field.Path, "field-required"));
        return errors.ToImmutable();
    }

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
    public static bool IsEmail(string text) =>
        text.Length <= 254
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal);

    /// <summary>Whether a text is a telephone number.</summary>
    public static bool IsPhone(string text) => Telephone.IsMatch(text);

    /// <summary>A mobile number, or a landline with its area code.</summary>
    [GeneratedRegex(
        @"^(\+?86-?)?(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|400-?\d{3}-?\d{4})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Telephone { get; }
}

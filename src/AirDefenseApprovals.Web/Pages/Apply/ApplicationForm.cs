using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>
/// The form of an application as typed: texts by the contract's names. What cannot be read stays as it was typed, so
/// that nothing is lost.
/// </summary>
public sealed class ApplicationForm(ItemSheet item)
{
    private ItemSheet Sheet => item;

    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);

    public string this[string name]
    {
        get => typed.GetValueOrDefault(name, "");
        set => typed[name] = value;
    }

    /// <summary>Takes over what was posted: of the steps that were shown all of it, of the others what the client sent along.</summary>
    /// <param name="before">The draft, or the form as it began.</param>
    /// <param name="posted">Texts by field.</param>
    /// <param name="shown">The steps that the form showed: a box or list that is not posted was emptied.</param>
    public static ApplicationForm Of(
        ApplicationForm before,
        IEnumerable<KeyValuePair<string, string>> posted,
        IReadOnlyCollection<string> shown
    )
    {
        var form = new ApplicationForm(before.Sheet);
        foreach (var (name, text) in before.typed)
            if (!shown.Contains(ApplicationSteps.Of(name)))
                form[name] = text;
        foreach (var (name, text) in posted)
            if (IsField(name))
                form[name] = form.Normal(name, text);
        return form;
    }

    /// <summary>The form as it comes back from a page on which nothing was typed.</summary>
    public ApplicationForm SentBack() => Of(this, typed, []);

    /// <summary>The form without what is wrong: there it stays as it was before.</summary>
    public ApplicationForm Without(IEnumerable<string> wrong, ApplicationForm before)
    {
        var fields = wrong.Select(f => f.Split('[')[0]).SelectMany(Together).ToList();
        bool IsWrong(string name) => fields.Any(f => name == f || name.StartsWith(f + ".", StringComparison.Ordinal));
        var form = new ApplicationForm(item);
        foreach (var (name, text) in typed.Where(t => !IsWrong(t.Key)).Concat(before.typed.Where(t => IsWrong(t.Key))))
            form[name] = text;
        if (IsWrong("applicant.idNumber") && form["applicant.kind"] != before["applicant.kind"])
            (form["applicant.idKind"], form["applicant.idNumber"]) = ("", ""); // another kind of applicant's
        return form;
    }

    /// <summary>A number is read by its kind of paper: where one is wrong, both stay as they were.</summary>
    private static string[] Together(string field) =>
        field switch
        {
            "applicant.idNumber" or "applicant.idKind" =>
            [
                "applicant.idKind",
                "applicant.idNumber",
                "applicant.idConfirmed",
            ],
            "applicant.agent.idNumber" or "applicant.agent.idKind" =>
            [
                "applicant.agent.idKind",
                "applicant.agent.idNumber",
            ],
            _ => [field],
        };

    /// <summary>The texts of some steps, as they are kept.</summary>
    public IReadOnlyDictionary<string, string> Shown(IReadOnlyCollection<string> steps) =>
        typed.Where(t => steps.Contains(ApplicationSteps.Of(t.Key))).ToDictionary(StringComparer.Ordinal);

    /// <summary>Whether it says what another says.</summary>
    /// <param name="other">The other form.</param>
    /// <param name="except">Fields that are not compared.</param>
    public bool IsAs(ApplicationForm other, IReadOnlyCollection<string> except) =>
        typed.Keys.Union(other.typed.Keys).Except(except).All(name => this[name] == other[name]);

    /// <summary>Whether a field of a page is one of the application.</summary>
    public static bool IsField(string name) =>
        name.StartsWith("applicant.", StringComparison.Ordinal)
        || name.StartsWith("project.", StringComparison.Ordinal)
        || name.StartsWith("form.", StringComparison.Ordinal);

    /// <summary>
    /// What was typed as it is kept, so that it is shown back so: numbers in plain digits, texts without what cannot be
    /// seen.
    /// </summary>
    private string Normal(string name, string text) =>
        name switch
        {
            "applicant.idNumber" or "applicant.idConfirmed" or "applicant.agent.idNumber" => TextInput
                .CleanNumber(text)
                .ToUpperInvariant(),
            "applicant.phone" or "applicant.agent.phone" => TextInput.CleanPhone(text),
            "project.code" => TextInput.CleanCode(text),
            "project.floorArea" => TextInput.CleanDecimal(text),
            "project.works" => TextInput.Clean(text),
            _ when name.EndsWith(".email", StringComparison.Ordinal) => TextInput.CleanEmail(text),
            _ when name.StartsWith("form.", StringComparison.Ordinal) => item.Field(name.Split('.')[1])?.Type switch
            {
                "decimal" or "integer" => TextInput.CleanDecimal(text),
                "date" or "dateRange" => TextInput.CleanNumber(text),
                "longText" => TextInput.Clean(text),
                _ => TextInput.CleanLine(text),
            },
            _ => TextInput.CleanLine(text),
        };

    /// <summary>Shows a draft.</summary>
    public static ApplicationForm Of(ItemSheet item, Case draft)
    {
        var form = new ApplicationForm(item)
        {
            ["applicant.kind"] = draft.Applicant.Kind,
            ["applicant.name"] = draft.Applicant.Name,
            ["applicant.idKind"] = draft.Applicant.IdKind,
            ["applicant.idNumber"] = draft.Applicant.IdNumber,
            ["applicant.idConfirmed"] = draft.Applicant.IdConfirmed ? draft.Applicant.IdNumber : "",
            ["applicant.phone"] = draft.Applicant.Phone,
            ["applicant.email"] = draft.Applicant.Email,
            ["applicant.legalRepresentative"] = draft.Applicant.LegalRepresentative,
            ["applicant.agent.name"] = draft.Applicant.Agent?.Name ?? "",
            ["applicant.agent.idKind"] = draft.Applicant.Agent?.IdKind ?? "",
            ["applicant.agent.idNumber"] = draft.Applicant.Agent?.IdNumber ?? "",
            ["applicant.agent.phone"] = draft.Applicant.Agent?.Phone ?? "",
            ["project.code"] = draft.Project.Code,
            ["project.name"] = draft.Project.Name,
            ["project.address"] = draft.Project.Address,
            ["project.regionCode"] = draft.Project.RegionCode,
            ["project.alsoIn"] = string.Join(',', draft.Project.AlsoIn),
            ["project.floorArea"] = draft.Project.FloorArea?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["project.works"] = string.Join(
                '\n',
                draft.Project.Works.Select(w =>
                    w.FloorArea is { } own ? string.Create(CultureInfo.InvariantCulture, $"{w.Name}，{own}") : w.Name
                )
            ),
        };
        foreach (var party in draft.Project.Parties)
            (form[$"project.parties.{party.Role}.name"], form[$"project.parties.{party.Role}.email"]) = (
                party.Name,
                party.Email ?? ""
            );
        foreach (var (name, value) in draft.Form)
        {
            if (value.ValueKind == JsonValueKind.Object)
                foreach (var end in value.EnumerateObject())
                    form[$"form.{name}.{end.Name}"] = end.Value.ToString();
            else
                form[$"form.{name}"] = value.ToString();
        }

        return form;
    }

    /// <summary>The other regions that are ticked.</summary>
    public IEnumerable<string> AlsoIn =>
        this["project.alsoIn"]
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct();

    /// <summary>The works, a line each: name, and after a comma their area.</summary>
    private ImmutableArray<Works> Works => [.. WorksLines.Take(Core.Acceptance.Works.Most + 1).Select(WorksOf)];

    private string[] WorksLines =>
        this["project.works"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The firms that were named.</summary>
    private ImmutableArray<Party> Named =>
        [
            .. from role in Parties.Roles.Skip(1)
            let name = this[$"project.parties.{role}.name"]
            let email = TextInput.CleanEmail(this[$"project.parties.{role}.email"])
            where name.Length + email.Length > 0
            select new Party(role, name, email.Length > 0 ? email : null),
        ];

    /// <summary>The act that saves it; or, when a number outside the form cannot even be read, all that is wrong at once.</summary>
    /// <param name="by">Who applies.</param>
    /// <param name="at">When.</param>
    /// <param name="book">The rules.</param>
    /// <param name="following">What is to follow; null leaves what the draft has.</param>
    public (SaveDraft? Act, Refusal? Refusal) ToAct(
        Actor by,
        DateTimeOffset at,
        Rulebook book,
        ImmutableArray<PromisedMaterial>? following
    )
    {
        var area = Number(this["project.floorArea"]);
        var act = new SaveDraft
        {
            By = by,
            At = at,
            ItemCode = item.Code,
            Applicant = Applicant,
            Project = new(this["project.name"], this["project.address"], this["project.regionCode"], area)
            {
                Code = TextInput.CleanCode(this["project.code"]),
                AlsoIn = [.. AlsoIn.Where(r => r != this["project.regionCode"])],
                Works = Works,
                Parties = Named,
            },
            Form = item
                .Form.Select(f => (f.Name, Value: ValueOf(f)))
                .Where(f => f.Value is not null)
                .ToImmutableSortedDictionary(f => f.Name, f => f.Value!.Value, StringComparer.Ordinal),
            Following = following,
        };
        FieldError[] unread = [.. Unread(area)];
        if (unread.Length == 0)
            return (act, null);
        return (
            null,
            Refusal.Incomplete(
                null,
                "application-wrong",
                [
                    .. unread,
                    .. Applications.Wrong(item, act.Applicant, act.Project, act.Form, book, WorkingCalendar.DayOf(at)),
                ]
            )
        );
    }

    /// <summary>What is typed in a field that a notice names, as the contract takes it; null where nothing is.</summary>
    /// <param name="field">The field's name: <see cref="ApplicationField"/>.</param>
    public JsonElement? ValueAt(string field)
    {
        if (item.Field(field) is { } own)
            return ValueOf(own);
        var text = this[field];
        if (text.Length == 0)
            return null;
        return field == "project.floorArea" && Number(text) is { } area
            ? JsonSerializer.SerializeToElement(area)
            : JsonSerializer.SerializeToElement(text);
    }

    /// <summary>Who applies. An organisation has one kind of paper, so none is chosen for it.</summary>
    private Applicant Applicant
    {
        get
        {
            var organisation = this["applicant.kind"] == Applicant.Organisation;
            var number = TextInput.CleanNumber(this["applicant.idNumber"]).ToUpperInvariant();
            return new(
                this["applicant.kind"],
                this["applicant.name"],
                number,
                TextInput.CleanPhone(this["applicant.phone"]),
                TextInput.CleanEmail(this["applicant.email"])
            )
            {
                IdKind = organisation ? "" : this["applicant.idKind"],
                IdConfirmed = number.Length > 0 && this["applicant.idConfirmed"] == number, // of this very number
                LegalRepresentative = organisation ? this["applicant.legalRepresentative"] : "",
                Agent = new AgentBody(
                    this["applicant.agent.name"],
                    this["applicant.agent.idKind"],
                    this["applicant.agent.idNumber"],
                    this["applicant.agent.phone"]
                ).ToAgent(),
            };
        }
    }

    /// <summary>The number that was typed, where it may be confirmed although it fails its check (R35); else null.</summary>
    public string? Doubtful =>
        Applicant is var applicant && IdentityPapers.IsDoubtful(applicant.IdKind, applicant.IdNumber)
            ? applicant.IdNumber
            : null;

    /// <summary>Whether somebody said that the number that was typed is right.</summary>
    public bool IsConfirmed => Applicant.IdConfirmed;

    /// <summary>The numbers outside the form that cannot be read, or can be read in two ways.</summary>
    /// <param name="area">The floor area, if it was read.</param>
    private IEnumerable<FieldError> Unread(decimal? area)
    {
        var typedArea = this["project.floorArea"];
        if (area is null && typedArea.Length > 0)
            yield return NumberReading.Unclear("project.floorArea", typedArea)
                ?? new("project.floorArea", "floor-area-wrong");
        foreach (var line in WorksLines)
            if (NumberReading.Unclear("project.works", WorksLine.AreaOf(line)) is { } unclear)
                yield return unclear;
    }

    private JsonElement? ValueOf(FormField field)
    {
        var text = this["form." + field.Name];
        return field.Type switch
        {
            "dateRange" => (this[$"form.{field.Name}.from"], this[$"form.{field.Name}.to"])
                is
                    ({ Length: > 0 }, _)
                    or
                    (_, { Length: > 0 })
                ? JsonSerializer.SerializeToElement(
                    new { from = this[$"form.{field.Name}.from"], to = this[$"form.{field.Name}.to"] }
                )
                : null,
            _ when text.Length == 0 => null,
            "decimal" or "integer" => Number(text) is { } number
                ? JsonSerializer.SerializeToElement(number)
                : JsonSerializer.SerializeToElement(text),
            _ => JsonSerializer.SerializeToElement(text),
        };
    }

    private static Works WorksOf(string line) =>
        Number(WorksLine.AreaOf(line)) is { } area ? new(WorksLine.NameOf(line), area) : new(line, null);

    /// <summary>A number as people type it: full-width digits, commas between thousands.</summary>
    private static decimal? Number(string? text) =>
        decimal.TryParse(
            TextInput.CleanDecimal(text),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}

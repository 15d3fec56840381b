using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>The form of an application as typed: texts by the contract's names. What cannot be read stays as it was typed, so that nothing is lost.</summary>
public sealed class ApplicationForm(ItemSheet item)
{
    private readonly Dictionary<string, string> typed = new(StringComparer.Ordinal);

    public string this[string name]
    {
        get => typed.GetValueOrDefault(name, "");
        set => typed[name] = value;
    }

    /// <summary>Takes over what was posted.</summary>
    public static ApplicationForm Of(ItemSheet item, IFormCollection posted)
    {
        var form = new ApplicationForm(item);
        foreach (var (name, values) in posted)
            if (name.StartsWith("applicant.", StringComparison.Ordinal) || name.StartsWith("project.", StringComparison.Ordinal) || name.StartsWith("form.", StringComparison.Ordinal)) form[name] = TextInput.Clean(values.ToString());
        return form;
    }

    /// <summary>Shows a draft.</summary>
    public static ApplicationForm Of(ItemSheet item, Case draft)
    {
        var form = new ApplicationForm(item)
        {
            ["applicant.kind"] = draft.Applicant.Kind,
            ["applicant.name"] = draft.Applicant.Name,
            ["applicant.idNumber"] = draft.Applicant.IdNumber,
            ["applicant.phone"] = draft.Applicant.Phone,
            ["applicant.email"] = draft.Applicant.Email,
            ["project.name"] = draft.Project.Name,
            ["project.address"] = draft.Project.Address,
            ["project.regionCode"] = draft.Project.RegionCode,
            ["project.alsoIn"] = string.Join(',', draft.Project.AlsoIn),
            ["project.floorArea"] = draft.Project.FloorArea?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["project.works"] = string.Join('\n', (draft.Project.Works.IsDefault ? [] : draft.Project.Works).Select(w => w.FloorArea is { } own ? string.Create(CultureInfo.InvariantCulture, $"{w.Name}，{own}") : w.Name)),
        };
        foreach (var party in draft.Project.Parties.IsDefault ? [] : draft.Project.Parties) (form[$"project.parties.{party.Role}.name"], form[$"project.parties.{party.Role}.email"]) = (party.Name, party.Email ?? "");
        foreach (var (name, value) in draft.Form)
        {
            if (value.ValueKind == JsonValueKind.Object)
                foreach (var end in value.EnumerateObject()) form[$"form.{name}.{end.Name}"] = end.Value.ToString();
            else form[$"form.{name}"] = value.ToString();
        }

        return form;
    }

    /// <summary>The other regions that are ticked.</summary>
    public IEnumerable<string> AlsoIn => this["project.alsoIn"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct();

    /// <summary>The works, a line each: name, and after a comma their area.</summary>
    private ImmutableArray<Works> Works => [.. this["project.works"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(Core.Acceptance.Works.Most + 1).Select(WorksOf)];

    /// <summary>The firms that were named.</summary>
    private ImmutableArray<Party> Named =>
    [
        .. from role in Parties.Roles.Skip(1)
           let name = this[$"project.parties.{role}.name"]
           let email = TextInput.CleanNumber(this[$"project.parties.{role}.email"])
           where name.Length + email.Length > 0
           select new Party(role, name, email.Length > 0 ? email : null),
    ];

    /// <summary>The act that saves it; or, when a number outside the form cannot even be read, all that is wrong at once.</summary>
    public (SaveDraft? Act, Refusal? Refusal) ToAct(Actor by, DateTimeOffset at, Rulebook book)
    {
        var area = Number(this["project.floorArea"]);
        var act = new SaveDraft
        {
            By = by,
            At = at,
            ItemCode = item.Code,
            Applicant = new(this["applicant.kind"], this["applicant.name"], TextInput.CleanNumber(this["applicant.idNumber"]).ToUpperInvariant(), TextInput.CleanNumber(this["applicant.phone"]), TextInput.CleanNumber(this["applicant.email"])),
            Project = new(this["project.name"], this["project.address"], this["project.regionCode"], area) { AlsoIn = [.. AlsoIn.Where(r => r != this["project.regionCode"])], Works = Works, Parties = Named },
            Form = item.Form.Select(f => (f.Name, Value: ValueOf(f))).Where(f => f.Value is not null).ToImmutableSortedDictionary(f => f.Name, f => f.Value!.Value, StringComparer.Ordinal),
        };
        if (area is not null || this["project.floorArea"].Length == 0) return (act, null);
        return (null, Refusal.Incomplete(null, "application-wrong", [new("project.floorArea", "floor-area-wrong"), .. Applications.Wrong(item, act.Applicant, act.Project, act.Form, book)]));
    }

    private JsonElement? ValueOf(FormField field)
    {
        var text = this["form." + field.Name];
        return field.Type switch
        {
            "dateRange" => (this[$"form.{field.Name}.from"], this[$"form.{field.Name}.to"]) is ({ Length: > 0 }, _) or (_, { Length: > 0 }) ? JsonSerializer.SerializeToElement(new { from = this[$"form.{field.Name}.from"], to = this[$"form.{field.Name}.to"] }) : null,
            _ when text.Length == 0 => null,
            "decimal" or "integer" => Number(text) is { } number ? JsonSerializer.SerializeToElement(number) : JsonSerializer.SerializeToElement(text),
            _ => JsonSerializer.SerializeToElement(text),
        };
    }

    private static Works WorksOf(string line)
    {
        var comma = line.LastIndexOfAny([',', '，', '\t']);
        return comma > 0 && Number(line[(comma + 1)..]) is { } area ? new(line[..comma].Trim(), area) : new(line, null);
    }

    /// <summary>A number as people type it: full-width digits, commas between thousands.</summary>
    private static decimal? Number(string text) =>
        decimal.TryParse(TextInput.CleanNumber(text).Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}

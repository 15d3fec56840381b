using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>Writes instants, days, areas and the contract's words as the reader's language has them.</summary>
public sealed class Show(
    RulebookKeeper keeper,
    IStringLocalizer<PageWords> words,
    IStringLocalizer<CaseWords> caseWords
)
{
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>A name in the reader's language.</summary>
    public string Name(Names names) => names.In(CultureInfo.CurrentUICulture.Name);

    /// <summary>What a field of an application is called: one of its item's form, or one that all have.</summary>
    /// <param name="item">The item's sheet.</param>
    /// <param name="field">The field's name: <see cref="Core.Cases.ApplicationField"/>.</param>
    /// <param name="applicant">The kind of applicant; null where it does not matter.</param>
    public string Field(ItemSheet item, string field, string? applicant = null) =>
        item.Field(field) is { } own ? Name(own.Label) : words.NameOf(field, applicant);

    /// <summary>Somebody of the staff, by account name.</summary>
    public string Person(string userName) =>
        keeper.Book.Staff.FirstOrDefault(m => m.UserName == userName) is { Name.Length: > 0 } member
            ? member.Name
            : userName;

    /// <summary>The name of the city office, whose site this is.</summary>
    public string CityOffice => Name(keeper.Book.Register.Office(Office.City)!.Name);

    /// <summary>An instant, e.g. 2026年11月23日 16:30.</summary>
    public string Instant(DateTimeOffset? instant) =>
        instant
            ?.ToOffset(WorkingCalendar.Offset)
            .ToString(IsEnglish ? "d MMM yyyy HH:mm" : "yyyy年M月d日 HH:mm", CultureInfo.CurrentCulture)
        ?? "—";

    /// <summary>A day, e.g. 2026年11月23日.</summary>
    public string Day(DateOnly? day) =>
        day?.ToString(IsEnglish ? "d MMM yyyy" : "yyyy年M月d日", CultureInfo.CurrentCulture) ?? "—";

    /// <summary>A day without its year, where space is short.</summary>
    public string ShortDay(DateTimeOffset instant) =>
        instant.ToOffset(WorkingCalendar.Offset).ToString(IsEnglish ? "d MMM" : "M月d日", CultureInfo.CurrentCulture);

    /// <summary>A day without its year, where the year stands beside it.</summary>
    public string ShortDay(DateOnly day) => day.ToString(IsEnglish ? "d MMM" : "M月d日", CultureInfo.CurrentCulture);

    /// <summary>A day by which something is due, where space is short.</summary>
    public string Before(DateTimeOffset due) => words["before-day", ShortDay(due)];

    /// <summary>An area in m2, with at most four decimals.</summary>
    public string Area(decimal? area) =>
        area is { } a ? words["area", a.ToString("#,##0.####", CultureInfo.InvariantCulture)] : "—";

    /// <summary>A value of a form as people read it, with its unit; — where nothing was filled in.</summary>
    public string Value(FormField field, JsonElement value)
    {
        if (FormField.IsEmpty(value))
            return "—";
        if (value.ValueKind == JsonValueKind.Object)
            return string.Join(" — ", value.EnumerateObject().Select(p => DayOf(p.Value.ToString())));
        return field switch
        {
            { Unit: "m2" } when value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var area) => Area(
                area
            ),
            { Unit: { } unit } => $"{value} {unit}",
            { Type: "date" } => DayOf(value.ToString()),
            { Type: "choice" } => Name(field.NameOf(value.ToString())),
            _ => value.ToString(),
        };
    }

    /// <summary>What the office found when it fetched a material itself, or that it has not looked yet; nothing for other materials.</summary>
    public string Fetched(MaterialShape material) =>
        material switch
        {
            { Fetched: { } f } => words[f.Found ? "fetched-found" : "fetched-not-found", Instant(f.At), f.From],
            { Status: MaterialStatus.SharedData } => words["fetched-not-yet"],
            _ => "",
        };

    private string DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Day(day)
            : text;

    /// <summary>A number of things, in thousands.</summary>
    public string Count(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A share in percent.</summary>
    public string Share(decimal? share) => share is { } s ? s.ToString("0.#", CultureInfo.InvariantCulture) + "%" : "—";

    /// <summary>A size in bytes, for people.</summary>
    public string Size(long bytes) =>
        bytes >= 1 << 20
            ? (bytes / 1048576m).ToString("0.0", CultureInfo.InvariantCulture) + " MB"
            : Math.Max(1, bytes / 1024).ToString(CultureInfo.InvariantCulture) + " KB";

    /// <summary>A word of the contract in the reader's language: <c>Word("state", CaseState.Approved)</c>.</summary>
    public string Word(string family, object value) =>
        caseWords[$"{family}-{(value is Enum ? JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!) : value)}"];

    /// <summary>A word of the pages; null when there is none of that name.</summary>
    public string? Label(string name) => words[name] is { ResourceNotFound: false } word ? word.Value : null;

    /// <summary>An outcome of a task: some mean another thing in another task.</summary>
    public string Outcome(string task, string outcome) =>
        caseWords[$"outcome-{task}-{outcome}"] is { ResourceNotFound: false } own
            ? own
            : caseWords["outcome-" + outcome];
}

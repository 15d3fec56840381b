using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.People;

/// <summary>What was done on the staff, by whom and when (人员变动记录).</summary>
public sealed class LogModel(
    PageTools tools,
    StaffQueries queries,
    IStringLocalizer<OfficeWords> words,
    IStringLocalizer<PageWords> pageWords
) : OfficePage(tools)
{
    public Page<StaffLogRow> Log { get; private set; } = null!;

    public bool SeesAll => Actor.Is(Roles.Administrator);

    public async Task OnGetAsync(int p = 1) =>
        Log = await queries.LogAsync(
            Actor,
            null,
            new Paging(Math.Clamp(p, 1, 100_000), 50),
            HttpContext.RequestAborted
        );

    public string OfficeName(string code) => Book.Register.Office(code) is { } office ? Show.Name(office.Name) : code;

    /// <summary>An entry in words.</summary>
    public string Sentence(StaffLogRow row)
    {
        var details = JsonElement.Parse(row.Details);
        string Text(string name) =>
            details.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : "";
        string RolesIn(string name) =>
            string.Join(
                pageWords["comma"],
                Text(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(r => Show.Word("role", r))
            );
        string Day(string name) =>
            DateOnly.TryParseExact(
                Text(name),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? Show.Day(day)
                : "";
        return row.Act switch
        {
            "hired" => words["log-hired", RolesIn("roles")],
            "rolesChanged" => words["log-rolesChanged", RolesIn("from"), RolesIn("to")],
            "absenceEntered" when Text("substitute") is { Length: > 0 } substitute => words[
                "log-absenceEntered-substitute",
                Day("from"),
                Day("to"),
                Show.Person(substitute)
            ],
            "absenceEntered" or "absenceEnded" => words["log-" + row.Act, Day("from"), Day("to")],
            _ => words["log-" + row.Act],
        };
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>A task: what must be known, and its outcomes, each with the fields it needs.</summary>
public sealed partial class TaskModel(
    PageTools tools,
    DeskChecks checks,
    SentenceQueries sentences,
    IStringLocalizer<PageWords> words,
    IStringLocalizer<DeskWords> desk
) : CasePage(tools)
{
    private const int LongestList = 1000,
        MostAhead = 3;
    private static readonly string[] ListsOfDefects = ["items", "arisenSince"];
    private OutcomeForm? posted;

    public TaskShape Task { get; private set; } = null!;

    /// <summary>What the system looked at already.</summary>
    public IReadOnlyList<DeskCheckShape> Checks { get; private set; } = [];

    /// <summary>The first of the checks that found something, which stand open on the page.</summary>
    public IReadOnlyList<DeskCheckShape> ChecksAhead => [.. Checks.Where(c => c.Passed == false).Take(MostAhead)];

    /// <summary>The other checks, which the reader can unfold.</summary>
    public IReadOnlyList<DeskCheckShape> ChecksBehind => [.. Checks.Where(c => !ChecksAhead.Contains(c))];

    /// <summary>Whether the clock of the case is paused, so that no time is left or lost (R11).</summary>
    public bool IsPaused => Sentence is { Standing.Pause: not null };

    /// <summary>Standard sentences that an application for the item can need (R4).</summary>
    public IReadOnlyList<SentenceRow> StandardSentences { get; private set; } = [];

    /// <summary>The filters of the worklist that the reader came from.</summary>
    public string Back { get; private set; } = "";

    /// <summary>The outcome whose form is open.</summary>
    public string? Chosen { get; private set; }

    /// <summary>The outcomes that the law leaves open. The act is checked all the same.</summary>
    public IReadOnlyList<string> Outcomes => [.. Task.Outcomes.Where(IsLeftOpen)];

    /// <summary>Whether a correction notice was issued and the application is not accepted yet: it may be refused now (R6).</summary>
    public bool WaitsAfterCorrection => Case.Notice is not null && Case.AcceptedAt is null;

    private bool IsUnanswered => Case.Notice is null && Case.AcceptedAt is null;

    /// <summary>What a defect may cite (R24), as far as a list can hold it.</summary>
    public IEnumerable<ClauseEntry> Clauses => Book.Standards.Search(null, JudgedBy.Day).Take(LongestList);

    /// <summary>What the register says of what was cited: the clause, or why it cannot be; nothing for nothing.</summary>
    public (ClauseEntry? Entry, string? Wrong) Cited(string citation)
    {
        if (citation.Length == 0)
            return default;
        var found = Book.Standards.Find(citation, JudgedBy.Day);
        if (found.Wrong("", citation, JudgedBy.Day) is { } wrong)
            return (null, Tools.Problems.Sentence(wrong));
        return (found.Entry, null);
    }

    public IEnumerable<Office> OtherOffices => Book.Register.Offices.Where(o => o.Code != Case.Office);

    /// <summary>Fields that a correction notice can be about.</summary>
    public IEnumerable<(string Value, string Label)> Fields =>
        Item.Form.Select(f => f.Name).Concat(ApplicationField.Common).Select(f => (f, NameOf(f)));

    /// <summary>Who can be made to step aside: the handling office's staff, but for the reader.</summary>
    public IEnumerable<StaffMember> Colleagues =>
        Book
            .Staff.Where(m =>
                m.Office == Case.Office
                && m.UserName != Actor.UserName
                && !Case.IsAside(m.UserName)
                && m.Roles.Any(Roles.Staff.Contains)
            )
            .OrderByDescending(Has);

    /// <summary>Whether somebody has a task of the case.</summary>
    public bool Has(StaffMember member) => Case.Tasks.Any(t => t.Assignee == member.UserName);

    /// <summary>What stands in an outcome's form: what was sent, or for a correction notice what the system found, or nothing.</summary>
    public OutcomeForm FormOf(string outcome)
    {
        if (outcome == Chosen && posted is not null)
            return posted;
        return OutcomeForm.Of(outcome == OutcomeKinds.CorrectionRequired ? Findings : []);
    }

    /// <summary>What the system found wrong: a warning is for the clerk to judge, and no defect yet.</summary>
    private IEnumerable<CheckItemShape> Findings =>
        PreCheck.Of(Case, Book, Tools.Problems).Where(f => f.Severity == FindingSeverity.Error);

    /// <summary>The rule behind an outcome, and who is told.</summary>
    public string? RuleOf(string outcome) =>
        new[] { $"rule-{Task.Name}-{outcome}", "rule-" + outcome }
            .Select(key => desk[key])
            .FirstOrDefault(rule => !rule.ResourceNotFound)
            ?.Value;

    public override string? LabelOf(string field)
    {
        if (DataPath.Match(field) is not { Success: true } path)
            return null;
        var label = Show.Label(
            path.Groups["name"].Value switch
            {
                "materialCode" or "field" or "about" => "about",
                "problem" => "defect",
                "deadlineDays" => "deadline-days",
                "evidenceDate" => "evidence-date",
                "person" => "recusal-of",
                "officeName" or "officeCode" => "office-name",
                "unmet" or "open" => "defect",
                var name => name,
            }
        );
        return label is not null && path.Groups["row"] is { Success: true } row
            ? $"{words["row", int.Parse(row.Value, CultureInfo.InvariantCulture) + 1].Value} {label}"
            : label;
    }

    public async System.Threading.Tasks.Task<IActionResult> OnGetAsync(Guid id, string task)
    {
        if (await OpenAsync(id, task) is { } closed)
            return closed;
        await TakeBackAsync();
        if (Kept is { } kept)
            (posted, Chosen) = (OutcomeForm.Of(kept), kept.GetValueOrDefault("outcome"));
        return await ShownAsync(Kept?.GetValueOrDefault("back") ?? Request.Query["back"]);
    }

    /// <summary>The viewer alone, for another material.</summary>
    public async System.Threading.Tasks.Task<IActionResult> OnGetViewerAsync(Guid id, string task)
    {
        if (await OpenAsync(id, task) is { } closed)
            return closed;
        Back = WorklistQuery.Of(Request.Query["back"]).ToString();
        return Partial("_Viewer", this);
    }

    public async System.Threading.Tasks.Task<IActionResult> OnPostAsync(
        Guid id,
        string task,
        string? outcome,
        int? version,
        string? back
    )
    {
        if (await OpenAsync(id, task) is { } closed)
            return closed;
        var form = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        posted = OutcomeForm.Of(form);
        Chosen = outcome;
        if (await FilledInAsync(posted, form))
            return await ShownAsync(back);
        var act = new CompleteTask
        {
            By = Actor,
            At = Now,
            Task = task,
            Outcome = outcome ?? "",
            Comment = posted["comment"] is { Length: > 0 } comment ? comment : null,
            Data = posted.ToData(),
            VerificationCode = Codes.Verification(),
            LinkSecret = Codes.Link(),
        };
        var result = await ActAsync(id, act, version);
        if (
            result.Refusal is { Kind: RefusalKind.Conflict or RefusalKind.Stale }
            && await LoadAsync(id)
            && DoneAlready(task) is { } done
        )
            return done; // the second of two clicks
        if (result.Refusal is not null)
            return await ShownAsync(back);
        TempData["Done"] = words[
            "task-done",
            result.Case!.Number ?? "",
            Show.Word("task", task),
            Show.Outcome(task, act.Outcome)
        ].Value;
        return LocalRedirect(Worklist.IndexModel.Address(WorklistQuery.Of(back).ToString()));
    }

    /// <summary>
    /// Does what the buttons inside a form ask for, whose page is then shown again: another row, the findings, rows
    /// filled in, or what the tab had kept.
    /// </summary>
    private async System.Threading.Tasks.Task<bool> FilledInAsync(OutcomeForm typed, IFormCollection form)
    {
        if (form.ContainsKey("findings"))
            typed.Take(Findings);
        if (form.ContainsKey("fill"))
        {
            if (Chosen == OutcomeKinds.CorrectionRequired)
            {
                await LoadSentencesAsync();
                typed.FillAll("items", row => typed.Fill(row, StandardSentences));
            }
            else
                foreach (var list in ListsOfDefects)
                    typed.FillAll(list, row => typed.Fill(row, Book.Standards, JudgedBy.Day));
        }

        string[] buttons = ["more", "fill", "findings", "restore"];
        return buttons.Any(form.ContainsKey);
    }

    /// <summary>One row of a correction notice, filled in from the sentence that was chosen.</summary>
    public async System.Threading.Tasks.Task<IActionResult> OnPostSentenceAsync(Guid id, string task, int row)
    {
        if (await OpenAsync(id, task) is { } closed)
            return closed;
        if (row is < 0 or >= OutcomeForm.MostRows || !Request.HasFormContentType)
            return NotFound();
        await LoadSentencesAsync();
        var form = OutcomeForm.Of(Request.Form, closeUp: false);
        form.Fill(OutcomeForm.RowOf("items", row), StandardSentences);
        return Partial("_CorrectionRow", new OutcomeRow(this, form, "items", row));
    }

    /// <summary>One row of defects, filled in from the clause it cites.</summary>
    public async System.Threading.Tasks.Task<IActionResult> OnPostClauseAsync(
        Guid id,
        string task,
        string? list,
        int row
    )
    {
        if (await OpenAsync(id, task) is { } closed)
            return closed;
        if (list is null || !ListsOfDefects.Contains(list) || row is < 0 or >= OutcomeForm.MostRows)
            return NotFound();
        if (!Request.HasFormContentType)
            return NotFound();
        var form = OutcomeForm.Of(Request.Form, closeUp: false);
        form.Fill(OutcomeForm.RowOf(list, row), Book.Standards, JudgedBy.Day);
        return Partial("_DefectRow", new OutcomeRow(this, form, list, row));
    }

    /// <summary>Whether an outcome is left: once answered, an application cannot be answered again (R4, R5, R6).</summary>
    private bool IsLeftOpen(string outcome)
    {
        var answers = Task.Name is "intake" or "issue";
        return outcome switch
        {
            OutcomeKinds.Refused when Task.Name == "intake" => WaitsAfterCorrection,
            OutcomeKinds.CorrectionRequired when answers => IsUnanswered,
            OutcomeKinds.NotRequired when answers => IsUnanswered,
            OutcomeKinds.NotCompetent when answers => IsUnanswered,
            _ => true,
        };
    }

    /// <summary>Opens the task; otherwise tells where to go instead.</summary>
    private async System.Threading.Tasks.Task<IActionResult?> OpenAsync(Guid id, string task)
    {
        if (!await LoadAsync(id))
            return NotFound();
        if (DoneAlready(task) is { } done)
            return done;
        if (Shown.Tasks.FirstOrDefault(t => t.Name == task && Actor.Is(t.Role)) is not { } open)
            return Shown.Tasks.Any(t => t.Name == task) ? Forbid() : LocalRedirect($"/cases/{id}");
        if (!MayComplete(task))
            return Forbid();
        Task = open;
        return null;
    }

    /// <summary>
    /// For whoever comes back to a task that they did already, by a second click or the back button: it was done once,
    /// and here is what came of it.
    /// </summary>
    private LocalRedirectResult? DoneAlready(string task)
    {
        if (
            Case.Tasks.Any(t => t.Name == task)
            || Case.Done.LastOrDefault(d => d.Name == task && d.By == Actor.UserId) is not { } mine
        )
            return null;
        if (!HttpMethods.IsPost(Request.Method))
            return LocalRedirect($"/cases/{Case.Id}?done=TaskClosed");
        TempData["Done"] = desk[
            "done-once",
            Case.Number ?? "",
            Show.Word("task", task),
            Show.Outcome(task, mine.Outcome)
        ].Value;
        return LocalRedirect("/worklist");
    }

    /// <summary>The whole page, with what it takes from the desk.</summary>
    private async System.Threading.Tasks.Task<IActionResult> ShownAsync(string? back)
    {
        Back = WorklistQuery.Of(back).ToString();
        Checks = await checks.OfAsync(Actor, Case, HttpContext.RequestAborted);
        if (Outcomes.Contains(OutcomeKinds.CorrectionRequired))
            await LoadSentencesAsync();
        return Page();
    }

    private async System.Threading.Tasks.Task LoadSentencesAsync() =>
        StandardSentences = [
            .. (await sentences.ListAsync(Actor, false, HttpContext.RequestAborted)).Where(s =>
                KeptSentences.Of(s).Fits(Item)
            ),
        ];

    [GeneratedRegex(
        @"^data\.(?:\w+\[(?<row>\d+)\]\.)?(?<name>\w+)$",
        RegexOptions.CultureInvariant,
        PatternLimit.Milliseconds
    )]
    private static partial Regex DataPath { get; }
}

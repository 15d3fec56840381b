using System.Globalization;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Documents;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>A case, whole: what happens next, the clock, the timeline, the papers, and what its reader may do.</summary>
[RequestSizeLimit(600 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 600 * 1024 * 1024)]
public sealed partial class CaseModel(PageTools tools, Uploads uploads, IStringLocalizer<PageWords> words)
    : CasePage(tools)
{
    /// <summary>What was just done, told once.</summary>
    public string? Done { get; private set; }

    /// <summary>The handler that was refused, so that its part of the page stays open.</summary>
    public string? Failed { get; private set; }

    public string? Revealed { get; private set; }

    /// <summary>How the handling office is reached.</summary>
    public OfficeProfile? Contact => Case.Office is { } office ? Book.Register.ProfileAt(office, Now) : null;

    public string Badge => Badges.Of(Shown.State);

    public IReadOnlyList<string> Papers => [.. CasePapers.Of(Case)];

    /// <summary>Open tasks that the reader may complete.</summary>
    public IReadOnlyList<TaskShape> MyTasks =>
        [.. Shown.Tasks.Where(t => t.Role != Roles.Applicant && MayComplete(t.Name))];

    /// <summary>The office's open tasks with who has each (R30).</summary>
    public IEnumerable<OpenTask> Given => Case.Practice ? [] : Case.Tasks.Where(t => t.IsInTurn);

    /// <summary>Whom the head may give a task to.</summary>
    public IEnumerable<StaffMember> Others(OpenTask task) =>
        Book.Staff.Where(m =>
            m.Serves(Case.Office!, task.Role) && m.UserName != task.Assignee && !Case.IsAside(m.UserName)
        );

    /// <summary>Whether the reader can ask the city (请示).</summary>
    public bool CanAsk =>
        IsHandler && Case.Office != Office.City && !Case.HasEnded && !Case.IsAside(Actor.UserName) && !QuestionWaits;

    /// <summary>Whether the applicant can ask that somebody be kept from the case (回避).</summary>
    public bool CanRequestRecusal => IsOwner && !Case.HasEnded && Case.State != CaseState.Draft && !RecusalWaits;

    /// <summary>Whether a question waits for the city: when the case ends or goes to another office, it no longer does.</summary>
    public bool QuestionWaits => Case.Tasks.Any(t => t.Name == AskCity.Reply);

    /// <summary>Whether a request for recusal waits for its decision, likewise.</summary>
    public bool RecusalWaits => Case.Tasks.Any(t => t.Name == RequestRecusal.Decision);

    /// <summary>Whether the case was handed in and has not ended, so that it can be withdrawn (R23).</summary>
    public bool IsOpen =>
        Case.State
            is not (
                CaseState.Draft
                or CaseState.Approved
                or CaseState.Refused
                or CaseState.NotAccepted
                or CaseState.NotRequired
                or CaseState.Lapsed
                or CaseState.Withdrawn
            );

    /// <summary>Whether the case was answered and its applicant has not rated it yet (R29).</summary>
    public bool CanRate =>
        Shown.Rating is null
        && Case.State is CaseState.Approved or CaseState.Refused or CaseState.NotAccepted or CaseState.NotRequired;

    /// <summary>Says how a request that somebody step aside was answered, or that it waits, or that it no longer matters.</summary>
    public string AnswerTo(RecusalShape request) =>
        request.Granted switch
        {
            true => words["recusal-granted"],
            false => words["recusal-refused"],
            null when request == Shown.Recusals[^1] && RecusalWaits => words["recusal-waits"],
            null => words["recusal-moot"],
        };

    /// <summary>What is masked of the applicant and can be revealed for a reason (R30), with its label.</summary>
    public IReadOnlyList<(string Value, string Label)> Hidden =>
        [
            ("phone", words["applicant.phone"]),
            ("email", words["email"]),
            ("idNumber", words["applicant.idNumber-" + Shown.Applicant.Kind]),
            .. Case.Applicant.Agent is null
                ? Array.Empty<(string, string)>()
                :
                [
                    ("agent.phone", words["applicant.agent.phone"].Value),
                    ("agent.idNumber", words["applicant.agent.idNumber"].Value),
                ],
        ];

    /// <summary>Whether the reader can still step aside.</summary>
    public bool CanStepAside => !Case.Practice && IsHandler && !Case.HasEnded && !Case.IsAside(Actor.UserName);

    public IEnumerable<string> PauseKinds =>
        Core
            .Clock.PauseKinds.ClosedList.Order(StringComparer.Ordinal)
            .Concat(Item.Special.Select(s => s.Kind).Where(k => k == Core.Clock.PauseKinds.SiteVisit));

    /// <summary>Documents whose place the case's own took (R33).</summary>
    public IReadOnlyList<ResultDocument> FormerDocuments => Case.EarlierDocuments;

    /// <summary>Whether the reader may annul or replace the document (R33): the act itself says.</summary>
    public bool CanAnnul => AnnulDocument.Refused(Actor, Case, Book.Register, WorkingCalendar.DayOf(Now)) is null;

    /// <summary>Where the case stands for its applicant, and what happens next.</summary>
    public NextStep Next => NextStep.Of(Case, Item, Sentence?.Text, Now, Show, words);

    /// <summary>The version of the process in force, if the case runs by an older one and its reader may move it.</summary>
    public int? NewerProcess =>
        IsHandler
        && Actor.Is(Roles.Head)
        && !Case.HasEnded
        && Case.Process is { } process
        && Book.Newest(process.DefinitionId) is { } newest
        && newest.Version > process.Version
            ? newest.Version
            : null;

    /// <summary>What moving there would change, or why it cannot.</summary>
    public (ProcessMove? Move, string? WhyNot) MoveTo(int version) =>
        MoveProcess.Preview(Case, Book, version, out var refusal) is { } move
            ? (move, null)
            : (null, Tools.Problems.Of(refusal!).Detail);

    public string TasksNamed(IEnumerable<Workflows.Bookmark> tasks) =>
        string.Join(words["comma"], tasks.Select(t => Show.Word("task", t.Name)));

    public override string? LabelOf(string field) =>
        Promised.FirstOrDefault(p => p.Field == field) is { } promised ? promised.Name
        : ApplicationField.Named(field) is { } name ? NameOf(name)
        : Show.Label(
            field switch
            {
                "text" => Failed == "Ask" ? "question" : "opinion",
                "expectedDays" => "expected",
                "days" => "extend-days",
                "kind" => "pause-kind",
                "field" => "reveal-what",
                "to" => "reassign-to",
                "person" => "recusal-person",
                _ => field,
            }
        );

    /// <summary>What was typed into the form of a handler: forms of one page share names.</summary>
    public string Posted(string handler, string name) => Failed == handler ? Posted(name) : "";

    /// <summary>The id of a field of a form: plain in the one that was refused, where its errors lead.</summary>
    public string IdOf(string handler, string name) => Failed == handler ? name : $"{handler}-{name}";

    public string Posted(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    public async Task<IActionResult> OnGetAsync(Guid id, string? done)
    {
        if (!await LoadAsync(id))
            return NotFound();
        if (words["done-" + done] is { ResourceNotFound: false } told)
            Done = told;
        return Page();
    }

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, string? reason) =>
        DoAsync(
            id,
            "Withdraw",
            new WithdrawCase
            {
                By = Actor,
                At = Now,
                Reason = TextInput.Clean(reason),
            }
        );

    public Task<IActionResult> OnPostRateAsync(Guid id, string? score, string? comment) =>
        DoAsync(
            id,
            "Rate",
            new RateCase
            {
                By = Actor,
                At = Now,
                Score = Number(score),
                Comment = TextInput.Clean(comment) is { Length: > 0 } c ? c : null,
            }
        );

    public Task<IActionResult> OnPostPauseAsync(Guid id, string? kind, string? expectedDays, string? reason) =>
        DoAsync(
            id,
            "Pause",
            new PauseClock
            {
                By = Actor,
                At = Now,
                Kind = kind ?? "",
                ExpectedDays = Number(expectedDays),
                Reason = TextInput.Clean(reason),
            }
        );

    public Task<IActionResult> OnPostResumeAsync(Guid id) =>
        DoAsync(id, "Resume", new ResumeClock { By = Actor, At = Now });

    public Task<IActionResult> OnPostExtendAsync(Guid id, string? days, string? reason) =>
        DoAsync(
            id,
            "Extend",
            new ExtendClock
            {
                By = Actor,
                At = Now,
                Days = Number(days),
                Reason = TextInput.Clean(reason),
            }
        );

    public Task<IActionResult> OnPostAnnulAsync(Guid id, string? reason) =>
        DoAsync(
            id,
            "Annul",
            new AnnulDocument
            {
                By = Actor,
                At = Now,
                Reason = TextInput.Clean(reason),
            }
        );

    public Task<IActionResult> OnPostOpinionAsync(Guid id, string? text) =>
        DoAsync(
            id,
            "Opinion",
            new GiveOpinion
            {
                By = Actor,
                At = Now,
                Text = TextInput.Clean(text),
            }
        );

    public async Task<IActionResult> OnPostCopyAsync(Guid id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var (actor, now) = (Actor, Now);
        var result = await Tools.Acts.CopyAsync(
            id,
            copy => new CopyCase
            {
                By = actor,
                At = now,
                NewId = copy,
            },
            null,
            HttpContext.RequestAborted
        );
        if (result.Refusal is null)
            return LocalRedirect($"/apply/case/{result.Case!.Id}");
        Tell(result.Refusal);
        return Page();
    }

    public async Task<IActionResult> OnPostRevealAsync(Guid id, string? field, string? reason)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var act = new RevealPersonalData
        {
            By = Actor,
            At = Now,
            Field = field ?? "",
            Reason = TextInput.Clean(reason),
        };
        var result = await ActAsync(id, act);
        if (result.Case is { } after)
            (Revealed, _) = (act.ValueIn(after), after);
        else
            Failed = "Reveal";
        return Page();
    }

    public Task<IActionResult> OnPostAskAsync(Guid id, string? text) =>
        DoAsync(
            id,
            "Ask",
            new AskCity
            {
                By = Actor,
                At = Now,
                Text = TextInput.Clean(text),
            }
        );

    public Task<IActionResult> OnPostRecusalAsync(Guid id, string? person, string? about, string? reason) =>
        DoAsync(
            id,
            "Recusal",
            new RequestRecusal
            {
                By = Actor,
                At = Now,
                Person = TextInput.Clean(person),
                AboutHead = about == "head",
                Reason = TextInput.Clean(reason),
            }
        );

    public Task<IActionResult> OnPostStepAsideAsync(Guid id, string? reason) =>
        DoAsync(
            id,
            "StepAside",
            new StepAside
            {
                By = Actor,
                At = Now,
                Reason = TextInput.Clean(reason),
            }
        );

    public Task<IActionResult> OnPostReassignAsync(Guid id, string? task, string? to, string? reason) =>
        DoAsync(
            id,
            "Reassign",
            new ReassignTask
            {
                By = Actor,
                At = Now,
                Task = TextInput.Clean(task),
                To = TextInput.CleanNumber(to),
                Reason = TextInput.Clean(reason),
            }
        );

    public Task<IActionResult> OnPostMoveAsync(Guid id, string? version) =>
        DoAsync(
            id,
            "Move",
            new MoveProcess
            {
                By = Actor,
                At = Now,
                Version = Number(version),
            }
        );

    private async Task<IActionResult> DoAsync(Guid id, string handler, CaseAct act, int? seen = null)
    {
        if (!await LoadAsync(id))
            return NotFound();
        if ((await ActAsync(id, act, seen)).Refusal is null)
            return LocalRedirect($"/cases/{id}?done={handler}");
        Failed = handler;
        return Page();
    }

    private static int Number(string? text) =>
        int.TryParse(
            TextInput.CleanNumber(text),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;
}

using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Shows a case to a reader: what is computed of it now, worded in the reader's language, and no more than they may see.</summary>
public sealed class CaseView(RulebookKeeper keeper, OfficeClock clock, IStringLocalizer<CaseWords> words)
{
    /// <summary>Shows a case as its reader may see it.</summary>
    public CaseShape Show(Case @case, Actor reader)
    {
        // R30: the applicant sees the own case whole and nothing of the office's own; staff see it masked. Whoever
        // practises sees what the office sees.
        var changes = DraftSheets.ChangesFor(@case, keeper.Book);
        @case = @case.UnderSheetInForce(keeper.Book); // R34
        var asOwner = reader.UserId == @case.OwnerId && !@case.Practice;
        var readsQueryCode = asOwner || Walls.ReadsQueryCode(reader, @case, WorkingCalendar.DayOf(clock.Now));
        return new CaseShape
        {
            Id = @case.Id,
            ItemCode = @case.ItemCode,
            ItemName = keeper.Book.SheetOf(@case).Name,
            State = @case.State,
            CaseNumber = @case.Number,
            QueryCode = readsQueryCode ? @case.QueryCode : null,
            Office = OfficeOf(@case.Office),
            InNameOf = OfficeOf(@case.InNameOf),
            Applicant = asOwner ? CaseParts.Of(@case.Applicant) : Masked(@case.Applicant),
            Project = CaseParts.Of(@case.Project, withAddressesOfFirms: asOwner),
            Form = @case.Form,
            Materials = [.. @case.Materials.Select(m => CaseParts.Of(m, asOwner))],
            SubmittedAt = CaseParts.China(@case.SubmittedAt),
            ReceivedAt = CaseParts.China(@case.ReceivedAt),
            IntakeDueAt = CaseParts.China(@case.IntakeDueAt),
            AcceptedAt = CaseParts.China(@case.AcceptedAt),
            DeemedAccepted = @case.DeemedAccepted,
            Clock = ClockOf(@case),
            Tasks = [.. @case.Tasks.Where(t => !asOwner || IsForApplicant(t)).Select(CaseParts.Of)],
            Notice = @case.Notice is { } notice ? CaseParts.Of(notice, withPersonalData: asOwner) : null,
            DefectNotice = @case.DefectNotice is { } defects ? CaseParts.Of(defects) : null,
            Decision = @case.Decision is { } decision ? CaseParts.Of(decision, WorkingCalendar.DayOf(clock.Now)) : null,
            Process = CaseParts.ProcessOf(@case),
            Visits = @case.Visits,
            Rating = @case.Rating is { } rating ? CaseParts.Of(rating) : null,
            Opinions = asOwner ? null : [.. @case.Opinions.Select(CaseParts.Of)], // the city's word to the handling office
            Timeline = TimelineOf(@case, asOwner),
            Declaration = @case.Declaration is { } declaration ? CaseParts.Of(declaration) : null,
            ChangedAt = @case.State == CaseState.Draft ? CaseParts.China(@case.ChangedAt ?? @case.CreatedAt) : null,
            SheetVersion = @case.SheetVersion,
            SheetChanges = [.. changes.Select(SheetChangeShape.Of)],
            LeftOut = @case.LeftOut,
            Characters = [.. @case.Characters.Select(c => c.Character)],
            CrossesRegions = @case.CrossesRegions,
            Practice = @case.Practice,
            AtCounter = @case.AtCounter,
            Questions = asOwner ? null : [.. @case.Questions.Select(CaseParts.Of)],
            Departments = [.. Departments.Of(@case).Select(d => CaseParts.Of(d.Department, d.Opinion))],
            Omissions = asOwner ? null : [.. @case.Omissions.Select(CaseParts.Of)],
            Recusals = [.. @case.Recusals.Select(r => CaseParts.Of(r, withWhoSteppedAside: !asOwner))],
        };
    }

    /// <summary>
    /// Words the timeline. For the applicant it tells all that concerns them; what the office keeps to itself is left
    /// out.
    /// </summary>
    public IReadOnlyList<TimelineShape> TimelineOf(Case @case, bool forApplicant) =>
        [
            .. @case
                .Timeline.Where(t => !forApplicant || !IsOfficesOwn(t))
                .Select(t => new TimelineShape(CaseParts.China(t.At), t.Kind, TextOf(t))),
        ];

    /// <summary>Reads the clock as of now.</summary>
    public ClockShape ClockOf(Case @case)
    {
        if (@case.Clock is not { } running)
            return NotStarted(@case);
        var calendar = keeper.Book.CalendarOf(@case);
        var facts = running.AsOf(calendar, clock.Now);
        var promised = LegalClock.DueAt(calendar, facts, Limit.Promised);
        var statutory = LegalClock.DueAt(calendar, facts, Limit.Statutory);
        var until = WorkingCalendar.DayOf(facts.StoppedAt ?? clock.Now);
        var decided = @case.Decision; // R15: what was counted at the decision stays
        return new ClockShape
        {
            StartedAt = CaseParts.China(facts.StartedAt),
            PromisedDueAt = promised.At,
            StatutoryDueAt = statutory.At,
            DaysUsed = decided?.DaysUsed ?? LegalClock.DaysUsed(calendar, facts, Limit.Promised, until),
            DaysExcluded = decided?.DaysExcluded ?? LegalClock.DaysExcluded(calendar, facts, Limit.Promised, until),
            State = StateOf(facts),
            Projected = promised.Projected || statutory.Projected,
            Card = @case.Card,
            Provisional = promised.Provisional || statutory.Provisional,
            Pauses = [.. running.Pauses.Select(CaseParts.Of)],
            Extension = facts.Extension is { } extension ? new(extension.Days, extension.Reason) : null,
        };
    }

    /// <summary>Names an office by its code.</summary>
    public OfficeShape? OfficeOf(string? code) =>
        code is not null && keeper.Book.Register.Office(code) is { } office ? new(office.Code, office.Name) : null;

    /// <summary>Masks an applicant: enough to recognise, not enough to call (R30).</summary>
    internal static Applicant Hidden(Applicant applicant) =>
        applicant with
        {
            IdKind = applicant.IdKind, // said, since a masked number no longer tells it
            IdNumber = PersonalData.Masked("applicant.idNumber", applicant.IdNumber),
            Phone = PersonalData.Masked("applicant.phone", applicant.Phone),
            Email = PersonalData.Masked("applicant.email", applicant.Email),
            Agent = applicant.Agent is { } agent
                ? agent with
                {
                    IdKind = agent.IdKind,
                    IdNumber = PersonalData.Masked("applicant.agent.idNumber", agent.IdNumber),
                    Phone = PersonalData.Masked("applicant.agent.phone", agent.Phone),
                }
                : null,
        };

    /// <summary>Shows an applicant to staff.</summary>
    private static ApplicantShape Masked(Applicant applicant) =>
        CaseParts.Of(Hidden(applicant)) with
        {
            IdConfirmed = applicant.StandsByConfirmation(),
        };

    private ClockShape NotStarted(Case @case) =>
        new()
        {
            StartedAt = null,
            PromisedDueAt = null,
            StatutoryDueAt = null,
            DaysUsed = 0,
            DaysExcluded = 0,
            State = ClockState.NotStarted,
            Projected = false,
            Card = @case.Card,
            Provisional = DueDates.IsProvisional(@case, keeper.Book.Calendar),
            Pauses = [],
            Extension = null,
        };

    private static ClockState StateOf(ClockFacts facts)
    {
        if (facts.StoppedAt is not null)
            return ClockState.Stopped;
        return facts.OpenPause is null ? ClockState.Running : ClockState.Paused;
    }

    /// <summary>Tasks beside the process are the office's own: a question to the city, a follow-up.</summary>
    private static bool IsForApplicant(OpenTask task) => task.Role == Roles.Applicant || task.ActivityId is not null;

    /// <summary>Opinions, looked-up personal data and what colleagues settle among themselves.</summary>
    private static bool IsOfficesOwn(TimelineEntry entry) =>
        entry.Kind is "opinion" or "revealed"
        || entry.Task is "asked" or AskCity.Reply or "steppedAside" or "reassigned";

    /// <summary>What colleagues add to a task stays among them; reasons that were told to the applicant are part of the line.</summary>
    private string TextOf(TimelineEntry entry) =>
        entry switch
        {
            { Kind: "taskCompleted", Task: { } task } => words["taskCompletedOf", words["task-" + task]],
            { Kind: "redCard", Detail: "intake" } => words["redCard-intake"],
            { Kind: "yellowCard" or "redCard" or "breach" } => words[entry.Kind], // their detail is the limit, which the words name already
            { Kind: "notAccepted", Detail: { } office } => words["notCompetentOf", office],
            { Detail: { } detail } when entry.Kind != "taskCompleted" => $"{words[entry.Kind]} {detail}",
            _ => words[entry.Kind],
        };
}

using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Shows a case to a reader: what is computed of it now, worded in the reader's language, and no more than they may see.</summary>
public sealed class CaseView(RulebookKeeper keeper, OfficeClock clock, IStringLocalizer<CaseWords> words)
{
    public CaseShape Show(Case @case, Actor reader)
    {
        var (book, own) = (keeper.Book, reader.UserId == @case.OwnerId && !@case.Practice); // whoever practises sees what the office sees
        return new CaseShape(
            @case.Id,
            @case.ItemCode,
            book.Items[@case.ItemCode].Name,
            @case.State,
            @case.Number,
            own || Walls.ReadsQueryCode(reader, @case, WorkingCalendar.DayOf(clock.Now)) ? @case.QueryCode : null,
            OfficeOf(@case.Office),
            OfficeOf(@case.InNameOf),
            own ? Open(@case.Applicant) : Masked(@case.Applicant),
            new(
                @case.Project.Name,
                @case.Project.Address,
                @case.Project.RegionCode,
                @case.Project.FloorArea,
                @case.Project.AlsoIn,
                @case.Project.Works.IsDefault ? [] : @case.Project.Works,
                own
                    ? @case.Project.Parties.IsDefault
                        ? []
                        : @case.Project.Parties
                    :
                    [
                        .. (@case.Project.Parties.IsDefault ? [] : @case.Project.Parties).Select(p =>
                            p with
                            {
                                Email = null,
                            }
                        ),
                    ]
            ),
            @case.Form,
            [
                .. @case.Materials.Select(m => new MaterialShape(
                    m.MaterialCode,
                    m.Status,
                    m.FileName,
                    m.Size,
                    m.Sha256,
                    m.ContentType,
                    m.PromisedDate
                )
                {
                    Before = m.Before is { } b ? new(b.FileName, b.Size, b.Sha256, b.ContentType) : null,
                }),
            ],
            China(@case.SubmittedAt),
            China(@case.ReceivedAt),
            China(@case.IntakeDueAt),
            China(@case.AcceptedAt),
            @case.DeemedAccepted,
            ClockOf(@case),
            [
                .. @case
                    .Tasks.Where(t => !own || t.Role == Roles.Applicant || t.ActivityId is not null)
                    .Select(t => new TaskShape(t.Name, t.Role, t.Outcomes, China(t.DueAt))),
            ],
            @case.Notice is { } n
                ? new NoticeShape(
                    China(n.IssuedAt),
                    China(n.AnswerBy),
                    [
                        .. n.Items.Select(i => new NoticeItemShape(
                            i.ItemNo,
                            i.MaterialCode,
                            i.Field,
                            i.Defect,
                            i.Basis,
                            i.Remedy,
                            i.Answer
                        )),
                    ]
                )
                : null,
            DefectsOf(@case),
            DecisionOf(@case),
            @case.Process is { } p
                ? new ProcessShape(
                    p.DefinitionId,
                    p.Version,
                    [
                        .. @case.Tasks.Select(t => t.ActivityId).OfType<string>(),
                        .. @case.Delays.Select(d => d.ActivityId),
                    ]
                )
                : null,
            @case.Visits,
            @case.Rating is { } r
                ? new RatingShape(r.Score, r.Comment, China(r.At), China(r.FollowUpDueAt), China(r.FollowedUpAt))
                : null,
            own ? null : [.. @case.Opinions.Select(o => new OpinionShape(o.Text, o.By, China(o.At)))], // the city's word to the handling office, not to the applicant
            TimelineOf(@case, own)
        )
        {
            Departments =
            [
                .. Departments
                    .Of(@case)
                    .Select(d => new DepartmentShape(
                        d.Department,
                        d.Opinion is { } o ? AcceptanceEndpoints.Shape(o) : null
                    )),
            ],
            Omissions =
                own || @case.Omissions.IsDefault
                    ? own
                        ? null
                        : []
                    :
                    [
                        .. @case.Omissions.Select(o => new OmissionShape(
                            o.No,
                            o.Clause,
                            o.Place,
                            o.Problem,
                            o.By,
                            China(o.At)
                        )),
                    ],
            CrossesRegions = @case.CrossesRegions,
            Practice = @case.Practice,
            AtCounter = @case.AtCounter,
            Questions = own
                ? null
                :
                [
                    .. @case.Questions.Select(q => new QuestionShape(
                        q.No,
                        q.Text,
                        q.By,
                        China(q.AskedAt),
                        q.Answer,
                        q.AnsweredBy,
                        China(q.AnsweredAt)
                    )),
                ],
            Recusals =
            [
                .. @case.Recusals.Select(r => new RecusalShape(
                    r.No,
                    r.Person,
                    r.AboutHead,
                    r.Reason,
                    China(r.At),
                    r.Granted,
                    own ? null : r.Aside,
                    r.Answer,
                    China(r.DecidedAt)
                )),
            ],
        };
    }

    /// <summary>The timeline: all that concerns the applicant, worded. Opinions and looked-up personal data are the office's own.</summary>
    public IReadOnlyList<TimelineShape> TimelineOf(Case @case, bool forApplicant) =>
        [
            .. @case
                .Timeline.Where(t =>
                    !forApplicant
                    || (
                        t.Kind is not ("opinion" or "revealed")
                        && t.Task is not ("asked" or AskCity.Reply or "steppedAside" or "reassigned")
                    )
                )
                .Select(t => new TimelineShape(China(t.At), t.Kind, TextOf(t))),
        ];

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

    /// <summary>The clock as of now.</summary>
    public ClockShape ClockOf(Case @case)
    {
        if (@case.Clock is not { } running)
            return new(
                null,
                null,
                null,
                0,
                0,
                ClockState.NotStarted,
                false,
                @case.Card,
                DueDates.IsProvisional(@case, keeper.Book.Calendar),
                [],
                null
            );
        var calendar = keeper.Book.CalendarOf(@case);
        var facts = running.AsOf(calendar, clock.Now);
        var (promised, statutory) = (
            LegalClock.DueAt(calendar, facts, Limit.Promised),
            LegalClock.DueAt(calendar, facts, Limit.Statutory)
        );
        var until = WorkingCalendar.DayOf(facts.StoppedAt ?? clock.Now);
        var state =
            facts.StoppedAt is not null ? ClockState.Stopped
            : facts.OpenPause is not null ? ClockState.Paused
            : ClockState.Running;
        return new(
            China(facts.StartedAt),
            promised.At,
            statutory.At,
            @case.Decision?.DaysUsed ?? LegalClock.DaysUsed(calendar, facts, Limit.Promised, until),
            @case.Decision?.DaysExcluded ?? LegalClock.DaysExcluded(calendar, facts, Limit.Promised, until),
            state,
            promised.Projected || statutory.Projected,
            @case.Card,
            promised.Provisional || statutory.Provisional,
            [.. @case.Clock.Pauses.Select(p => new PauseShape(p.Kind, China(p.From), China(p.To), p.ExpectedDays))],
            facts.Extension is { } e ? new(e.Days, e.Reason) : null
        );
    }

    /// <summary>An office by its code.</summary>
    public OfficeShape? OfficeOf(string? code) =>
        code is not null && keeper.Book.Register.Office(code) is { } office ? new(office.Code, office.Name) : null;

    private static DefectNoticeShape? DefectsOf(Case @case) =>
        @case.DefectNotice is { } d
            ? new(
                China(d.IssuedAt),
                d.Inspectors,
                [
                    .. d.Items.Select(i => new DefectShape(
                        i.ItemNo,
                        i.Clause,
                        i.Place,
                        i.Problem,
                        i.Remedy,
                        i.Responsible,
                        i.Deadline,
                        i.State,
                        i.Answer,
                        [.. i.Evidence.Select(e => new EvidenceShape(e.FileName, e.Size, e.Sha256, e.ContentType))],
                        i.ClauseTitle,
                        i.ClauseHeading
                    )
                    {
                        Work = i.Work,
                        Party = Parties.AnsweringFor(i),
                        NamedDeadline = i.NamedDeadline,
                        AnsweredBy = i.AnsweredBy,
                    }),
                ]
            )
            {
                Unseen = d.Unseen.IsDefault ? [] : d.Unseen,
                UnseenReason = d.UnseenReason,
            }
            : null;

    private static DecisionShape? DecisionOf(Case @case) =>
        @case.Decision is { } d
            ? new(
                d.Outcome,
                China(d.DecidedAt),
                d.Reasons,
                d.Basis,
                d.Remedies?.In(System.Globalization.CultureInfo.CurrentUICulture.Name),
                d.DaysUsed,
                d.DaysExcluded,
                d.PromiseMet,
                d.StatutoryMet,
                d.Document is { } r ? new(r.Number, r.Code) : null
            )
            : null;

    private static ApplicantShape Open(Applicant a) => new(a.Kind, a.Name, a.IdNumber, a.Phone, a.Email);

    /// <summary>R30: enough to recognise, not enough to call.</summary>
    private static ApplicantShape Masked(Applicant a) => Open(Hidden(a));

    /// <summary>An applicant as papers printed for the office show them (R30).</summary>
    internal static Applicant Hidden(Applicant a) =>
        new(a.Kind, a.Name, Mask(a.IdNumber, 3, 2), Mask(a.Phone, 3, 2), a.Email.Length == 0 ? "" : "***");

    private static string Mask(string text, int head, int tail) =>
        text.Length <= head + tail
            ? new string('*', text.Length)
            : $"{text[..head]}{new string('*', text.Length - head - tail)}{text[^tail..]}";

    private static DateTimeOffset China(DateTimeOffset instant) => instant.ToOffset(WorkingCalendar.Offset);

    private static DateTimeOffset? China(DateTimeOffset? instant) => instant?.ToOffset(WorkingCalendar.Offset);
}

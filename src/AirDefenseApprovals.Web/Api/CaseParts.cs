using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Shapes the parts of a case that look the same to whoever may see them at all; instants in the office's time.</summary>
internal static class CaseParts
{
    public static DateTimeOffset China(DateTimeOffset instant) => instant.ToOffset(WorkingCalendar.Offset);

    public static DateTimeOffset? China(DateTimeOffset? instant) => instant?.ToOffset(WorkingCalendar.Offset);

    public static ApplicantShape Of(Applicant applicant) =>
        new(applicant.Kind, applicant.Name, applicant.IdNumber, applicant.Phone, applicant.Email)
        {
            IdKind = applicant.IdKind,
            IdConfirmed = applicant.StandsByConfirmation(),
            LegalRepresentative = applicant.LegalRepresentative,
            Agent = applicant.Agent is { } agent ? new(agent.Name, agent.IdKind, agent.IdNumber, agent.Phone) : null,
        };

    public static ProjectShape Of(Project project, bool withAddressesOfFirms) =>
        new(
            project.Name,
            project.Address,
            project.RegionCode,
            project.FloorArea,
            project.AlsoIn,
            project.Works,
            [.. project.Parties.Select(p => withAddressesOfFirms ? p : p with { Email = null })]
        )
        {
            Code = project.Code,
        };

    public static MaterialShape Of(CaseMaterial material, bool forApplicant) =>
        new(
            material.MaterialCode,
            material.Status,
            material.FileName,
            material.Size,
            material.Sha256,
            material.ContentType,
            material.PromisedDate
        )
        {
            Files = [.. material.Files.Select(Of)],
            Fetched = material.Fetched is { } f
                ? new(China(f.At), forApplicant ? null : f.By, f.From, f.Found, forApplicant ? null : f.Note)
                : null,
            Before = material.Before is { } before ? Of(before) : null,
            FilesBefore = [.. material.FilesBefore.Select(Of)],
        };

    public static DeclarationShape Of(Declaration made) =>
        new(made.Version, made.Text, China(made.At), made.By, made.OnPaper);

    public static EvidenceShape Of(AttachedFile file) => new(file.FileName, file.Size, file.Sha256, file.ContentType);

    public static TaskShape Of(OpenTask task) => new(task.Name, task.Role, task.Outcomes, China(task.DueAt));

    public static PauseShape Of(Pause pause) => new(pause.Kind, China(pause.From), China(pause.To), pause.ExpectedDays);

    public static NoticeShape Of(CorrectionNotice notice, bool withPersonalData) =>
        new(
            China(notice.IssuedAt),
            China(notice.AnswerBy),
            [.. notice.Items.Select(i => Of(i, withPersonalData || !PersonalData.IsPersonal(i.Field)))]
        );

    private static NoticeItemShape Of(CorrectionItem item, bool withValues) =>
        new(item.ItemNo, item.MaterialCode, item.Field, item.Defect, item.Basis, item.Remedy, item.Answer)
        {
            Before = withValues ? item.Before : Masked(item.Field!, item.Before),
            After = withValues ? item.After : Masked(item.Field!, item.After),
        };

    private static JsonElement? Masked(string field, JsonElement? value) =>
        value is { } given ? JsonSerializer.SerializeToElement(PersonalData.Masked(field, given.ToString())) : null;

    public static DefectNoticeShape Of(DefectNotice notice) =>
        new(China(notice.IssuedAt), notice.Inspectors, [.. notice.Items.Select(Of)])
        {
            Unseen = notice.Unseen,
            UnseenReason = notice.UnseenReason,
        };

    public static DefectShape Of(Defect defect) =>
        new()
        {
            ItemNo = defect.ItemNo,
            Clause = defect.Clause,
            Place = defect.Place,
            Problem = defect.Problem,
            Remedy = defect.Remedy,
            Responsible = defect.Responsible,
            Deadline = defect.Deadline,
            State = defect.State,
            Answer = defect.Answer,
            Evidence = [.. defect.Evidence.Select(Of)],
            ClauseTitle = defect.ClauseTitle,
            ClauseHeading = defect.ClauseHeading,
            Work = defect.Work,
            Party = Parties.AnsweringFor(defect),
            NamedDeadline = defect.NamedDeadline,
            AnsweredBy = defect.AnsweredBy,
        };

    public static DecisionShape Of(CaseDecision decision, DateOnly today) =>
        new()
        {
            Outcome = decision.Outcome,
            DecidedAt = China(decision.DecidedAt),
            Reasons = decision.Reasons,
            Basis = decision.Basis,
            Remedies = decision.Remedies?.In(CultureInfo.CurrentUICulture.Name),
            DaysUsed = decision.DaysUsed,
            DaysExcluded = decision.DaysExcluded,
            PromiseMet = decision.PromiseMet,
            StatutoryMet = decision.StatutoryMet,
            Document = decision.Document is { } document
                ? new(
                    document.Number,
                    document.Code,
                    document.StateOn(today),
                    document.Terms?.ValidFrom,
                    document.Terms?.ValidTo,
                    document.Replaces
                )
                : null,
        };

    public static ProcessShape? ProcessOf(Case @case)
    {
        if (@case.Process is not { } process)
            return null;
        var tasks = @case.Tasks.Select(t => t.ActivityId).OfType<string>();
        var delays = @case.Delays.Select(d => d.ActivityId);
        return new ProcessShape(process.DefinitionId, process.Version, [.. tasks, .. delays]);
    }

    public static RatingShape Of(Rating rating) =>
        new(rating.Score, rating.Comment, China(rating.At), China(rating.FollowUpDueAt), China(rating.FollowedUpAt));

    public static OpinionShape Of(Opinion opinion) => new(opinion.Text, opinion.By, China(opinion.At));

    public static QuestionShape Of(Question question) =>
        new(
            question.No,
            question.Text,
            question.By,
            China(question.AskedAt),
            question.Answer,
            question.AnsweredBy,
            China(question.AnsweredAt)
        );

    public static DepartmentShape Of(string department, DepartmentOpinion? opinion) =>
        new(department, opinion is null ? null : AcceptanceEndpoints.Shape(opinion));

    public static OmissionShape Of(Omission omission) =>
        new(omission.No, omission.Clause, omission.Place, omission.Problem, omission.By, China(omission.At));

    public static RecusalShape Of(RecusalRequest request, bool withWhoSteppedAside) =>
        new()
        {
            No = request.No,
            Person = request.Person,
            AboutHead = request.AboutHead,
            Reason = request.Reason,
            At = China(request.At),
            Granted = request.Granted,
            Aside = withWhoSteppedAside ? request.Aside : null,
            Answer = request.Answer,
            DecidedAt = China(request.DecidedAt),
        };
}

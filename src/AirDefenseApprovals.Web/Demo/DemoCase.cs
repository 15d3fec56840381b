using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Practice;

namespace AirDefenseApprovals.Web.Demo;

/// <summary>
/// Lives one demo case through: the same acts as real ones, each at its own past instant, and before each the timers that had fallen due by
/// then. An act that would lie in the future is left out, and so is all that follows it.
/// </summary>
internal sealed class DemoCase(DemoOffice office)
{
    private Guid id;
    private ImmutableArray<CaseTimer> timers = [];
    private bool stopped;

    /// <summary>The case as it stands.</summary>
    public Case? Now { get; private set; }

    /// <summary>Hands an application in, with all its materials.</summary>
    public async Task<DemoCase> SubmitAsync(SampleApplication application, DateTimeOffset at)
    {
        if (!await DraftAsync(application, at.AddMinutes(-20)))
            return this;
        foreach (
            var material in office
                .Book.Items[application.ItemCode]
                .Materials.Where(m => m.FromApplicant && m.Required && m.Code != application.WithoutMaterial)
        )
            await ActAsync(
                new AttachMaterial
                {
                    By = application.By,
                    At = at.AddMinutes(-10),
                    MaterialCode = material.Code,
                    File = office.Paper,
                }
            );
        await ActAsync(
            new SubmitCase
            {
                By = application.By,
                At = at,
                QueryCode = Codes.Query(),
                AcknowledgeIncomplete = application.WithoutMaterial is not null,
                Declared = true,
            }
        );
        return this;
    }

    /// <summary>Begins a draft.</summary>
    public async Task<bool> DraftAsync(SampleApplication application, DateTimeOffset at)
    {
        stopped = at > office.Now;
        if (stopped)
            return false;
        var act = application.ToAct(at, office.Book);
        var begun = await office.Acts.BeginAsync(act, null, CancellationToken.None);
        Keep(begun, act);
        id = begun.Case!.Id;
        return true;
    }

    /// <summary>Completes a task as whoever of the handling office does such tasks.</summary>
    public Task<DemoCase> TaskAsync(
        string task,
        string outcome,
        DateTimeOffset at,
        object? data = null,
        string? comment = null
    ) =>
        ActAsync(@case => new CompleteTask
        {
            By = By(@case, task),
            At = at,
            Task = task,
            Outcome = outcome,
            Comment = comment,
            Data = data is null ? null : JsonSerializer.SerializeToElement(data),
            VerificationCode = Codes.Verification(),
        });

    /// <summary>Does any act.</summary>
    public Task<DemoCase> ActAsync(CaseAct act) => ActAsync(_ => act);

    /// <summary>Does an act made from the case as it stands.</summary>
    public async Task<DemoCase> ActAsync(Func<Case, CaseAct> make)
    {
        if (stopped || Now is null)
            return this;
        var act = make(Now);
        if (act.At > office.Now)
        {
            stopped = true;
            return this;
        }

        while (
            timers.Where(t => t.DueAt <= act.At).OrderBy(t => t.DueAt).Select(t => (CaseTimer?)t).FirstOrDefault()
                is { } due
        )
        {
            var fired = new TimerDue
            {
                By = Actor.System,
                At = due.DueAt,
                Kind = due.Kind,
            };
            Keep(await office.Acts.DoAsync(id, fired), fired);
        }

        Keep(await office.Acts.DoAsync(id, act), act);
        return this;
    }

    private Actor By(Case @case, string task) =>
        @case.Tasks.FirstOrDefault(t => t.Name == task)?.Role switch
        {
            Roles.Applicant => office.Person(
                @case.OwnerId == office.Person("applicant1").UserId ? "applicant1" : "applicant2"
            ),
            Roles.Inspector => office.Person($"inspector1.{@case.Office}"),
            Roles.Supervisor => office.Person("supervisor"),
            { } role => office.Person($"{role}.{@case.Office}"),
            null => throw new InvalidOperationException(
                $"The demo wants task {task} of a case of {@case.ItemCode} that has none; "
                    + $"open: {string.Join(", ", @case.Tasks.Select(t => t.Name))}."
            ),
        };

    private void Keep(ActResult result, CaseAct act)
    {
        if (result.Refusal is { } refusal)
        {
            var errors = string.Join("; ", refusal.Errors.Select(e => $"{e.Field} {e.Slug}"));
            throw new InvalidOperationException(
                $"The demo's {act.GetType().Name} was refused: {refusal.Slug} {errors} ({act})."
            );
        }

        Now = result.Case;
        timers = result.Changes!.Timers;
    }
}

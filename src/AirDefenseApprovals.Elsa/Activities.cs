using System.Runtime.CompilerServices;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace AirDefenseApprovals.Workflows.Elsa;

/// <summary>Waits for a person: makes a bookmark and, resumed, completes with the outcome it is given.</summary>
[Activity("AirDefense", "HumanTask", 1, "Waits for a person.", "AirDefense")]
[FlowNode("Done")]
public sealed class HumanTaskActivity : Activity
{
    /// <summary>The name of the input that tells the outcome.</summary>
    public const string Outcome = "AirDefense.Outcome";

    /// <summary>Made by Elsa.</summary>
    public HumanTaskActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) { }

    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.CreateBookmark(
            new CreateBookmarkArgs
            {
                Callback = ResumeAsync,
                AutoBurn = true,
                IncludeActivityInstanceId = true,
            }
        );
        return ValueTask.CompletedTask;
    }

    private async ValueTask ResumeAsync(ActivityExecutionContext context) =>
        await context.CompleteActivityWithOutcomesAsync((string)context.WorkflowInput[Outcome]);
}

/// <summary>An effect: reported to the caller, who carries it out; complete at once.</summary>
public abstract class EffectActivity(string? source, int? line) : Activity(source, line)
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        context.GetRequiredService<AdvanceLog>().Effects.Add(Id);
        await context.CompleteActivityAsync();
    }
}

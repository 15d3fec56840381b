using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Runs a definition on the engine without a case, step by step: what an office does before it publishes one.</summary>
/// <param name="Definition">The Elsa 3 definition, as its file says it.</param>
/// <param name="Steps">Which open activity to complete with which outcome, in order.</param>
/// <param name="Facts">What expressions see as <c>case</c>; null for none.</param>
public sealed record DryRun(string Definition, ImmutableArray<Signal> Steps, JsonElement? Facts = null)
{
    /// <summary>More steps than this are refused.</summary>
    public const int MostSteps = 200;

    /// <summary>Runs it.</summary>
    /// <param name="book">The rulebook in force, with the engine and the processes that this one may execute.</param>
    /// <param name="refusal">Why not: mistakes of the definition by JSON path, or a step on an activity that is not open.</param>
    public DryRunResult? Run(Rulebook book, out Refusal? refusal)
    {
        if (PublishProcess.Read(Definition, book, out refusal) is not { } definition)
            return null;
        if (Steps.Length > MostSteps)
        {
            refusal = Refusal.Incomplete(null, "steps-wrong", new FieldError("steps", "too-many-steps"));
            return null;
        }

        var advance = book.Engine.Engine.Start(definition, Facts);
        var (executed, output, effects) = (
            advance.Executed.ToImmutableArray(),
            advance.Output.ToImmutableArray(),
            advance.Effects.ToImmutableArray()
        );
        for (var i = 0; i < Steps.Length; i++)
        {
            if (
                advance.State.Status != WorkflowStatus.Suspended
                || advance.State.Open.All(o => o.ActivityId != Steps[i].ActivityId)
            )
            {
                refusal = Refusal.Incomplete(
                    null,
                    "steps-wrong",
                    new FieldError($"steps[{i}].activity", "step-not-open", Steps[i].ActivityId)
                );
                return null;
            }

            advance = book.Engine.Engine.Resume(definition, advance.State, Steps[i], Facts);
            (executed, output, effects) = (
                executed.AddRange(advance.Executed),
                output.AddRange(advance.Output),
                effects.AddRange(advance.Effects)
            );
        }

        return new(definition, advance.State, executed, output, effects);
    }
}

/// <summary>Where a dry run stands after its steps.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="State">The instance's state.</param>
/// <param name="Executed">Ids of activities in order of start.</param>
/// <param name="Output">Lines written.</param>
/// <param name="Effects">Effects passed, in order: what a case would have undergone.</param>
public sealed record DryRunResult(
    WorkflowDefinition Definition,
    WorkflowState State,
    ImmutableArray<string> Executed,
    ImmutableArray<string> Output,
    ImmutableArray<Effect> Effects
);

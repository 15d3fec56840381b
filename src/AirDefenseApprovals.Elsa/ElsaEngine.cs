using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Microsoft.Extensions.DependencyInjection;
using OurState = AirDefenseApprovals.Workflows.WorkflowState;
using OurStatus = AirDefenseApprovals.Workflows.WorkflowStatus;

namespace AirDefenseApprovals.Workflows.Elsa;

/// <summary>
/// The port on the real Elsa 3: its <c>IWorkflowRunner</c> runs, its <c>IWorkflowStateSerializer</c> writes the state, and the caller saves
/// that state in its own transaction. Elsa's state carries instants and random ids of Elsa's making, so unlike
/// <see cref="FlowchartEngine"/>
/// the same input gives the same behaviour, but not the same bytes.
/// </summary>
/// <remarks>
/// Verified, since the feed at hand has no Elsa, against Elsa's source of 2026-08-22 (commit 1c0fb909), its core, management, expressions
/// and JavaScript modules built and packed as 3.7.1-scratch: the whole contract passed. The released 3.7.1 itself was not seen.
/// </remarks>
public sealed class ElsaEngine : IWorkflowEngine, IDisposable
{
    private readonly ServiceProvider services = ElsaServices.Build();
    private readonly DefinitionLoader loader = new();

    /// <inheritdoc/>
    public Advance Start(WorkflowDefinition definition, JsonElement? facts = null) =>
        Run(definition, null, null, facts);

    /// <inheritdoc/>
    public Advance Resume(WorkflowDefinition definition, OurState state, Signal signal, JsonElement? facts = null)
    {
        if (state.Status != OurStatus.Suspended)
            throw new ArgumentException(
                $"The instance of {definition.DefinitionId} does not wait: it is {state.Status}.",
                nameof(state)
            );
        if (state.EngineState is null)
            throw new ArgumentException("This state was not written by Elsa.", nameof(state));
        if (!state.Open.Any(open => open.ActivityId == signal.ActivityId))
            throw new ArgumentException(
                $"Activity '{signal.ActivityId}' of {definition.DefinitionId} does not wait.",
                nameof(signal)
            );
        return Run(definition, state, signal, facts);
    }

    /// <inheritdoc/>
    public void Dispose() => services.Dispose();

    // The port is synchronous because the built-in engine never waits; Elsa's tasks do not wait for anything here either.
    private Advance Run(WorkflowDefinition definition, OurState? state, Signal? signal, JsonElement? facts) =>
        RunAsync(definition, state, signal, facts).GetAwaiter().GetResult();

    private async Task<Advance> RunAsync(
        WorkflowDefinition definition,
        OurState? state,
        Signal? signal,
        JsonElement? facts
    )
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var log = provider.GetRequiredService<AdvanceLog>();
        log.Facts = facts;
        var graph = await loader.LoadAsync(definition, provider);
        var runner = provider.GetRequiredService<IWorkflowRunner>();
        var serializer = provider.GetRequiredService<IWorkflowStateSerializer>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        RunWorkflowResult result;
        if (state is null || signal is null)
        {
            result = await runner.RunAsync(graph, new RunWorkflowOptions { WorkflowInstanceId = "instance" });
        }
        else
        {
            var before = serializer.Deserialize(state.EngineState!);
            known.UnionWith(before.ActivityExecutionContexts.Select(context => context.Id));
            var options = new RunWorkflowOptions
            {
                BookmarkId = before.Bookmarks.First(bookmark => bookmark.ActivityId == signal.ActivityId).Id,
                Input = new Dictionary<string, object> { [HumanTaskActivity.Outcome] = signal.Outcome },
            };
            result = await runner.RunAsync(graph, before, options);
        }

        var executed = result
            .WorkflowExecutionContext.ActivityExecutionContexts.Where(context =>
                !known.Contains(context.Id) && context.Activity is not Workflow
            )
            .Select(context => context.Activity.Id);
        var effects = log.Effects.Select(id => definition.Effects.First(effect => effect.ActivityId == id));
        return new Advance(
            await StateTranslator.TranslateAsync(definition, state, result, provider),
            [.. executed],
            [.. effects],
            [.. log.Lines]
        );
    }
}

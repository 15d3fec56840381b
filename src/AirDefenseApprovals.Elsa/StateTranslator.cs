using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;
using OurState = AirDefenseApprovals.Workflows.WorkflowState;
using OurStatus = AirDefenseApprovals.Workflows.WorkflowStatus;

namespace AirDefenseApprovals.Workflows.Elsa;

/// <summary>Reads off Elsa's execution what the port tells, and keeps Elsa's own state beside it.</summary>
internal static class StateTranslator
{
    public static async Task<OurState> TranslateAsync(
        WorkflowDefinition definition,
        OurState? before,
        RunWorkflowResult result,
        IServiceProvider provider
    )
    {
        var context = result.WorkflowExecutionContext;
        // As Elsa's runtime does when it commits: variables first, then the state that holds them.
        await provider.GetRequiredService<IVariablePersistenceManager>().SaveVariablesAsync(context);
        var state = provider.GetRequiredService<IWorkflowStateExtractor>().Extract(context);
        var tasks = definition.HumanTasks.ToDictionary(
            task => task.Bookmark.ActivityId,
            task => task.Bookmark,
            StringComparer.Ordinal
        );
        var status = state.SubStatus switch
        {
            WorkflowSubStatus.Faulted => OurStatus.Faulted,
            WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled => OurStatus.Finished,
            _ => OurStatus.Suspended,
        };
        return new OurState
        {
            Status = status,
            Open = [.. state.Bookmarks.Select(bookmark => tasks[bookmark.ActivityId])],
            Owners = [.. state.Bookmarks.Select(_ => -1)],
            Variables = Variables(context),
            Completed = Completed(before, context),
            Fault = status == OurStatus.Faulted ? Fault(state.Incidents) : null,
            Name = state.Name,
            EngineState = provider.GetRequiredService<IWorkflowStateSerializer>().Serialize(state),
        };
    }

    private static Dictionary<string, string> Variables(WorkflowExecutionContext context)
    {
        var root = context.ActivityExecutionContexts.FirstOrDefault(execution =>
            execution.ParentActivityExecutionContext is null
        );
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in context.Workflow.Variables)
        {
            var value =
                root?.ExpressionExecutionContext.Memory.TryGetBlock(variable.Id, out var block) == true
                    ? block.Value
                    : null;
            values[variable.Name] = JsonSerializer.Serialize(value);
        }

        return values;
    }

    private static List<string> Completed(OurState? before, WorkflowExecutionContext context)
    {
        var completed = new List<string>(before?.Completed ?? []);
        var activities = context
            .ExecutionLog.Where(entry => entry.EventName == "Completed" && entry.ActivityId != context.Workflow.Id)
            .Select(entry => entry.ActivityId);
        completed.AddRange(activities.Where(id => !completed.Contains(id)).Distinct().ToList());
        return completed;
    }

    private static string Fault(IEnumerable<ActivityIncident> incidents)
    {
        if (incidents.FirstOrDefault() is not { } incident)
            return "";
        var cause = incident.Exception?.InnerException?.Message ?? incident.Message;
        return $"Activity '{incident.ActivityId}' ({incident.ActivityType}): {cause}";
    }
}

using Elsa.Workflows;
using Elsa.Workflows.Pipelines.ActivityExecution;
using Elsa.Workflows.Pipelines.WorkflowExecution;

namespace AirDefenseApprovals.Workflows.Elsa;

/// <summary>Reads stored variables before an advance, as Elsa's runtime does.</summary>
internal sealed class LoadVariables(WorkflowMiddlewareDelegate next, IVariablePersistenceManager variables)
    : WorkflowExecutionMiddleware(next)
{
    public override async ValueTask InvokeAsync(WorkflowExecutionContext context)
    {
        await variables.LoadVariablesAsync(context);
        await Next(context);
    }
}

/// <summary>Ends a circle that no human task breaks; Elsa would run in it for ever.</summary>
internal sealed class CountSteps(ActivityMiddlewareDelegate next) : IActivityExecutionMiddleware
{
    private const int MostSteps = 20_000;

    public async ValueTask InvokeAsync(ActivityExecutionContext context)
    {
        if (++context.GetRequiredService<AdvanceLog>().Steps > MostSteps)
        {
            context.WorkflowExecutionContext.Scheduler.Clear();
            throw new InvalidOperationException($"more than {MostSteps} steps without waiting for anybody");
        }

        await next(context);
    }
}

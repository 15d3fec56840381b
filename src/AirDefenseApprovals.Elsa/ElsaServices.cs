using AirDefenseApprovals.Workflows.Scripts;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Mediator.Contracts;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Features;
using Elsa.Workflows.Management;
using Elsa.Workflows.Middleware.Activities;
using Elsa.Workflows.Middleware.Workflows;
using Elsa.Workflows.Pipelines.ActivityExecution;
using Elsa.Workflows.Pipelines.WorkflowExecution;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Workflows.Elsa;

/// <summary>Elsa's modules as this port needs them: core, definitions and JavaScript; no runtime, no store, no host.</summary>
internal static class ElsaServices
{
    private const int MostBytes = 4_000_000,
        MostStatements = 10_000,
        MostDepth = 64;

    public static ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services
            .AddSingleton<IConfiguration>(new ConfigurationManager())
            .AddLogging()
            .AddMemoryCache()
            .AddScoped<AdvanceLog>();
        // The runtime, which is not here, would offer this.
        services.AddScoped<Func<IEnumerable<IWorkflowMaterializer>>>(provider =>
            provider.GetServices<IWorkflowMaterializer>
        );
        var module = services.CreateModule();
        module.UseWorkflows(workflows =>
            workflows
                .WithStandardOutStreamProvider(provider => new StandardOutStreamProvider(
                    provider.GetRequiredService<AdvanceLog>()
                ))
                .WithWorkflowExecutionPipeline(WorkflowPipeline)
                .WithActivityExecutionPipeline(ActivityPipeline)
        );
        module.UseWorkflowManagement(management =>
            management.AddActivitiesFrom<WriteLine>().AddActivitiesFrom<HumanTaskActivity>()
        );
        module.UseJavaScript(options => options.ConfigureEngineOptions(Limit).ConfigureEngine(OfferCase));
        module.Configure<FlowchartFeature>();
        module.Apply();
        // These keep stores up to date that are not here.
        foreach (
            var handler in services
                .Where(service =>
                    service.ServiceType == typeof(INotificationHandler) && NeedsStore(service.ImplementationType)
                )
                .ToList()
        )
            services.Remove(handler);
        var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        scope
            .ServiceProvider.GetRequiredService<IActivityRegistryPopulator>()
            .PopulateRegistryAsync()
            .GetAwaiter()
            .GetResult();
        return provider;
    }

    private static void WorkflowPipeline(IWorkflowExecutionPipelineBuilder pipeline) =>
        pipeline.UseMiddleware<LoadVariables>().UseExceptionHandling().UseDefaultActivityScheduler();

    private static void ActivityPipeline(IActivityExecutionPipelineBuilder pipeline) =>
        pipeline
            .UseExceptionHandling()
            .UseExecutionLogging()
            .UseNotifications()
            .UseMiddleware<CountSteps>()
            .UseDefaultActivityInvoker();

    private static void Limit(Options options) =>
        options
            .LimitMemory(MostBytes)
            .MaxStatements(MostStatements)
            .LimitRecursion(MostDepth)
            .LocalTimeZone(TimeZoneInfo.Utc);

    private static void OfferCase(Engine engine, ExpressionExecutionContext context) =>
        engine.SetValue(
            ScriptPreparation.CaseName,
            context.GetRequiredService<AdvanceLog>().Facts is { } facts
                ? new JsonParser(engine).Parse(facts.GetRawText())
                : JsValue.Undefined
        );

    private static bool NeedsStore(Type? handler) =>
        handler?.Name
            is "DeleteWorkflowInstances"
                or "UpdateConsumingWorkflows"
                or "RefreshActivityRegistry"
                or "ValidateWorkflow";
}

using AirDefenseApprovals.Web.Api.Document;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Tells the API's document what an endpoint answers: one status of success, and problems for the others.</summary>
internal static class AnswersExtensions
{
    public static RouteHandlerBuilder Answers<T>(
        this RouteHandlerBuilder endpoint,
        int success,
        params ReadOnlySpan<int> problems
    ) => endpoint.Produces<T>(success).WithProblems(problems);

    public static RouteHandlerBuilder Answers(
        this RouteHandlerBuilder endpoint,
        int success,
        params ReadOnlySpan<int> problems
    ) => endpoint.Produces(success).WithProblems(problems);

    /// <summary>A file that the endpoint answers with, alone or beside JSON.</summary>
    public static RouteHandlerBuilder AnswersFile(this RouteHandlerBuilder endpoint, string contentType) =>
        endpoint.WithMetadata(new FileAnswer(contentType));

    /// <summary>The operation's name in the API's document: a verb and what it is about.</summary>
    public static RouteHandlerBuilder WithOperationId(this RouteHandlerBuilder endpoint, string name) =>
        endpoint.WithMetadata(new OperationId(name));

    private static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder endpoint, ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ProblemDetails>(status, "application/problem+json");
        return endpoint;
    }
}

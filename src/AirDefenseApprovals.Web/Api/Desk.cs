using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Takes a request's act to <see cref="CaseActs"/> and answers with the case, or the problem.</summary>
public sealed class Desk(CaseActs acts, CaseQueries queries, CaseView view, Problems problems, OfficeClock clock)
{
    public DateTimeOffset Now => clock.Now;

    public CaseQueries Queries => queries;

    public CaseView View => view;

    public Problems Problems => problems;

    /// <summary>Does an act on a case and answers with the case.</summary>
    public async Task<IResult> DoAsync(HttpContext http, Guid id, CaseAct act) =>
        Answer(
            http,
            await acts.DoAsync(id, act, SeenVersion(http), RepeatedWrites.KeyOf(http), http.RequestAborted),
            act.By
        );

    public async Task<IResult> BeginAsync(HttpContext http, SaveDraft act) =>
        Answer(http, await acts.BeginAsync(act, RepeatedWrites.KeyOf(http), http.RequestAborted), act.By, 201);

    public async Task<IResult> CopyAsync(HttpContext http, Guid from)
    {
        var actor = http.User.ToActor();
        return Answer(
            http,
            await acts.CopyAsync(
                from,
                id => new CopyCase
                {
                    By = actor,
                    At = Now,
                    NewId = id,
                },
                RepeatedWrites.KeyOf(http),
                http.RequestAborted
            ),
            actor,
            201
        );
    }

    /// <summary>Does an act and lets the caller shape the answer.</summary>
    public async Task<ActResult> RawAsync(HttpContext http, Guid id, CaseAct act) =>
        await acts.DoAsync(id, act, SeenVersion(http), RepeatedWrites.KeyOf(http), http.RequestAborted);

    /// <summary>The case with its ETag.</summary>
    public IResult Show(HttpContext http, Case @case, int version, Actor reader, int status = 200)
    {
        http.Response.Headers.ETag = $"\"{version}\"";
        if (status == 201)
            http.Response.Headers.Location = $"/api/v1/cases/{@case.Id}";
        return Results.Json(view.Show(@case, reader), statusCode: status);
    }

    private IResult Answer(HttpContext http, ActResult result, Actor actor, int status = 200) =>
        result.Refusal is { } refusal
            ? problems.Answer(refusal)
            : Show(http, result.Case!, result.Version, actor, status);

    /// <summary>The version that <c>If-Match</c> names: null for none, -1 for one that no case ever has.</summary>
    private static int? SeenVersion(HttpContext http) =>
        http.Request.Headers.IfMatch.ToString() switch
        {
            "" or "*" => null,
            var tag => int.TryParse(tag.Trim('"'), System.Globalization.CultureInfo.InvariantCulture, out var version)
                ? version
                : -1,
        };
}

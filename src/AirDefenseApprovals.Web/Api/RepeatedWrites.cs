using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AirDefenseApprovals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// <c>Idempotency-Key</c>: the same key and body answer alike with one effect. The key's row is written in the act's own transaction; the
/// answer is added afterwards, and if the process dies in between, a repetition answers with the case as it is.
/// </summary>
internal sealed class RepeatedWrites(RequestDelegate next)
{
    private const string Item = "repeat-key";

    public static RepeatKey? KeyOf(HttpContext http) => http.Items[Item] as RepeatKey;

    public async Task InvokeAsync(HttpContext http, IDbContextFactory<AdaDb> databases, WriterQueue writer, Problems problems)
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var user = http.User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (key.Length == 0 || user is null || HttpMethods.IsGet(http.Request.Method))
        {
            await next(http);
            return;
        }

        if (key.Length > 200)
        {
            await Problems.Answer(problems.Of(400, "idempotency-key-too-long")).ExecuteAsync(http);
            return;
        }

        var repeat = new RepeatKey(user, key, await HashAsync(http.Request));
        await using (var db = await databases.CreateDbContextAsync(http.RequestAborted))
        {
            if (await db.Repeats.AsNoTracking().FirstOrDefaultAsync(r => r.UserId == user && r.Key == key, http.RequestAborted) is { } earlier)
            {
                await AnswerAgainAsync(http, earlier, repeat, problems);
                return;
            }
        }

        http.Items[Item] = repeat;
        await AnswerAndKeepAsync(http, repeat, writer);
    }

    private static async Task AnswerAgainAsync(HttpContext http, RepeatRow earlier, RepeatKey repeat, Problems problems)
    {
        if (earlier.RequestHash != repeat.RequestHash)
        {
            await Problems.Answer(problems.Of(422, "idempotency-key-reused")).ExecuteAsync(http);
        }
        else if (earlier.Status is { } status)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json; charset=utf-8";
            await http.Response.WriteAsync(earlier.Answer ?? "", http.RequestAborted);
        }
        else
        {
            var desk = http.RequestServices.GetRequiredService<Desk>();
            var actor = Identity.IdentitySetup.ToActor(http.User);
            var found = await desk.Queries.FindAsync(actor, earlier.CaseId!.Value, http.RequestAborted);
            await (found is { } saved ? desk.Show(http, saved.Case, saved.Version, actor) : Results.NoContent()).ExecuteAsync(http);
        }
    }

    private async Task AnswerAndKeepAsync(HttpContext http, RepeatKey repeat, WriterQueue writer)
    {
        var stream = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = stream;
        }

        kept.Position = 0;
        if (http.Response.StatusCode < 300)
        {
            var (status, answer) = (http.Response.StatusCode, Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length));
            await writer.WriteAsync(async db => (await db.Repeats.Where(r => r.UserId == repeat.UserId && r.Key == repeat.Key).ExecuteUpdateAsync(r => r.SetProperty(x => x.Status, status).SetProperty(x => x.Answer, answer)), true), CancellationToken.None);
        }

        await kept.CopyToAsync(stream, http.RequestAborted);
    }

    private static async Task<string> HashAsync(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        request.EnableBuffering();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;) hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Collections.Concurrent;
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

    /// <summary>The largest body whose repetition can be told: above the largest material, 500 MB.</summary>
    private const long LargestBody = 600L * 1024 * 1024;

    /// <summary>Writes on their way, by person and key: a repetition that comes at the same time waits for the first's answer.</summary>
    private readonly ConcurrentDictionary<(string User, string Key), Turn> turns = new();

    public static RepeatKey? KeyOf(HttpContext http) => http.Items[Item] as RepeatKey;

    public async Task InvokeAsync(
        HttpContext http,
        IDbContextFactory<AdaDb> databases,
        WriterQueue writer,
        Problems problems
    )
    {
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var user = http.User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (
            key.Length == 0
            || user is null
            || HttpMethods.IsGet(http.Request.Method)
            || !http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        )
        {
            await next(http);
            return;
        }

        if (key.Length > 200)
        {
            await Problems.Answer(problems.Of(400, "idempotency-key-too-long")).ExecuteAsync(http);
            return;
        }

        if (await HashAsync(http.Request) is not { } hash)
        {
            await Problems.Answer(problems.Of(413, "request-too-large")).ExecuteAsync(http);
            return;
        }

        var repeat = new RepeatKey(user, key, hash);
        using var turn = await TakeTurnAsync((user, key), http.RequestAborted);
        if (await AnswerAgainAsync(http, databases, repeat, problems))
            return;
        http.Items[Item] = repeat;
        try
        {
            await AnswerAndKeepAsync(http, repeat, writer);
        }
        // Another node was faster, or another rule's index said no
        catch (Exception error) when (ApiProblems.IsTaken(error) && !http.Response.HasStarted)
        {
            if (!await AnswerAgainAsync(http, databases, repeat, problems))
                throw;
        }
    }

    /// <summary>Answers as the write with this key was answered; false when there was none.</summary>
    private static async Task<bool> AnswerAgainAsync(
        HttpContext http,
        IDbContextFactory<AdaDb> databases,
        RepeatKey repeat,
        Problems problems
    )
    {
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        if (
            await db
                .Repeats.AsNoTracking()
                .FirstOrDefaultAsync(r => r.UserId == repeat.UserId && r.Key == repeat.Key, http.RequestAborted)
            is not { } earlier
        )
            return false;
        await AnswerAgainAsync(http, earlier, repeat, problems);
        return true;
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
            await (
                found is { } saved
                    ? desk.Show(http, saved.Case, saved.Version, actor, saved.Version == 1 ? 201 : 200)
                    : Results.NoContent()
            ).ExecuteAsync(http);
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
            var (status, answer) = (
                http.Response.StatusCode,
                Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length)
            );
            await writer.WriteAsync(
                async db =>
                    (
                        await db
                            .Repeats.Where(r => r.UserId == repeat.UserId && r.Key == repeat.Key)
                            .ExecuteUpdateAsync(
                                r => r.SetProperty(x => x.Status, status).SetProperty(x => x.Answer, answer),
                                CancellationToken.None
                            ),
                        true
                    ),
                CancellationToken.None
            );
        }

        await kept.CopyToAsync(stream, http.RequestAborted);
    }

    /// <summary>The hash of method, path and body; null when the body has no end.</summary>
    private static async Task<string?> HashAsync(HttpRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        request.EnableBuffering();
        var (buffer, length) = (new byte[16 * 1024], 0L);
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0; )
        {
            if ((length += read) > LargestBody)
                return null;
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task<Turn> TakeTurnAsync((string User, string Key) name, CancellationToken cancellation)
    {
        while (true)
        {
            var turn = turns.GetOrAdd(name, n => new Turn(turns, n));
            if (await turn.TakeAsync(cancellation))
                return turn;
        }
    }

    /// <summary>One key's queue. Who comes to a turn that has just been taken down looks for the next one.</summary>
    private sealed class Turn(
        ConcurrentDictionary<(string User, string Key), Turn> turns,
        (string User, string Key) name
    ) : IDisposable
    {
        private readonly SemaphoreSlim one = new(1); // never asked for its handle: nothing to dispose
        private int waiting;

        public async Task<bool> TakeAsync(CancellationToken cancellation)
        {
            lock (one)
            {
                if (waiting < 0)
                    return false;
                waiting++;
            }

            try
            {
                await one.WaitAsync(cancellation);
                return true;
            }
            catch (OperationCanceledException)
            {
                Leave();
                throw;
            }
        }

        public void Dispose()
        {
            one.Release();
            Leave();
        }

        private void Leave()
        {
            lock (one)
            {
                if (--waiting > 0)
                    return;
                waiting = -1;
                turns.TryRemove(name, out _);
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Hosting;

namespace AirDefenseApprovals.FailureTests;

/// <summary>
/// People at work while the server dies under their hands: applications, uploads, submissions, decisions, corrections, pauses, and a clock
/// that moves on so that timers fall due. It remembers what it was told is done.
/// </summary>
internal sealed class Load(Uri address, int seed, DateTimeOffset start, CancellationToken over)
{
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(25);
    private readonly ConcurrentQueue<Guid> received = [],
        accepted = [],
        reviewed = [],
        paused = [],
        returned = [],
        onTheSpot = [];
    private readonly ConcurrentDictionary<Guid, int> versions = [];
    private readonly ConcurrentDictionary<string, string> refusals = [];
    private DateTimeOffset askedFor = start;
    private int done,
        fired,
        begun;

    /// <summary>By case, the latest version that somebody was told is saved.</summary>
    public IReadOnlyDictionary<Guid, int> Versions => versions;

    /// <summary>By case number, the case.</summary>
    public ConcurrentDictionary<string, Guid> Numbers { get; } = [];

    /// <summary>By hash, the case that a file was handed in to.</summary>
    public ConcurrentDictionary<string, Guid> Files { get; } = [];

    /// <summary>Answers that nobody may ever get.</summary>
    public ConcurrentQueue<string> Wrong { get; } = [];

    /// <summary>Acts that were answered as done.</summary>
    public int Done => done;

    /// <summary>Timers that the moved clock said it fired.</summary>
    public int Fired => fired;

    /// <summary>The latest instant that the office's clock was moved to, or may have been.</summary>
    public DateTimeOffset AskedFor => askedFor;

    /// <summary>What was refused, by type, with an example: for the figures.</summary>
    public IReadOnlyDictionary<string, string> Refusals => refusals;

    /// <summary>Signs everybody in, while the server lives, and sends them to work until the run is over.</summary>
    /// <returns>Their work.</returns>
    public async Task<Task> BeginAsync()
    {
        Client[] people = await Task.WhenAll(
            new[] { "applicant1", "applicant1", "clerk.city", "clerk.city", "reviewer.city", "head.city" }.Select(
                SignInAsync
            )
        );
        JsonObject[] applications =
        [
            await people[0].ApplicationAsync("RF-13-01"),
            await people[0].ApplicationAsync("RF-08-01"),
        ];
        return WorkAsync(people, applications);
    }

    private async Task WorkAsync(Client[] people, JsonObject[] applications)
    {
        using Client applicant = people[0],
            other = people[1],
            clerk = people[2],
            second = people[3],
            reviewer = people[4],
            head = people[5];
        var work = new List<Task>();
        foreach (var (person, i) in new[] { applicant, other, applicant }.Select((p, i) => (p, i)))
            work.Add(EachAsync(i, random => ApplyAsync(person, applications[random.Next(4) == 0 ? 1 : 0], random)));
        foreach (var (person, i) in new[] { clerk, second }.Select((p, i) => (p, i)))
            work.Add(EachAsync(10 + i, random => HandleAsync(person, random)));
        work.Add(EachAsync(20, random => FinishAsync(reviewer, head, random)));
        work.Add(EachAsync(30, random => MoveClockAsync(applicant, random)));
        await Task.WhenAll(work);
    }

    private Task<Client> SignInAsync(string user) => new Client(address, user).SignInAsync();

    private async Task EachAsync(int worker, Func<Random, Task> act)
    {
        var random = new Random(unchecked((seed * 31) + worker));
        while (!over.IsCancellationRequested)
        {
            await act(random);
            await Patience.PauseAsync(Thinking, CancellationToken.None);
        }
    }

    private async Task ApplyAsync(Client applicant, JsonObject application, Random random)
    {
        if (returned.TryDequeue(out var back))
        {
            await DoAsync(
                applicant,
                back,
                "correction",
                new JsonObject { ["answers"] = new JsonArray(new JsonObject { ["itemNo"] = 1, ["text"] = "已补齐" }) }
            );
            return;
        }

        var body = (JsonObject)application.DeepClone();
        // A project is applied for once: a second case would be a repeated request's
        body["project"]!["name"] = $"示例工程{Interlocked.Increment(ref begun)}号";
        if (await Keep(await applicant.InsistAsync("cases", body, over)) is not { } draft)
            return;
        var id = draft["id"]!.GetValue<Guid>();
        foreach (
            var material in draft["materials"]!
                .AsArray()
                .Where(m => m!["status"]!.ToString() == "missing")
                .Take(random.Next(3))
        )
        {
            var content = Client.Pdf(random.Next(100, 200_000));
            if (
                await applicant.InsistAsync(
                    HttpMethod.Put,
                    $"cases/{id}/materials/{material!["materialCode"]}",
                    () => Client.File(content),
                    over
                )
                    is { } answer
                && IsDone(answer, "upload")
            )
                Files[Convert.ToHexStringLower(SHA256.HashData(content))] = id;
        }

        if (
            await DoAsync(
                applicant,
                id,
                "submit",
                new JsonObject { ["acknowledgeIncomplete"] = true, ["declared"] = true }
            )
            is not { } @case
        )
            return;
        Numbers[@case["caseNumber"]!.ToString()] = id;
        if (random.Next(12) == 0)
            await DoAsync(applicant, id, "withdraw", new JsonObject { ["reason"] = "不再需要" });
        else
            (@case["itemCode"]!.ToString() == "RF-08-01" ? onTheSpot : received).Enqueue(id);
    }

    private async Task HandleAsync(Client clerk, Random random)
    {
        if (onTheSpot.TryDequeue(out var quick))
            await TaskAsync(clerk, quick, "issue", "Issued");
        if (paused.Count > 3 && paused.TryDequeue(out var pause))
            await DoAsync(clerk, pause, "clock/resume", null);
        if (!received.TryDequeue(out var id))
            return;
        switch (random.Next(10))
        {
            case < 4:
                if (await TaskAsync(clerk, id, "intake", "Accepted") is null)
                    return;
                if (
                    random.Next(3) == 0
                    && await DoAsync(
                        clerk,
                        id,
                        "clock/pause",
                        new JsonObject
                        {
                            ["kind"] = "testing",
                            ["expectedDays"] = 2,
                            ["reason"] = "检测",
                        }
                    )
                        is not null
                )
                    paused.Enqueue(id);
                else
                    accepted.Enqueue(id);
                break;
            case < 7:
                var items = new JsonArray(
                    new JsonObject
                    {
                        ["materialCode"] = "M30",
                        ["defect"] = "未盖章",
                        ["basis"] = "办事指南",
                        ["remedy"] = "盖章",
                    }
                );
                if (
                    await TaskAsync(clerk, id, "intake", "CorrectionRequired", new JsonObject { ["items"] = items })
                        is not null
                    && random.Next(2) == 0
                )
                    returned.Enqueue(id); // the others lapse
                break; // R6: the rest is left lying, and counts as accepted
        }
    }

    private async Task FinishAsync(Client reviewer, Client head, Random random)
    {
        if (
            accepted.TryDequeue(out var id)
            && random.Next(4) > 0
            && await TaskAsync(reviewer, id, "review", "Agreed") is not null
        )
            reviewed.Enqueue(id);
        if (reviewed.TryDequeue(out var ready))
            await TaskAsync(head, ready, "decide", "Approved");
    }

    /// <summary>Hours pass in a moment, nights in two.</summary>
    private async Task MoveClockAsync(Client anyone, Random random)
    {
        await Patience.PauseAsync(TimeSpan.FromMilliseconds(random.Next(50, 400)), CancellationToken.None);
        var to = askedFor.AddMinutes(random.Next(30, 900));
        askedFor = to;
        if (
            await anyone.SendAsync(
                HttpMethod.Put,
                "dev/clock",
                Client.Json(
                    new JsonObject { ["now"] = to.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) }
                )
            )
                is { } moved
            && IsDone(moved, "clock")
        )
            Interlocked.Add(ref fired, moved.Json["fired"]!.GetValue<int>());
    }

    private Task<JsonNode?> TaskAsync(Client person, Guid id, string task, string outcome, JsonNode? data = null) =>
        DoAsync(person, id, $"tasks/{task}", new JsonObject { ["outcome"] = outcome, ["data"] = data });

    private async Task<JsonNode?> DoAsync(Client person, Guid id, string act, JsonNode? body) =>
        await Keep(await person.InsistAsync($"cases/{id}/{act}", body, over));

    /// <summary>Remembers what was answered as done: the case, and how far it had come.</summary>
    private Task<JsonNode?> Keep(Answer? answer)
    {
        if (answer is null || !IsDone(answer, "act"))
            return Task.FromResult<JsonNode?>(null);
        var @case = answer.Json;
        versions.AddOrUpdate(@case["id"]!.GetValue<Guid>(), answer.Version, (_, last) =>
            Math.Max(last, answer.Version)
        );
        return Task.FromResult<JsonNode?>(@case);
    }

    /// <summary>Done; or refused by a rule, since a timer was faster; never anything else.</summary>
    private bool IsDone(Answer answer, string what)
    {
        if (answer.IsDone)
        {
            if (what != "clock")
                Interlocked.Increment(ref done);
            return true;
        }

        if (answer.Status is 409 or 412)
            refusals.TryAdd(answer.Json["type"]!.ToString(), answer.Text);
        else
            Wrong.Enqueue($"{what}: {answer.Status} {answer.Text}");
        return false;
    }
}

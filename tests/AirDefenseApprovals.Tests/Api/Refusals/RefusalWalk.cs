using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api.Refusals;

/// <summary>Goes to every door of the API, one after another, and sends what should be refused there.</summary>
internal sealed class RefusalWalk(RefusalHost office, RefusalRecord record, JsonObject requests)
{
    private const string County = "RF-01-03",
        City = "RF-13-01",
        CountyOffice = "410122";

    /// <summary>Whom a door is for, by how its path begins: the first that fits. What nobody is named for is for anyone.</summary>
    private static readonly (string Path, string User)[] Handlers =
    [
        ("cases/{}/clock/extend", "head.city"),
        ("cases/{}/clock", "clerk.city"),
        ("cases/{}/tasks/{}/reassign", "head.city"),
        ("cases/{}/tasks", "clerk.city"),
        ("cases/{}/step-aside", "clerk.city"),
        ("cases/{}/questions", "clerk.city"),
        ("cases/{}/opinions", "supervisor"),
        ("cases/{}/reveal", "clerk.city"),
        ("cases/{}/process", "head.city"),
        ("cases/{}/checks", "clerk.city"),
        ("cases/{}/journal", "clerk.city"),
        ("cases/{}/site", "inspector1.city"),
        ("cases/{}/parties", "inspector1.city"),
        ("cases/{}/departments", "head.city"),
        ("cases/{}/omissions", "head.city"),
        ("cases", "applicant1"),
        ("applicants", "applicant1"),
        ("uploads", "applicant1"),
        ("inbox", "applicant1"),
        ("papers", "clerk.city"),
        ("counter", "clerk.city"),
        ("practice", "clerk.city"),
        ("projects", "clerk.city"),
        ("worklist", "clerk.city"),
        ("sentences", "head.city"),
        ("staff", "head.city"),
        ("offices/{}", "head.city"),
        ("delegations/{}/handover/override", "head.city"),
        ("delegations", "admin"),
        ("processes", "admin"),
        ("standards", "admin"),
        ("calendar/{}", "admin"),
        ("statistics", "supervisor"),
        ("board", "supervisor"),
        ("cards", "supervisor"),
        ("pauses", "supervisor"),
        ("auth/me", "applicant1"),
    ];

    private static readonly string[] Roles =
    [
        "applicant2",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "reviewer.410122",
        "head.410122",
        "inspector1.410122",
        "supervisor",
        "admin",
    ];

    private static readonly string[] Handling = ["applicant1", "clerk.city", "head.city"];

    private static readonly Guid Unknown = new("01810000-0000-7000-8000-000000000001");

    private readonly Dictionary<string, Guid> cases = [];
    private readonly Dictionary<string, Guid> things = [];
    private readonly Dictionary<(Door, string), Answer> translated = [];
    private int visitors;

    /// <summary>Walks.</summary>
    public async Task GoAsync()
    {
        await PrepareAsync();
        var doors = Doors
            .Of(office.Services)
            .Select(d => new Door(d.Method, d.Path))
            .OrderBy(d => d.Name, StringComparer.Ordinal)
            .ToArray();
        foreach (var door in doors)
            await NotSignedInAsync(door);
        foreach (var door in doors)
            await SpoiltAsync(door);
        foreach (var door in doors.Where(d => Handler(d) is not null))
            await OthersAsync(door);
        foreach (var door in doors.Where(d => d.IsOfACase && d.Changes))
            await InOtherStatesAsync(door);
        await TooOftenAsync();
    }

    private async Task NotSignedInAsync(Door door)
    {
        if (Handler(door) is not null)
            await SendAsync(
                office.Anyone,
                door,
                "draft",
                new("not signed in", BadRequest.Natural(requests[door.Name]))
            );
    }

    /// <summary>Addresses, parameters, bodies and headers that are wrong, from somebody whom the door is for.</summary>
    private async Task SpoiltAsync(Door door)
    {
        var person = Handler(door) is { } user ? await office.As(user) : office.Anyone;
        var state = Handler(door) == "applicant1" ? "draft" : "received";
        var natural = requests[door.Name];
        if (door.Path.Contains('{', StringComparison.Ordinal))
        {
            await SendAsync(person, door, Fill.Unknown, new("unknown", BadRequest.Natural(natural)));
            await SendAsync(person, door, Fill.Malformed, new("malformed id", BadRequest.Natural(natural)));
        }

        if (!door.Changes)
        {
            foreach (var bad in BadRequest.Parameters())
                await SendAsync(person, door, state, bad);
            return;
        }

        Assert.True(
            requests.ContainsKey(door.Name) || door.Method is "DELETE" or "HEAD",
            $"requests.json has nothing for {door.Name}."
        );
        if (door.IsOfACase)
            await SendAsync(
                person,
                door,
                state,
                new("stale If-Match", BadRequest.Natural(natural), ("If-Match", "\"999\""))
            );
        foreach (var bad in door.Method is "DELETE" or "HEAD" ? [new("no body")] : BadRequest.Bodies(natural))
            await SendAsync(person, door, state, bad);
        if (natural is not null)
            await RepeatedKeyAsync(person, door, state);
    }

    private async Task RepeatedKeyAsync(Person person, Door door, string state)
    {
        var key = ("Idempotency-Key", "key of " + door.Name.Replace(" ", "", StringComparison.Ordinal));
        await RawAsync(person, door, state, new("", BadRequest.Natural(new JsonObject()), key), "zh-CN");
        await SendAsync(
            person,
            door,
            state,
            new("a key of another body", BadRequest.Natural(JsonNode.Parse("""{"x":1}""")), key)
        );
    }

    /// <summary>Every role with a county's case, and at the doors that are not of a case.</summary>
    private async Task OthersAsync(Door door)
    {
        foreach (var user in Roles)
        {
            var body =
                door.IsOfACase ? requests[door.Name]
                : requests[door.Name] is null ? null
                : new JsonObject();
            await SendAsync(await office.As(user), door, "county", new(user, BadRequest.Natural(body)));
        }
    }

    private async Task InOtherStatesAsync(Door door)
    {
        foreach (var state in new[] { "draft", "received", "accepted" })
        foreach (var user in Handling)
            await SendAsync(
                await office.As(user),
                door,
                state,
                new($"{user}, {state}", BadRequest.Natural(requests[door.Name]))
            );
    }

    private async Task TooOftenAsync()
    {
        const int MostAMinute = 120;
        var door = new Door("POST", "track");
        var from = (RefusalHost.From, "10.255.255.255");
        for (var times = 0; times < MostAMinute; times++)
            await RawAsync(
                office.Anyone,
                door,
                "draft",
                new("", BadRequest.Natural(requests[door.Name]), from),
                "zh-CN"
            );
        await SendAsync(office.Anyone, door, "draft", new("too often", BadRequest.Natural(requests[door.Name]), from));
    }

    /// <summary>Sends it and writes the answer down; a refusal is asked for in both languages.</summary>
    private async Task SendAsync(Person person, Door door, string state, BadRequest bad)
    {
        var chinese = await RawAsync(person, door, state, bad, "zh-CN");
        var english = await InEnglishAsync(door, chinese, () => RawAsync(person, door, state, bad, "en"));
        record.Add(door.Name, bad.Kind, chinese, english);
        if (chinese.Status < 300 && door.Changes && door.IsOfACase)
            cases.Remove(state);
    }

    /// <summary>The same refusal in English: asked for once, where a door says the same in Chinese.</summary>
    private async Task<Answer> InEnglishAsync(Door door, Answer chinese, Func<Task<Answer>> ask)
    {
        if (chinese.Status < 400 || chinese.Body.Length == 0)
            return chinese;
        if (translated.TryGetValue((door, chinese.Text), out var known))
            return known;
        var english = await ask();
        return translated[(door, chinese.Text)] = english.Status == chinese.Status ? english : chinese;
    }

    private async Task<Answer> RawAsync(Person person, Door door, string state, BadRequest bad, string language)
    {
        var path = state switch
        {
            Fill.Unknown => Fill.In(door.Path, Unknown, "no-such-thing"),
            Fill.Malformed => Fill.Wrongly(door.Path),
            _ => Fill.In(door.Path, await ThingAsync(door, state), null),
        };
        visitors++;
        var from = $"10.{visitors >> 16}.{(visitors >> 8) & 255}.{visitors & 255}";
        (string, string)[] headers = [("Accept-Language", language), .. bad.Headers];
        if (bad.Headers.All(h => h.Name != RefusalHost.From))
            headers = [.. headers, (RefusalHost.From, from)];
        return await person.SendAsync(
            new HttpMethod(door.Method),
            bad.Query.Length > 0 ? $"{path}?{bad.Query}" : path,
            bad.Content?.Invoke(),
            headers
        );
    }

    private static string? Handler(Door door)
    {
        if (door.Name is "GET calendar/{}" or "GET standards" or "GET standards/{}" or "GET standards/{}/clauses/{}")
            return null;
        if (door.Path is "statistics/public")
            return null;
        return Handlers.FirstOrDefault(h => door.Bare.StartsWith(h.Path, StringComparison.Ordinal)).User;
    }

    private async Task<Guid> ThingAsync(Door door, string state)
    {
        if (!door.IsOfACase)
            return things.GetValueOrDefault(door.Bare.Split('/')[0], Unknown);
        if (!cases.TryGetValue(state, out var id))
            cases[state] = id = (await CaseAsync(state))["id"]!.GetValue<Guid>();
        return id;
    }

    private async Task<JsonNode> CaseAsync(string state)
    {
        var applicant = await office.As("applicant1");
        return state switch
        {
            "draft" => await applicant.DraftAsync(City),
            "received" => await applicant.SubmitAsync(City),
            "accepted" => await applicant.AcceptedAsync(City),
            _ => await applicant.AcceptedAsync(County, CountyOffice),
        };
    }

    /// <summary>What the doors that are not of a case are about.</summary>
    private async Task PrepareAsync()
    {
        var clerk = await office.As("clerk.city");
        var project = (
            await clerk.PostAsync(
                "projects",
                new
                {
                    name = "示例小学",
                    kind = "school",
                    regionCode = "410105",
                    builder = "示例公司",
                }
            )
        ).Ok(201);
        things["projects"] = project["id"]!.GetValue<Guid>();
        var sentence = new
        {
            materialCode = "M30",
            defect = "未盖章",
            basis = "指南",
            remedy = "盖章后重传",
        };
        things["sentences"] = (await (await office.As("head.city")).PostAsync("sentences", sentence)).Ok(201)[
            "id"
        ]!.GetValue<Guid>();
        var applicant = await office.As("applicant1");
        await applicant.SubmitAsync(City);
        things["inbox"] = (await applicant.GetAsync("inbox")).Ok()["items"]![0]!["id"]!.GetValue<Guid>();
        var register = (await (await office.As("admin")).GetAsync("delegations")).Ok()["items"]!.AsArray();
        things["delegations"] = register
            .OrderBy(d => $"{d!["itemCode"]} {d["office"]}", StringComparer.Ordinal)
            .First()!["id"]!.GetValue<Guid>();
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Hosting;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>R10 at the door: a year is entered, open due dates follow, the people whose date moved are told, each once.</summary>
public sealed class CalendarTests : IDisposable
{
    private readonly OfficeHost office = new();

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task R10_a_year_that_cannot_be_is_refused_by_field_and_nothing_changes()
    {
        var admin = await office.As("admin");
        var none = new { };
        foreach (
            var (year, body, field) in new (int, object, string)[]
            {
                (
                    2027,
                    new
                    {
                        holidays = new { 元旦 = new[] { "2027-01-01" } },
                        workdays = new { 元旦 = new[] { "2027-01-04" } },
                    },
                    "workdays.元旦[0]"
                ), // a Monday is worked anyway
                (2027, new { holidays = new { 元旦 = new[] { "2028-01-01" } }, workdays = none }, "holidays.元旦[0]"),
                (
                    2027,
                    new
                    {
                        holidays = new { 元旦 = new[] { "2027-01-01", "2027-01-02" } },
                        workdays = new { 元旦 = new[] { "2027-01-02" } },
                    },
                    "workdays.元旦[0]"
                ),
                (2027, new { holidays = new { 元旦 = new[] { "2027-13-01" } }, workdays = none }, "holidays.元旦[0]"),
                (2027, new { holidays = new { 元旦 = new[] { "元旦" } }, workdays = none }, "holidays.元旦[0]"),
                (2027, new { holidays = new { 元旦 = new string?[] { null } }, workdays = none }, "holidays.元旦[0]"),
                (
                    2027,
                    new { holidays = new { 元旦 = new[] { "2027-01-01", "2027-01-01" } }, workdays = none },
                    "holidays.元旦[1]"
                ),
                (2027, new { holidays = new { 元旦 = Array.Empty<string>() }, workdays = none }, "holidays.元旦"),
                (2027, new { holidays = none, workdays = none }, "holidays"),
                (2027, new { holidays = new { 元旦 = new[] { "2027-01-01" } } }, "workdays"),
                (1, new { holidays = new { 元旦 = new[] { "0001-01-01" } }, workdays = none }, "year"),
                (99999, new { holidays = new { 元旦 = new[] { "2027-01-01" } }, workdays = none }, "year"),
            }
        )
        {
            var problem = (await admin.PutAsync($"calendar/{year}", body)).Refused(422, "R10");
            Assert.True(problem["errors"]!.AsObject().ContainsKey(field), $"{field}: {problem}");
        }

        (
            await admin.SendAsync(
                HttpMethod.Put,
                "calendar/2027",
                new StringContent("{", System.Text.Encoding.UTF8, "application/json")
            )
        ).Refused(400);
        (await admin.PutAsync("calendar/2027", new { holidays = new { 元旦 = 5 }, workdays = none })).Refused(400);
        (
            await admin.PutAsync(
                "calendar/2027",
                new
                {
                    holidays = none,
                    workdays = none,
                    more = 1,
                }
            )
        ).Refused(400);
        Assert.Equal(1, await office.DatabaseAsync(db => db.CalendarEditions.MaxAsync(r => r.Edition)));
    }

    [Fact]
    public async Task R10_open_due_dates_follow_each_once_and_only_those_whose_date_moved_are_told()
    {
        var (applicant, other, admin, clerk) = (
            await office.As("applicant1"),
            await office.As("applicant2"),
            await office.As("admin"),
            await office.As("clerk.city")
        );
        var moved = await applicant.AcceptedAsync("RF-13-01");
        var done = await other.SubmitAsync("RF-08-01");
        (await clerk.TaskAsync(done, "issue", "Issued")).Ok();
        var before = (await applicant.GetAsync($"cases/{moved["id"]}")).Ok()["clock"]!;
        var kept = (await other.GetAsync($"cases/{done["id"]}")).Text;

        var changed = (await admin.PutAsync("calendar/2022", Tuesday)).Ok()["changed"]!.AsArray();
        var after = (await applicant.GetAsync($"cases/{moved["id"]}")).Ok()["clock"]!;
        foreach (var (limit, field) in new[] { ("promised", "promisedDueAt"), ("statutory", "statutoryDueAt") })
        {
            var change = Assert.Single(changed, c =>
                c!["limit"]!.GetValue<string>() == limit && c["caseId"]!.ToString() == moved["id"]!.ToString()
            )!;
            Assert.Equal(
                (before[field]!.ToString(), after[field]!.ToString()),
                (change["from"]!.ToString(), change["to"]!.ToString())
            );
            Assert.NotEqual(before[field]!.ToString(), after[field]!.ToString());
        }

        Assert.Equal(2, changed.Count);
        Assert.EndsWith("+08:00", changed[0]!["to"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(kept, (await other.GetAsync($"cases/{done["id"]}")).Text); // R15
        Assert.Single(Kinds(await applicant.GetAsync("inbox?pageSize=200")), "dueDateChanged");
        Assert.DoesNotContain("dueDateChanged", Kinds(await other.GetAsync("inbox?pageSize=200")));
        Assert.Single((await clerk.GetAsync($"cases/{moved["id"]}/journal")).Ok()["items"]!.AsArray(), e =>
            e!["act"]!.ToString() == "dueDateChanged"
        );
        Assert.True((await clerk.GetAsync($"cases/{moved["id"]}/journal/verify")).Ok()["valid"]!.GetValue<bool>());

        Assert.Empty((await admin.PutAsync("calendar/2022", Tuesday)).Ok()["changed"]!.AsArray()); // the same again is no change
        Assert.Single(Kinds(await applicant.GetAsync("inbox?pageSize=200")), "dueDateChanged");
        await VerifyAsync();
    }

    [Fact]
    public async Task R10_a_silent_office_accepts_by_the_new_calendar_and_not_by_the_old_one()
    {
        var (applicant, admin) = (await office.As("applicant1"), await office.As("admin"));
        var @case = await applicant.SubmitAsync("RF-13-01");
        Assert.Equal("2022-05-16T17:00:00+08:00", @case["intakeDueAt"]!.ToString());
        (await admin.PutAsync("calendar/2022", Tuesday)).Ok();
        await office.MoveToAsync("2022-05-17 16:59");
        Assert.Equal("submitted", (await applicant.GetAsync($"cases/{@case["id"]}")).Ok()["state"]!.ToString());
        await office.MoveToAsync("2022-05-17 17:01");
        Assert.True((await applicant.GetAsync($"cases/{@case["id"]}")).Ok()["deemedAccepted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task R10_dates_through_a_year_without_data_are_provisional_until_it_is_entered()
    {
        var (anyone, admin) = (office.Anyone, await office.As("admin"));
        const string Question = "calendar/due?from=2026-12-31T10:00:00%2B08:00&days=2";
        Assert.True((await anyone.GetAsync(Question)).Ok()["provisional"]!.GetValue<bool>());
        Assert.True((await anyone.GetAsync("calendar/2027")).Ok()["provisional"]!.GetValue<bool>());
        (
            await admin.PutAsync(
                "calendar/2027",
                new
                {
                    holidays = new { 元旦 = new[] { "2027-01-01" } },
                    workdays = new { },
                    source = "国办发明电〔2026〕示例号",
                }
            )
        ).Ok();
        var due = (await anyone.GetAsync(Question)).Ok();
        Assert.Equal(
            (false, "2027-01-05T17:00:00+08:00"),
            (due["provisional"]!.GetValue<bool>(), due["dueAt"]!.ToString())
        );
        var year = (await anyone.GetAsync("calendar/2027")).Ok();
        Assert.Equal(
            (false, "国办发明电〔2026〕示例号", "2027-01-01"),
            (
                year["provisional"]!.GetValue<bool>(),
                year["source"]!.ToString(),
                year["holidays"]!["元旦"]![0]!.ToString()
            )
        );
        Assert.Equal(
            [2021, 2022, 2023, 2024, 2025, 2026, 2027],
            (await anyone.GetAsync("calendar")).Ok()["items"]!.AsArray().Select(y => y!["year"]!.GetValue<int>())
        );
        (await anyone.GetAsync("calendar/1800")).Refused(404);
    }

    [Fact]
    public async Task R10_an_act_that_comes_before_the_recomputing_finds_the_case_counted_again()
    {
        var applicant = await office.As("applicant1");
        var (first, second) = (await applicant.SubmitAsync("RF-13-01"), await applicant.SubmitAsync("RF-13-01"));
        await EnterAsAKilledProcessLeavesItAsync("2022-05-10");
        await office.DatabaseAsync(async db =>
        {
            await office.Services.GetRequiredService<RulebookKeeper>().LoadAsync(db, CancellationToken.None);
            return 0;
        });
        var accepted = (await (await office.As("clerk.city")).TaskAsync(first, "intake", "Accepted")).Ok();
        Assert.Equal(["submitted", "dueDateChanged", "taskCompleted", "accepted"], await ActsAsync(first));
        Assert.NotNull(accepted["acceptedAt"]);
        Assert.Equal(["submitted"], await ActsAsync(second));
        await VerifyAsync(); // half carried through, each case stands by the calendar that has come to it

        await office.Services.GetRequiredService<CalendarActs>().FinishAsync(CancellationToken.None);
        Assert.Equal(["submitted", "dueDateChanged"], await ActsAsync(second));
        Assert.Equal(["submitted", "dueDateChanged", "taskCompleted", "accepted"], await ActsAsync(first));
        await VerifyAsync();
    }

    [Fact]
    public async Task R10_what_a_killed_process_left_undone_is_done_at_the_next_start_before_any_timer_and_once()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01"); // due by Monday 16 May
        await EnterAsAKilledProcessLeavesItAsync("2022-05-10");
        for (var starts = 0; starts < 2; starts++)
        {
            using var again = new NextStart(office);
            var journal = (await (await again.As("clerk.city")).GetAsync($"cases/{@case["id"]}/journal")).Ok()[
                "items"
            ]!.AsArray();
            Assert.Equal(["submitted", "dueDateChanged"], journal.Select(e => e!["act"]!.ToString()));
            Assert.Equal("2022-05-17T17:00:00+08:00", journal[1]!["data"]!["changes"]![0]!["to"]!.ToString());
        }

        await VerifyAsync();
    }

    [Fact]
    public async Task R10_a_timer_that_fell_due_before_the_entry_has_its_effect_by_the_calendar_it_fell_due_by()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        // A day after the office was silent for too long
        await EnterAsAKilledProcessLeavesItAsync("2022-05-10", at: "2022-05-17T09:00:00+08:00");
        using var again = new NextStart(office);
        var acts = (await (await again.As("clerk.city")).GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]!
            .AsArray()
            .Select(e => e!["act"]!.ToString())
            .ToList();
        Assert.Equal(["submitted", "deemedAccepted", "redCard"], acts.Take(3));
        Assert.Contains("dueDateChanged", acts.Skip(3)); // promise and statutory limit, which run now
    }

    [Fact]
    public async Task R10_two_entries_at_once_are_both_carried_through_in_order()
    {
        var (applicant, admin) = (await office.As("applicant1"), await office.As("admin"));
        var @case = await applicant.AcceptedAsync("RF-13-01");
        var answers = await Task.WhenAll(
            admin.PutAsync("calendar/2022", Tuesday),
            admin.PutAsync("calendar/2022", Off("2022-05-10", "2022-05-11"))
        );
        Assert.All(answers, a => a.Ok());
        var changes = (await (await office.As("clerk.city")).GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]!
            .AsArray()
            .Where(e => e!["act"]!.ToString() == "dueDateChanged")
            .Select(e => e!["data"]!["calendar"]!.GetValue<int>())
            .ToList();
        Assert.Equal([2, 3], changes);
        await VerifyAsync();
    }

    [Fact]
    public async Task R10_a_changed_calendar_file_is_an_entry_too_and_what_an_administrator_entered_wins_over_it()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        var files = Directory.CreateDirectory(Path.Combine(office.DataDirectory, "workflows")).FullName;
        foreach (var file in Directory.EnumerateFiles(Cases.TestBook.Directory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(files, Path.GetRelativePath(Cases.TestBook.Directory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await File.WriteAllTextAsync(
                copy,
                (await File.ReadAllTextAsync(file)).Replace(
                    "\"2022-05-04\"]",
                    "\"2022-05-04\", \"2022-05-10\"]",
                    StringComparison.Ordinal
                )
            );
        }

        using (var changed = new NextStart(office, files))
        {
            Assert.Contains(
                "dueDateChanged",
                (await (await changed.As("clerk.city")).GetAsync($"cases/{@case["id"]}/journal")).Text,
                StringComparison.Ordinal
            );
            (await (await changed.As("admin")).PutAsync("calendar/2022", Off("2022-05-10", "2022-05-11"))).Ok();
        }

        using var back = new NextStart(office);
        Assert.Equal(3, (await back.Anyone.GetAsync("calendar/2022")).Ok()["entries"]!.AsArray().Count);
    }

    private static JsonObject Tuesday => Off("2022-05-10");

    /// <summary>2022 as it was, with days off besides.</summary>
    private static JsonObject Off(params string[] days)
    {
        var year = JsonNode
            .Parse(File.ReadAllText(Path.Combine(Cases.TestBook.Directory, "calendar", "2022.json")))!
            .AsObject();
        year.Remove("year");
        year["holidays"]!["另定"] = new JsonArray([.. days.Select(d => (JsonNode)d)]);
        return year;
    }

    /// <summary>The year is saved, and the process dies before the first case has followed.</summary>
    private async Task EnterAsAKilledProcessLeavesItAsync(string off, string at = "2022-05-09T10:00:00+08:00")
    {
        var year = Calendar.Entered.Year(2022, off: Calendar.Entered.Days(off));
        await office.DatabaseAsync(async db =>
        {
            db.CalendarEditions.Add(
                KeptCalendar.Row(2, year, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), "admin")
            );
            return await db.SaveChangesAsync();
        });
    }

    private async Task<IEnumerable<string>> ActsAsync(JsonNode @case) =>
        (await (await office.As("clerk.city")).GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]!
            .AsArray()
            .Select(e => e!["act"]!.ToString());

    private async Task VerifyAsync()
    {
        var (exit, output, errors) = await BuiltHost.RunToEndAsync(["verify"], office.SameData);
        Assert.True(exit == 0, output + errors);
    }

    private static IEnumerable<string> Kinds(Answer inbox) =>
        inbox.Ok()["items"]!.AsArray().Select(n => n!["kind"]!.ToString());

    /// <summary>The same office, started again on its data.</summary>
    private sealed class NextStart(OfficeHost before, string? catalogue = null) : OfficeHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            foreach (var (key, value) in before.SameData)
                builder.UseSetting(key.Replace("__", ":", StringComparison.Ordinal), value);
            if (catalogue is not null)
                builder.UseSetting("Catalogue:Directory", catalogue);
        }
    }
}

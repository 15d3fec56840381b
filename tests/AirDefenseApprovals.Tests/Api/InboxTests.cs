namespace AirDefenseApprovals.Tests.Api;

/// <summary>Notices: which are not read, and all read at once.</summary>
public sealed class InboxTests(InboxTests.Host office) : IClassFixture<InboxTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task R18_marking_all_as_read_reaches_the_readers_own_alone()
    {
        var (mine, other) = (await office.As("applicant1"), await office.As("applicant2"));
        await mine.SubmitAsync("RF-13-01");
        await other.SubmitAsync("RF-13-01");
        var before = await UnreadAsync(other);
        Assert.True(before > 0);
        (await mine.PostAsync("inbox/read")).Ok();
        Assert.Equal(0, await UnreadAsync(mine));
        Assert.Equal(before, await UnreadAsync(other));
        (await office.Anyone.PostAsync("inbox/read")).Refused(401);
    }

    [Fact]
    public async Task All_are_marked_as_read_once()
    {
        var applicant = await office.As("applicant1");
        await applicant.SubmitAsync("RF-13-01");
        var unread = await UnreadAsync(applicant);
        var all = await CountAsync(applicant, "inbox");
        Assert.Equal(unread, (await applicant.PostAsync("inbox/read")).Ok()["read"]!.GetValue<int>());
        Assert.Equal(0, (await applicant.PostAsync("inbox/read")).Ok()["read"]!.GetValue<int>());
        Assert.Equal(0, await UnreadAsync(applicant));
        Assert.Equal(all, await CountAsync(applicant, "inbox"));
    }

    [Fact]
    public async Task What_came_after_the_list_was_read_stays_unread()
    {
        var applicant = await office.As("applicant1");
        await applicant.SubmitAsync("RF-13-01");
        (await applicant.PostAsync("inbox/read?upTo=2001-01-01T00:00:00%2B08:00")).Ok();
        Assert.NotEqual(0, await UnreadAsync(applicant));
    }

    [Fact]
    public async Task A_subject_names_the_project()
    {
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-13-01");
        var notice = (await applicant.GetAsync("inbox")).Ok()["items"]!
            .AsArray()
            .First(n => n!["caseId"]!.GetValue<string>() == @case["id"]!.GetValue<string>())!;
        Assert.Contains("示例花园一期", notice["subject"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static Task<int> UnreadAsync(Person reader) => CountAsync(reader, "inbox?unread=true");

    private static async Task<int> CountAsync(Person reader, string path) =>
        (await reader.GetAsync(path)).Ok()["total"]!.GetValue<int>();
}

using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>A firm that has applied before: what the office knows is not typed again, and a hand that is quick loses nothing.</summary>
[Collection(nameof(OfficeCollection))]
public sealed class ReturningFirmTests(Office office) : InOffice<Office>(office)
{
    private const int Most = 25;

    [Fact]
    public async Task A_returning_firm_hands_in_the_registration_of_use_in_25_interactions()
    {
        await Office.FileAsync("RF-08-01");
        var page = await Office.OpenAsync("applicant1");
        await page.GotoAsync("/items/RF-08-01");
        var hand = new Hand(page);

        await hand.ClickAsync("main a[href='/apply/RF-08-01']");
        await hand.ClickAsync("button[value=use-last]");
        Assert.Equal(Walks.CreditCode, await page.InputValueAsync("[name='applicant.idNumber']"));
        await hand.NextAsync("project");
        await hand.ChooseAsync("earlier", "示例花园一期");
        await hand.ClickAsync("button[value=use-project]");
        Assert.Equal("示例路1号", await page.InputValueAsync("[name='project.address']"));
        await hand.NextAsync("details");
        await hand.FillAsync("form.worksName", "示例花园一期地下车库");
        await hand.FillAsync("form.usedArea", "1200");
        await hand.ChooseAsync("form.peacetimeUse", "汽车库");
        await hand.FillAsync("form.period.from", "2022-06-01");
        await hand.FillAsync("form.period.to", "2025-05-31");
        await hand.NextAsync("materials");
        await hand.AttachAsync("materials.M22", "平时使用协议.pdf");
        await hand.AttachAsync("materials.M23", "安全责任书.pdf"); // while the other is on its way
        await hand.NextAsync("check"); // while both are
        await page.SaysAsync("main", "可以提交");
        await hand.ClickAsync("#declared");
        await hand.ClickAsync("button[value=submit]:visible");
        await page.ArrivesAsync("**/apply/submitted/*");
        Assert.InRange(hand.Interactions, 1, Most);
    }

    /// <summary>Does what a person does, and counts it.</summary>
    private sealed class Hand(IPage page)
    {
        public int Interactions { get; private set; }

        public Task ClickAsync(string what) => Did(page.ClickAsync(what));

        public Task FillAsync(string name, string value) => Did(page.FillAsync($"[name='{name}']", value));

        public Task ChooseAsync(string name, string value) => Did(page.SelectOptionAsync($"[name='{name}']", value));

        public Task AttachAsync(string name, string file) =>
            Did(page.SetInputFilesAsync($"[name='{name}']", Walks.File(file)));

        public Task NextAsync(string step) => Did(page.NextAsync(step));

        private Task Did(Task interaction)
        {
            Interactions++;
            return interaction;
        }
    }
}

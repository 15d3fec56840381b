using System.Text.Json.Nodes;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>A page to look at: who opens it, and where it is.</summary>
/// <param name="User">The account; empty for anyone.</param>
/// <param name="Route">The page's own address, as its file declares it.</param>
/// <param name="Path">One that it answers at.</param>
public sealed record Look(string User, string Route, string Path)
{
    /// <summary>What its picture is called.</summary>
    public string Name =>
        (User.Length == 0 ? "anyone" : User)
        + (
            Route == "/"
                ? "-start"
                : Route
                    .Replace("/", "-", StringComparison.Ordinal)
                    .Replace("{", "", StringComparison.Ordinal)
                    .Replace("}", "", StringComparison.Ordinal)
                    .Replace(":guid", "", StringComparison.Ordinal)
                    .Replace(":int", "", StringComparison.Ordinal)
                    .Replace("?", "", StringComparison.Ordinal)
        );
}

/// <summary>The office with its demo caseload, on a fixed day, so that every page has something on it.</summary>
public sealed class DemoOffice : Office
{
    /// <summary>Every page, as one who may open it.</summary>
    public IReadOnlyList<Look> Looks { get; private set; } = [];

    protected override (string Key, string Value)[] Settings => [("Clock__Now", "2026-11-24T10:00:00+08:00")];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Looks = [.. await LooksAsync()];
    }

    private async Task<IEnumerable<Look>> LooksAsync()
    {
        var cases = (await GetAsync("supervisor", "cases?pageSize=200"))["items"]!.AsArray().Select(c => c!).ToList();
        string Case(string project) => Id(cases.First(c => c["project"]!["name"]!.GetValue<string>() == project));
        string Id(JsonNode node) => node["id"]!.GetValue<string>();
        var (mine, draft) = (
            (await GetAsync("applicant1", "cases?pageSize=200"))["items"]!.AsArray(),
            (await GetAsync("applicant1", "cases?state=draft"))["items"]![0]!
        );
        var correction = Id(mine.First(c => c!["state"]!.GetValue<string>() == "correctionRequired")!);
        var rectification = cases.First(c => c["state"]!.GetValue<string>() == "rectification");
        var submitted = Id(mine.First(c => c!["state"]!.GetValue<string>() == "submitted")!);
        var approved = cases.First(c =>
            c["decision"]?["document"] is not null && c["project"]!["name"]!.GetValue<string>() == "示例警报点四号"
        );
        var document = approved["decision"]!["document"]!;
        var notice = (await GetAsync("applicant1", "inbox"))["items"]![0]!;
        var delegation = (await GetAsync("admin", "delegations"))["items"]![0]!;
        // What the demo caseload has none of.
        var metro = Case("示例地铁站");
        await PostAsync(
            "head.city",
            $"cases/{metro}/tasks/jointAcceptance",
            new { outcome = "Failed", data = new { reasons = new[] { "通信设备尚未联调" } } }
        );
        var firm = await PostAsync("clerk.410122", $"cases/{Id(rectification)}/parties/builder/link", new { });
        var department = (
            await PostAsync(
                "inspector1.city",
                $"cases/{Case("示例竣工学校")}/departments",
                new { departments = new[] { "fire" } }
            )
        )["items"]![0]!;
        var project = await PostAsync(
            "inspector1.city",
            "projects",
            new
            {
                name = "示例第二医院",
                kind = "hospital",
                regionCode = "410105",
                approvalNumber = "郑人防审〔2026〕12号",
                builder = "河南示例建设有限公司",
            }
        );
        var selfCheck = await PostAsync("inspector1.city", $"projects/{Id(project)}/self-check", new { });
        var application = await ApplicationAsync("RF-15-01", "410105");
        application["acknowledgeIncomplete"] = true;
        application["declared"] = true;
        var counter = await PostAsync("clerk.city", "counter/cases", application);
        return
        [
            new("", "/which", "/which"),
            new("", "/figures", "/figures"),
            new("", "/items/{code}/checklist", "/items/RF-01-01/checklist"),
            new("clerk.city", "/counter", "/counter"),
            new("clerk.city", "/counter/{code}", "/counter/RF-13-01"),
            new("clerk.city", "/counter/receipt/{id:guid}", $"/counter/receipt/{Id(counter)}"),
            new("clerk.city", "/cases/print", $"/cases/print?ids={Case("示例警报点一号")}"),
            new("head.city", "/sentences", "/sentences"),
            new("", "/", "/"),
            new("", "/items", "/items"),
            new("", "/items/{code}", "/items/RF-01-01"),
            new("", "/track", "/track"),
            new(
                "",
                "/verify/{number?}",
                $"/verify/{Uri.EscapeDataString(document["number"]!.GetValue<string>())}?code={document["code"]}"
            ),
            new("", "/account/login", "/account/login"),
            new("", "/account/register", "/account/register"),
            new("", "/account/welcome", "/account/welcome?user=x&token=y"),
            new("", "/account/denied", "/account/denied"),
            new("", "/error/{status:int}", "/nowhere"),
            new("", "/calendar", "/calendar"),
            new("", "/calendar/{year:int}", "/calendar/2026"),
            new("", "/standards", "/standards"),
            new("", "/standards/clause", "/standards/clause?of=GB%2050038-2005%203.3"),
            new("", "/design", "/design"),
            new("", "/rectify/{word}", PathOf(firm)),
            new("", "/joint/{word}", PathOf(department)),
            new("", "/selfcheck/{word}", PathOf(selfCheck)),
            new("applicant1", "/apply/{code}", "/apply/RF-01-01"),
            new("applicant1", "/apply/case/{id:guid}", $"/apply/case/{Id(draft)}"),
            new("applicant1", "/apply/submitted/{id:guid}", $"/apply/submitted/{submitted}"),
            new("applicant1", "/cases", "/cases"),
            new("applicant1", "/cases/{id:guid}", $"/cases/{correction}"),
            new("applicant1", "/cases/{id:guid}/correction", $"/cases/{correction}/correction"),
            new(
                await OwnerOfAsync(rectification),
                "/cases/{id:guid}/rectification",
                $"/cases/{Id(rectification)}/rectification"
            ),
            new("applicant1", "/cases/{id:guid}/resolve", $"/cases/{metro}/resolve"),
            new("applicant1", "/cases/{id:guid}/clock", $"/cases/{Case("示例警报点六号")}/clock"),
            new("applicant1", "/inbox", "/inbox"),
            new("applicant1", "/inbox/{id:guid}", $"/inbox/{Id(notice)}"),
            new("clerk.city", "/worklist", "/worklist"),
            new("clerk.city", "/board", "/board"),
            new("clerk.city", "/cases", "/cases"),
            new("clerk.city", "/cases/{id:guid}/tasks/{task}", $"/cases/{Case("示例警报点一号")}/tasks/intake"),
            new("clerk.city", "/practice", "/practice"),
            new("clerk.city", "/cases/{id:guid}", $"/cases/{Case("示例警报点三号")}"),
            new("clerk.city", "/cases/{id:guid}/journal", $"/cases/{Case("示例警报点三号")}/journal"),
            new("clerk.410122", "/worklist", "/worklist"),
            new("head.410122", "/board", "/board"),
            new("inspector1.city", "/cases/{id:guid}/inspection", $"/cases/{Case("示例竣工小区")}/inspection"),
            new("inspector1.city", "/cases/{id:guid}/notice", $"/cases/{Case("示例竣工小区")}/notice"),
            new("inspector1.city", "/cases/{id:guid}/acceptance", $"/cases/{Case("示例竣工学校")}/acceptance"),
            new("inspector1.city", "/projects", "/projects"),
            new("inspector1.city", "/projects/{id:guid}", $"/projects/{Id(project)}"),
            new("head.city", "/office", "/office"),
            new("head.city", "/office/expiring", "/office/expiring?days=365"),
            new("head.city", "/office/figures", "/office/figures"),
            new("head.city", "/office/people", "/office/people"),
            new("head.city", "/office/people/hire", "/office/people/hire"),
            new("head.city", "/office/people/log", "/office/people/log"),
            new("head.city", "/office/profile", "/office/profile"),
            new("supervisor", "/board", "/board"),
            new("supervisor", "/cards", "/cards"),
            new("supervisor", "/supervision/pauses", "/supervision/pauses"),
            new("supervisor", "/statistics", "/statistics"),
            new("supervisor", "/statistics/acceptance", "/statistics/acceptance?from=2022-01-01&to=2022-06-30"),
            new("supervisor", "/delegations", "/delegations"),
            new("supervisor", "/delegations/history", "/delegations/history?itemCode=RF-01-01&office=410122"),
            new("supervisor", "/delegations/matrix", "/delegations/matrix"),
            new("supervisor", "/delegations/rehearsal", "/delegations/rehearsal"),
            new("supervisor", "/delegations/what-if", "/delegations/what-if"),
            new("admin", "/delegations/waiting", "/delegations/waiting"),
            new("admin", "/delegations/{id:guid}", $"/delegations/{Id(delegation)}"),
            new("admin", "/delegations/enter", "/delegations/enter"),
            new("admin", "/delegations/import", "/delegations/import"),
            new("admin", "/delegations/{id:guid}/revoke", $"/delegations/{Id(delegation)}/revoke"),
            new("admin", "/processes", "/processes"),
            new("admin", "/sheets", "/sheets"),
            new("admin", "/items/{code}/versions", "/items/RF-08-01/versions"),
            new("admin", "/processes/try", "/processes/try?from=standard&version=1"),
            new("admin", "/processes/{definitionId}/{version:int}", "/processes/parallel-review/1"),
            new("admin", "/calendar/{year:int}/edit", "/calendar/2027/edit"),
            new("admin", "/standards/enter", "/standards/enter"),
            new("admin", "/standards/edition", "/standards/edition"),
            new("admin", "/watch", "/watch"),
        ];
    }

    private static string PathOf(JsonNode link) =>
        new Uri(link["link"]!.GetValue<string>(), UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } address
            ? address.PathAndQuery
            : link["link"]!.GetValue<string>();

    /// <summary>The demo caseload's applicants take turns.</summary>
    private async Task<string> OwnerOfAsync(JsonNode @case)
    {
        var id = @case["id"]!.GetValue<string>();
        var cases = (await GetAsync("applicant1", "cases?pageSize=200"))["items"]!.AsArray();
        return cases.Any(c => c!["id"]!.GetValue<string>() == id) ? "applicant1" : "applicant2";
    }
}

/// <summary>One office for all that is only looked at.</summary>
[CollectionDefinition(nameof(DemoCollection))]
public sealed class DemoCollection : ICollectionFixture<DemoOffice>;

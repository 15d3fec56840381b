using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api.Refusals;

/// <summary>How every operation of the API refuses bad requests, compared with the record of how it did before.</summary>
public sealed class RefusalTests(RefusalHost office) : IClassFixture<RefusalHost>
{
    private const string Folder = "tests/AirDefenseApprovals.Tests/Api/Refusals/";

    [Fact]
    public async Task Every_operation_refuses_bad_requests_as_recorded()
    {
        var requests = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, Folder, "requests.json"))
        );
        var record = new RefusalRecord();
        await new RefusalWalk(office, record, requests!.AsObject()).GoAsync();
        Recorded.Compare(Folder + "refusals.txt", record.ToString());
    }
}

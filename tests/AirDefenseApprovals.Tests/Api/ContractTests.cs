using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// The contract as others see it: the recorded document, a linter's opinion of it, and a client that a stranger's
/// generator makes.
/// </summary>
public sealed class ContractTests(ContractTests.Host office) : IClassFixture<ContractTests.Host>
{
    private const string Document = "docs/openapi.json";
    private const string Client = "tests/AirDefenseApprovals.ContractClient";
    private const string Types = Client + "/generated/api.d.ts";

    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An office that listens on the loopback, for clients that are not of this process.</summary>
    public sealed class Host : OfficeHost
    {
        public Host() => UseKestrel(0);

        public string Address =>
            Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    [Fact]
    public async Task The_recorded_document_is_what_the_program_serves() =>
        Recorded.Compare(Document, (await ServedAsync()).ToJsonString(Pretty) + "\n");

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_that_begins_with_a_verb()
    {
        var names = Operations(await ServedAsync()).Select(o => o["operationId"]!.GetValue<string>()).ToArray();
        Assert.All(names, name => Assert.Matches("^[a-z]+([A-Z][a-z]*)+$", name));
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public async Task The_linter_has_nothing_to_say_of_the_recorded_document()
    {
        var (_, output, errors) = await NodeTool.RunAsync(
            "node_modules/@redocly/cli/bin/cli.js",
            "lint",
            Document,
            "--format=json"
        );
        var totals = JsonNode.Parse(output)?["totals"];
        Assert.True(
            totals?["errors"]?.GetValue<int>() == 0 && totals["warnings"]?.GetValue<int>() == 0,
            output + errors
        );
        Assert.Equal(0, totals["ignored"]?.GetValue<int>());
    }

    [Fact]
    public async Task A_generated_client_compiles_and_walks_a_case()
    {
        await MustSucceedAsync(Client + "/generate.mjs", Document, Types);
        await MustSucceedAsync("node_modules/typescript/bin/tsc", "--project", Client);
        Assert.DoesNotContain(
            ": any",
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, Types)),
            StringComparison.Ordinal
        );
        office.CreateClient().Dispose();
        var said = await MustSucceedAsync(
            "--disable-warning=ExperimentalWarning",
            Client + "/walk.mts",
            office.Address
        );
        Assert.Contains(" approved ", said, StringComparison.Ordinal);
    }

    private static async Task<string> MustSucceedAsync(params string[] arguments)
    {
        var (exit, output, errors) = await NodeTool.RunAsync(arguments);
        Assert.True(exit == 0, $"{string.Join(' ', arguments)} ended with {exit}:\n{output}{errors}");
        return output;
    }

    private async Task<JsonNode> ServedAsync() => (await office.Anyone.GetAsync("/swagger/v1/swagger.json")).Ok();

    private static IEnumerable<JsonNode> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!));
}

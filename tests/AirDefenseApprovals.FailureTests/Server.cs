using System.Diagnostics;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Hosting;

namespace AirDefenseApprovals.FailureTests;

/// <summary>The built host as a process that is started, killed and started again on the same data and the same port.</summary>
internal sealed class Server(string data, params (string Key, string Value)[] settings) : IAsyncDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private Process? process;

    /// <summary>Where it listens: on loopback alone.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{Ports.Free()}");

    /// <summary>What it was last heard to say, for a failure's message.</summary>
    public string Said { get; private set; } = "";

    /// <summary>What every office here is told. Tiered compilation starts in half the time, so that more kills fit into a minute.</summary>
    public (string Key, string Value)[] Settings =>
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Data__Directory", data),
            ("Seed__DemoCases", "false"),
            ("urls", Address.ToString()),
            ("Logging__LogLevel__Default", "Warning"),
            ("DOTNET_TieredCompilation", "1"),
            .. settings,
        ];

    /// <summary>Starts it; does not wait.</summary>
    public void Start(params (string Key, string Value)[] more)
    {
        process = BuiltHost.Start([.. Settings, .. more]);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> StartAndWaitAsync(params (string Key, string Value)[] more)
    {
        var watch = Stopwatch.StartNew();
        Start(more);
        await BuiltHost.ReadyAsync(process!, Address, () => Said);
        return watch.Elapsed;
    }

    /// <summary>Asks for its state; null when nobody answers.</summary>
    public async Task<(int Status, JsonNode State)?> ReadyAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/health/ready"));
            return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    /// <summary>Waits until a part of its state is what is expected.</summary>
    public async Task<(int Status, JsonNode State)> BecomesAsync(string check, string status)
    {
        (int Status, JsonNode State)? last = null;
        await Patience.UntilAsync(
            $"{check} that is {status}",
            async () =>
            {
                last = await ReadyAsync();
                return last is { State: var state }
                    && state["checks"]!.AsArray().Single(c => c!["name"]!.ToString() == check)!["status"]!.ToString()
                        == status;
            },
            () => $"{last?.State.ToJsonString()}\n{Said}"
        );
        return last!.Value;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (process is null)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Runs the command <c>verify</c> on the data of a server that is not running.</summary>
    public async Task VerifyAsync()
    {
        Assert.Null(process);
        var (exit, output, errors) = await BuiltHost.RunToEndAsync(["verify"], Settings);
        Assert.True(exit == 0, output + errors);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        http.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null)
            lock (http)
                Said = (Said + line + "\n") is { Length: > 8_000 } much ? much[^8_000..] : Said + line + "\n";
    }
}

using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Hosting;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>The built host as a process of its own, on a data directory that outlives it if wanted.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly string data;
    private readonly Process process;

    private Server(string data, Process process, Uri address, TimeSpan startup) =>
        (this.data, this.process, Address, Startup) = (data, process, address, startup);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first 200 of <c>/health/ready</c>.</summary>
    public TimeSpan Startup { get; }

    /// <summary>Resident memory by kind, as the kernel tells it.</summary>
    public string MemoryByKind =>
        string.Join(
            ", ",
            File.ReadLines($"/proc/{process.Id}/status")
                .Where(l => l.StartsWith("Rss", StringComparison.Ordinal))
                .Select(l => l.Replace("\t", " ", StringComparison.Ordinal))
        );

    /// <summary>Resident memory in megabytes.</summary>
    public double Megabytes =>
        File.ReadLines($"/proc/{process.Id}/status")
            .First(l => l.StartsWith("VmRSS", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            is [_, var kilobytes, ..]
            ? int.Parse(kilobytes, System.Globalization.CultureInfo.InvariantCulture) / 1024.0
            : 0;

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<Server> StartAsync(string data, params (string Key, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var start = new ProcessStartInfo("dotnet", [Repository.Host]) { RedirectStandardOutput = true };
        foreach (
            var (key, value) in new[]
            {
                ("ASPNETCORE_ENVIRONMENT", "Development"),
                ("urls", address.ToString()),
                ("Data__Directory", data),
                ("Seed__DemoCases", "false"),
                ("Logging__LogLevel__Default", "Warning"),
                ("Clock__Now", "2022-05-09T09:30:00+08:00"),
            }.Concat(settings)
        )
            start.Environment[key] = value;
        var watch = Stopwatch.StartNew();
        var started = Process.Start(start)!;
        _ = started.StandardOutput.ReadToEndAsync();
        await BuiltHost.ReadyAsync(started, address);
        return new Server(data, started, address, watch.Elapsed);
    }

    /// <summary>Waits until somebody's notices are written as mails, so that nothing of it is measured.</summary>
    public async Task PostIsOutAsync(HttpClient reader)
    {
        var notices = (await reader.GetFromJsonAsync<JsonNode>("inbox"))!["total"]!.GetValue<int>();
        var folder = Path.Combine(data, "mail");
        await Patience.UntilAsync($"{notices} mails", () =>
            Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.eml").Count() >= notices
        );
    }

    public async Task<HttpClient> SignInAsync(string user)
    {
        var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 })
        {
            BaseAddress = new Uri(Address, "/api/v1/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var answer = await (
            await http.PostAsJsonAsync("auth/login", new { userName = user, password = "Demo-2022!" })
        ).Content.ReadFromJsonAsync<JsonNode>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            answer!["accessToken"]!.GetValue<string>()
        );
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

using System.Diagnostics;

namespace AirDefenseApprovals.Tests.Hosting;

/// <summary>The built program as a process of its own.</summary>
internal static class BuiltHost
{
    /// <summary>Runs it until it ends by itself.</summary>
    public static Task<(int Exit, string Output, string Errors)> RunToEndAsync(
        params (string Key, string Value)[] settings
    ) => RunToEndAsync([], settings);

    /// <summary>Runs one of its commands.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunToEndAsync(
        string[] arguments,
        params (string Key, string Value)[] settings
    )
    {
        using var process = Start(settings, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await Patience.UntilAsync("the end of the host", () => process.HasExited);
        }
        finally
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it.</summary>
    public static Process Start((string Key, string Value)[] settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Host, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "ASPNETCORE_URLS", "urls" })
            start.Environment.Remove(name);
        start.Environment["DOTNET_TieredCompilation"] = "1"; // it lives for seconds: compiling it well costs more than it gives
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits until a host that was started serves.</summary>
    /// <param name="process">The host.</param>
    /// <param name="address">Where it was told to listen.</param>
    /// <param name="said">What it said so far, for the message when it stops.</param>
    public static async Task ReadyAsync(Process process, Uri address, Func<string>? said = null)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        await Patience.UntilAsync(
            "a host that is ready",
            async () =>
            {
                if (process.HasExited)
                    throw new InvalidOperationException("The host stopped at start.\n" + said?.Invoke());
                return await IsReadyAsync(http);
            },
            said
        );
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            return false;
        }
    }
}

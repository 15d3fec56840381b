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
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it.</summary>
    public static Process Start((string Key, string Value)[] settings, params string[] arguments)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "AirDefenseApprovals.sln")))
            root = root.Parent;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(
                    root.FullName,
                    "src",
                    "AirDefenseApprovals.Web",
                    "bin",
                    configuration,
                    "net10.0",
                    "AirDefenseApprovals.Web.dll"
                ),
                .. arguments,
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "ASPNETCORE_URLS", "urls" })
            start.Environment.Remove(name);
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }
}

using System.Diagnostics;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Runs the development tools of <c>package.json</c> by the Node.js that is pinned there.</summary>
internal static class NodeTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs a script in the root of the repository and hands back what it said.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var modules = Path.Combine(Repository.Root, "node_modules");
        var node = Path.Combine(modules, "node", "bin", "node");
        Assert.True(
            File.Exists(node),
            $"The tools of package.json are not installed: {node} is missing. Run `npm ci` in {Repository.Root} (tests/run does)."
        );
        var start = new ProcessStartInfo(node, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await errors);
    }
}

namespace AirDefenseApprovals.Tests.Hosting;

/// <summary>Where the repository lies that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder: found from where the tests run, since a build for CI writes no paths of its machine into them.</summary>
    public static string Root { get; } = Find();

    /// <summary>The host, as it was built together with the tests that run.</summary>
    public static string Host { get; } =
        Path.Combine(
            Root,
            "src",
            "AirDefenseApprovals.Web",
            "bin",
            new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, // bin/<configuration>/net10.0
            "net10.0",
            "AirDefenseApprovals.Web.dll"
        );

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AirDefenseApprovals.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}

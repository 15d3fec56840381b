namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// A text of this repository that records how the program behaves: a test compares it, and a person who means a change
/// records it anew.
/// </summary>
internal static class Recorded
{
    /// <summary>The environment variable that writes recorded texts anew instead of comparing them.</summary>
    public const string Rewrite = "ADA_TESTS_REWRITE";

    private const int MostLinesShown = 60;

    /// <summary>Fails with the lines that differ, or writes the file anew where <see cref="Rewrite"/> is set.</summary>
    /// <param name="path">The file, from the root of the repository.</param>
    /// <param name="now">What it should say.</param>
    public static void Compare(string path, string now)
    {
        var file = Path.Combine(Repository.Root, path);
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Rewrite)))
        {
            File.WriteAllText(file, now);
            return;
        }

        var before = File.Exists(file) ? File.ReadAllText(file) : "";
        if (before == now)
            return;
        Assert.Fail(
            $"{path} says something else than the program does. "
                + $"If the change is meant, run this test with {Rewrite}=1 and commit the file.\n"
                + string.Join('\n', Difference(before.Split('\n'), now.Split('\n')))
        );
    }

    /// <summary>Lists the lines that one of two texts alone has, in the order of the texts.</summary>
    private static IEnumerable<string> Difference(string[] before, string[] now)
    {
        var gone = Without(before, now).Select(line => "- " + line);
        var come = Without(now, before).Select(line => "+ " + line);
        string[] all = [.. gone, .. come];
        return all.Length <= MostLinesShown
            ? all
            : all.Take(MostLinesShown).Append($"... and {all.Length - MostLinesShown} more lines");
    }

    private static IEnumerable<string> Without(string[] lines, string[] others)
    {
        var left = others.CountBy(line => line).ToDictionary();
        foreach (var line in lines)
        {
            if (left.TryGetValue(line, out var count) && count > 0)
                left[line] = count - 1;
            else
                yield return line;
        }
    }
}

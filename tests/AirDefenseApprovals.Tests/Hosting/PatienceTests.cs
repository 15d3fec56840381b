using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Hosting;

/// <summary>The tests wait for conditions, never for luck.</summary>
public sealed partial class PatienceTests
{
    [Fact]
    public void No_test_lets_time_pass_but_through_Patience() =>
        Nowhere(LetsTimePass, except: ["Patience.cs", "PatienceTests.cs"]);

    [Fact]
    public void No_test_takes_a_port_that_an_outgoing_connection_may_be_given() => Nowhere(AnyPort, except: []);

    [Fact]
    public async Task What_is_there_is_not_waited_for() =>
        Assert.Equal("here", await Patience.ForAsync("it", () => Task.FromResult<string?>("here")));

    [Fact]
    public async Task What_comes_later_is_waited_for()
    {
        var looks = 0;
        await Patience.UntilAsync("the third look", () => ++looks == 3);
        Assert.Equal(3, looks);
    }

    private static void Nowhere(Regex pattern, string[] except) =>
        Assert.Empty(
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
                .Where(file =>
                    !file.Contains("/obj/", StringComparison.Ordinal) && !except.Contains(Path.GetFileName(file))
                )
                .SelectMany(file =>
                    File.ReadLines(file)
                        .Select(
                            (line, i) => (Text: line, Place: $"{Path.GetRelativePath(Repository.Root, file)}:{i + 1}")
                        )
                )
                .Where(line => pattern.IsMatch(line.Text))
                .Select(line => line.Place)
        );

    [GeneratedRegex(@"Task\.Delay\(|Thread\.Sleep\(|WaitForTimeout|Environment\.TickCount|SpinWait")]
    private static partial Regex LetsTimePass { get; }

    [GeneratedRegex(@"new TcpListener\([^)]*, 0\)")]
    private static partial Regex AnyPort { get; }
}

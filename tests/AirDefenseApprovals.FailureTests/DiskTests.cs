using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AirDefenseApprovals.FailureTests;

/// <summary>A disk that is full, and one that is read-only: a real one of a few megabytes, which only root can mount.</summary>
public sealed class DiskTests : IDisposable
{
    private readonly string disk = Directory.CreateTempSubdirectory("ada-disk-").FullName;

    public DiskTests() => Run("mount", "-t", "tmpfs", "-o", "size=24m", "ada-failure-tests", disk);

    private string Data => Path.Combine(disk, "data");

    private string Ballast => Path.Combine(disk, "ballast");

    [Fact]
    public async Task A_full_disk_is_told_loses_nothing_and_needs_no_restart_when_there_is_space_again()
    {
        await using var server = new Server(Data, ("Clock__Now", "2022-05-09T09:30:00+08:00"));
        await server.StartAndWaitAsync();
        using var applicant = await new Client(server.Address, "applicant1").SignInAsync();
        var application = await applicant.ApplicationAsync("RF-13-01");
        var kept = new List<Guid> { await BegunAsync(applicant, application) };
        Fill();

        Answer? refused = null;
        for (var tries = 0; refused is null && tries < 2_000; tries++) // what is left of the file's own pages still takes some
        {
            var answer = await applicant.PostAsync("cases", application);
            if (answer.IsDone)
                kept.Add(answer.Json["id"]!.GetValue<Guid>());
            else
                refused = answer;
        }

        ToldSo(refused!);
        ToldSo(
            (
                await applicant.InsistAsync(
                    HttpMethod.Put,
                    $"cases/{kept[0]}/materials/M30",
                    () => Client.File(Client.Pdf(300_000)),
                    CancellationToken.None
                )
            )!
        );
        ToldSo(
            (
                await applicant.SendAsync(
                    HttpMethod.Put,
                    $"cases/{kept[0]}/materials/M30",
                    Client.File(Client.Pdf(300_000))
                )
            )!
        );
        var (status, state) = await server.BecomesAsync("storage", "Unhealthy");
        Assert.Equal(
            (503, "Unhealthy"),
            (
                status,
                state["checks"]!.AsArray().Single(c => c!["name"]!.ToString() == "database")!["status"]!.ToString()
            )
        );
        Assert.Equal("draft", (await applicant.GetAsync($"cases/{kept[0]}")).Ok()["state"]!.ToString()); // reading goes on

        File.Delete(Ballast);
        Assert.Equal(200, (await server.BecomesAsync("database", "Healthy")).Status);
        kept.Add(await BegunAsync(applicant, application));
        Assert.True(
            (
                await applicant.SendAsync(HttpMethod.Put, $"cases/{kept[0]}/materials/M30", Client.File(Client.Pdf()))
            )!.IsDone
        );
        Assert.Equal(
            "submitted",
            (
                await applicant.PostAsync(
                    $"cases/{kept[0]}/submit",
                    new JsonObject { ["acknowledgeIncomplete"] = true, ["declared"] = true }
                )
            ).Ok()["state"]!.ToString()
        );
        foreach (var id in kept)
            (await applicant.GetAsync($"cases/{id}")).Ok();
        await server.KillAsync();
        await server.VerifyAsync();
    }

    [Fact]
    public async Task A_read_only_disk_stops_the_start_with_a_sentence()
    {
        await using var server = new Server(Data);
        await server.StartAndWaitAsync();
        await server.KillAsync();
        Run("mount", "-o", "remount,ro", disk);
        var (exit, errors) = await StartsAndEndsAsync(server);
        Assert.Equal(1, exit);
        Assert.Contains("Data:Directory: 这个目录不能写入：磁盘已满、只读或没有权限", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", errors, StringComparison.Ordinal);
        Run("mount", "-o", "remount,rw", disk);
        await server.StartAndWaitAsync();
    }

    [Fact]
    public async Task A_read_only_database_stops_the_start_with_a_sentence()
    {
        await using var server = new Server(Data);
        await server.StartAndWaitAsync();
        await server.KillAsync();
        var (exit, errors) = await StartsAndEndsAsync(
            server,
            ("Database__ConnectionString", $"Data Source={Path.Combine(Data, "office.db")};Mode=ReadOnly")
        );
        Assert.Equal(1, exit);
        Assert.Contains("Database: 数据库不能打开或写入", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Run("umount", disk);
        Directory.Delete(disk);
    }

    /// <summary>503, a problem, and a sentence that a person can read.</summary>
    private static void ToldSo(Answer answer)
    {
        Assert.Equal((503, "urn:ada:storage-unavailable"), (answer.Status, answer.Json["type"]!.ToString()));
        Assert.Equal("系统暂时不能保存，请稍后再试。没有内容丢失。", answer.Json["detail"]!.ToString());
    }

    private static async Task<Guid> BegunAsync(Client applicant, JsonObject application) =>
        (await applicant.PostAsync("cases", application)).Ok()["id"]!.GetValue<Guid>();

    private static async Task<(int Exit, string Errors)> StartsAndEndsAsync(
        Server server,
        params (string Key, string Value)[] more
    )
    {
        var (exit, _, errors) = await Tests.Hosting.BuiltHost.RunToEndAsync([.. server.Settings, .. more]);
        return (exit, errors);
    }

    /// <summary>Writes until there is no byte left.</summary>
    private void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var block = new byte[4096]; ; )
                ballast.Write(block);
        }
        catch (IOException) { }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(
            process.ExitCode == 0,
            $"{program} {string.Join(' ', arguments)}: {errors} (these tests mount a small disk and must run as root)"
        );
    }
}

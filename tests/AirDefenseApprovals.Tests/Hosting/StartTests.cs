using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;

namespace AirDefenseApprovals.Tests.Hosting;

/// <summary>The start of the built program: what it refuses, and what Production does not have.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("ada-start-").FullName;

    [Fact]
    public async Task Production_refuses_to_start_unconfigured_with_a_sentence_for_each_missing_key()
    {
        var (exit, _, errors) = await BuiltHost.RunToEndAsync(("ASPNETCORE_ENVIRONMENT", "Production"));
        Assert.Equal(1, exit);
        Assert.Equal(
            [
                "Data:Directory: 缺少此项配置。",
                "Mail:From: 缺少此项配置。",
                "Mail:Mode: 缺少此项配置。",
                "Public:Url: 缺少此项配置。",
            ],
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("Seed__Demo", "true", "Seed:Demo")]
    [InlineData("Clock__Now", "2022-05-09T09:30:00+08:00", "Clock:Now")]
    [InlineData("Mail__Mode", "Pigeon", "Mail:Mode")]
    [InlineData("Office__Hours", "late", "Office:Hours")]
    [InlineData("Engine", "Steam", "Engine")]
    [InlineData("Metrics__Prometheus", "true", "Metrics:Secret")]
    [InlineData("Metrics__Otlp", "collector", "Metrics:Otlp")]
    [InlineData("Data__Directroy", "/tmp", "Data:Directroy")]
    [InlineData("Database__Provider", "Paper", "Database:Provider")]
    [InlineData("Database__Provider", "PostgreSql", "Database:ConnectionString")]
    public async Task A_wrong_setting_is_named(string key, string value, string named)
    {
        var (exit, _, errors) = await BuiltHost.RunToEndAsync([
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            .. Configured(),
            (key, value),
        ]);
        Assert.Equal(1, exit);
        Assert.Contains(named + ":", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_told_and_its_password_is_not()
    {
        var (exit, _, errors) = await BuiltHost.RunToEndAsync([
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            .. Configured(),
            ("Database__Provider", "PostgreSql"),
            (
                "Database__ConnectionString",
                $"Host=127.0.0.1;Port={Ports.Free()};Username=ada;Password=geheim;Timeout=5"
            ),
        ]);
        Assert.Equal(1, exit);
        Assert.Contains("Database:ConnectionString: 无法连接数据库", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_catalogue_stops_the_start_with_file_path_and_sentence()
    {
        var catalogue = Catalogue(text =>
            text.Replace("\"process\": \"filing\"", "\"process\": \"nothing\"", StringComparison.Ordinal)
        );
        await File.WriteAllTextAsync(Path.Combine(catalogue, "register", "surprise.json"), "{}");
        var (exit, _, errors) = await BuiltHost.RunToEndAsync([
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Data__Directory", data),
            ("Catalogue__Directory", catalogue),
        ]);
        Assert.Equal(1, exit);
        Assert.Contains("items/RF-14-01.json process: 没有名为“nothing”的流程。", errors, StringComparison.Ordinal);
        Assert.Contains("register/surprise.json: 目录中不应有此文件。", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_has_no_demo_accounts_and_no_dev()
    {
        var port = Ports.Free();
        using var process = BuiltHost.Start([
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            .. Configured(),
            ("urls", $"http://127.0.0.1:{port}"),
        ]);
        try
        {
            using var http = await ReadyAsync(process, port);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/api/v1/dev/clock")).StatusCode);
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                (
                    await http.PostAsync(
                        "/api/v1/auth/login",
                        new StringContent(
                            """{"userName":"applicant1","password":"Demo-2022!"}""",
                            System.Text.Encoding.UTF8,
                            "application/json"
                        )
                    )
                ).StatusCode
            );
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/css/site.css")).StatusCode);
            Assert.DoesNotContain("Demo-2022!", await http.GetStringAsync("/account/login"), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_first_start_that_was_killed_midway_is_taken_up_by_the_next()
    {
        var port = Ports.Free();
        (string, string)[] settings =
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Data__Directory", data),
            ("Seed__DemoCases", "false"),
            ("urls", $"http://127.0.0.1:{port}"),
        ];
        using (var first = BuiltHost.Start(settings))
        {
            using var midway = await HoldAtAsync(accounts: 3, first);
            first.Kill();
            await first.WaitForExitAsync();
            Assert.InRange(AccountsIn(midway), 3, 30);
        }

        using var second = BuiltHost.Start(settings);
        try
        {
            using var http = await ReadyAsync(second, port);
            foreach (var user in new[] { "applicant1", "admin" })
                Assert.Equal(
                    HttpStatusCode.OK,
                    (
                        await http.PostAsync(
                            "/api/v1/auth/login",
                            new StringContent(
                                $$"""{"userName":"{{user}}","password":"Demo-2022!"}""",
                                System.Text.Encoding.UTF8,
                                "application/json"
                            )
                        )
                    ).StatusCode
                );
        }
        finally
        {
            second.Kill();
            await second.WaitForExitAsync();
        }
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    private (string, string)[] Configured() =>
        [
            ("Data__Directory", data),
            ("Mail__Mode", "Directory"),
            ("Mail__From", "rfb@example.com"),
            ("Public__Url", "https://rfb.example.com"),
        ];

    [Fact]
    public async Task A_process_changed_without_a_new_number_stops_the_start_since_cases_stand_in_it()
    {
        var port = Ports.Free();
        (string, string)[] settings =
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            .. Configured(),
            ("urls", $"http://127.0.0.1:{port}"),
        ];
        using (var first = BuiltHost.Start(settings))
        {
            using var http = await ReadyAsync(first, port);
            first.Kill();
            await first.WaitForExitAsync();
        }

        var catalogue = Catalogue(text =>
            text.Replace(
                "\"definitionId\": \"filing\"",
                "\"definitionId\": \"filing\", \"hint\": \"changed\"",
                StringComparison.Ordinal
            )
        );
        var (exit, _, errors) = await BuiltHost.RunToEndAsync([.. settings, ("Catalogue__Directory", catalogue)]);
        Assert.Equal(1, exit);
        Assert.Contains(
            "processes/filing.json version: 流程“filing”第 1 版与机关已留存的内容不同",
            errors,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_process_that_leaves_a_case_without_a_result_stops_the_start_with_file_path_and_sentence()
    {
        var catalogue = Catalogue(text =>
            text.Replace(
                "\"type\": \"AirDefense.Refuse\"",
                "\"type\": \"AirDefense.RecordReport\"",
                StringComparison.Ordinal
            )
        );
        var (exit, _, errors) = await BuiltHost.RunToEndAsync(
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Data__Directory", data),
            ("Catalogue__Directory", catalogue)
        );
        Assert.Equal(1, exit);
        Assert.Matches(
            @"processes/filing\.json root\.activities\[\d+\]\.outcomes: 流程在此结束，但案件还没有结果：decide / Refused。",
            errors
        );
    }

    /// <summary>The office's catalogue with its texts changed.</summary>
    private string Catalogue(Func<string, string> change)
    {
        var (source, catalogue) = (
            Path.Combine(AppContext.BaseDirectory, "workflows"),
            Path.Combine(data, "catalogue")
        );
        foreach (var file in Directory.EnumerateFiles(source, "*.json", SearchOption.AllDirectories))
        {
            var target = Path.Combine(catalogue, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, change(File.ReadAllText(file)));
        }

        return catalogue;
    }

    /// <summary>
    /// Keeps the database's one writer's place as soon as so many accounts are made: the start can make no more until
    /// it is given up.
    /// </summary>
    private async Task<SqliteConnection> HoldAtAsync(int accounts, Process start)
    {
        SqliteConnection? held = null;
        await Patience.UntilAsync($"{accounts} accounts", () =>
        {
            Assert.False(start.HasExited, "The host stopped at start.");
            return (held = Hold(accounts)) is not null;
        });
        return held!;
    }

    /// <summary>The database with its writer's place taken; null while there are not so many accounts, or no database.</summary>
    private SqliteConnection? Hold(int accounts)
    {
        var connection = new SqliteConnection(
            $"Data Source={Path.Combine(data, "office.db")};Mode=ReadWrite;Pooling=False"
        );
        try
        {
            connection.Open();
            Execute(connection, "BEGIN IMMEDIATE");
            if (AccountsIn(connection) >= accounts)
                return connection;
        }
        catch (SqliteException) { } // no database yet, or no table in it

        connection.Dispose();
        return null;
    }

    private static int AccountsIn(SqliteConnection connection)
    {
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM AspNetUsers";
        return Convert.ToInt32(count.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<HttpClient> ReadyAsync(Process process, int port)
    {
        var address = new Uri($"http://127.0.0.1:{port}");
        await BuiltHost.ReadyAsync(process, address);
        return new HttpClient { BaseAddress = address };
    }
}

using System.Diagnostics;
using System.Text;
using AirDefenseApprovals.Tests.Hosting;
using Npgsql;

namespace AirDefenseApprovals.Tests.Databases;

/// <summary>A real PostgreSQL on a loopback port, stopped with the process that started it, however that ends.</summary>
internal sealed class PostgreSqlServer
{
    /// <summary>Stops the server, and removes its files, once the process that started it is gone.</summary>
    private const string Watch = """
        set -e
        directory=$1 port=$2 parent=$3 bin=$4 durable=$5
        as=(); [ "$(id -u)" != 0 ] || as=(setpriv --reuid=postgres --regid=postgres --init-groups)
        [ "$(id -u)" != 0 ] || chown postgres "$directory"
        cd "$directory"
        "${as[@]}" "$bin/initdb" -D "$directory/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
        "${as[@]}" "$bin/postgres" -D "$directory/data" -p "$port" -c listen_addresses=127.0.0.1 \
            -c unix_socket_directories= -c max_connections=400 -c fsync="$durable" -c full_page_writes="$durable" \
            -c autovacuum="$durable" -c jit=off -c max_wal_size=4GB -c checkpoint_timeout=1h &
        server=$!
        while kill -0 "$parent" 2>/dev/null && kill -0 "$server" 2>/dev/null; do sleep 1; done
        kill -INT "$server" 2>/dev/null || true
        wait "$server" || true
        cd / && rm -rf "$directory"
        """;

    private readonly string server;

    private PostgreSqlServer(string server) => this.server = server;

    /// <summary>Connects to a database of the server.</summary>
    public string ConnectionString(string database) => $"{server};Database={database}";

    /// <summary>Does something to the server's databases, or in one of them.</summary>
    public void Execute(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Starts a server.</summary>
    /// <param name="durable">Whether a commit waits for the disk: figures need it, tests do not.</param>
    public static PostgreSqlServer Start(bool durable)
    {
        var directory = Directory.CreateTempSubdirectory("ada-postgresql-").FullName;
        var port = Ports.Free();
        var start = new ProcessStartInfo(
            "bash",
            ["-c", Watch, "watch", directory, $"{port}", $"{Environment.ProcessId}", Programs(), durable ? "on" : "off"]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Process.Start(start)!;
        var errors = new StringBuilder();
        watch.OutputDataReceived += (_, _) => { }; // read, so that the server never waits for its reader
        watch.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        watch.BeginOutputReadLine();
        watch.BeginErrorReadLine();
        var connection = $"Host=127.0.0.1;Port={port};Username=postgres;Maximum Pool Size=40";
        Patience.Until("PostgreSQL that answers", () => !watch.HasExited ? Answers(connection) : throw Failed());
        return new PostgreSqlServer(connection);

        InvalidOperationException Failed()
        {
            watch.WaitForExit(); // until the last line is read
            return new InvalidOperationException($"PostgreSQL does not start: {errors}");
        }
    }

    private static bool Answers(string connection)
    {
        try
        {
            using var first = new NpgsqlConnection(connection + ";Database=postgres;Pooling=false");
            first.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>Debian keeps each version's programs in a folder of its own.</summary>
    private static string Programs() =>
        Directory
            .EnumerateDirectories("/usr/lib/postgresql")
            .Select(d => Path.Combine(d, "bin"))
            .Where(d => File.Exists(Path.Combine(d, "initdb")))
            .Order(StringComparer.Ordinal)
            .Last();
}

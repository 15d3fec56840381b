using Microsoft.Data.Sqlite;
using Npgsql;

namespace AirDefenseApprovals.Web.Data;

/// <summary>What an error of the database means, whichever it is.</summary>
internal static class DatabaseErrors
{
    /// <summary>A unique index, or another constraint, said no.</summary>
    public static bool IsTaken(Exception error) =>
        Any(error, e =>
            e is SqliteException { SqliteErrorCode: 19 }
            || (e is PostgresException { SqlState: { } state } && state.StartsWith("23", StringComparison.Ordinal))
        );

    /// <summary>
    /// The storage itself fails (read-only, I/O error, corrupt, full, not reachable): the transaction is lost, not one
    /// piece of it.
    /// </summary>
    public static bool IsStorageFailure(Exception error) => Any(error, e => e switch
            {
                SqliteException { SqliteErrorCode: var code } => code is 8 or 10 or 11 or 13 or 14,
                PostgresException { SqlState: var state } => StorageStates.Any(s =>
                    state.StartsWith(s, StringComparison.Ordinal)
                ),
                NpgsqlException => true, // the connection, not the statement
                _ => false,
            });

    /// <summary>Two transactions stood in each other's way: tried again, one after the other, both go through.</summary>
    public static bool IsLostRace(Exception error) =>
        Any(error, e =>
            e
                is PostgresException
                {
                    SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
                }
        );

    /// <summary>
    /// Connection, read-only, transaction aborted, authorisation, resources, intervention, system, configuration,
    /// internal: classes of SQLSTATE.
    /// </summary>
    private static readonly string[] StorageStates = ["08", "25", "28", "3D", "53", "57", "58", "F0", "XX"];

    private static bool Any(Exception? error, Func<Exception, bool> matches) =>
        error is not null && (matches(error) || Any(error.InnerException, matches));
}

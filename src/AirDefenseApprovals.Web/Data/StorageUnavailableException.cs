using Microsoft.Data.Sqlite;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Nothing can be saved now; nothing was.</summary>
public sealed class StorageUnavailableException(Exception inner) : Exception("The database cannot be written.", inner)
{
    private const int IoError = 5, NoSpace = 28, ReadOnly = 30, Quota = 122; // errno: what .NET gives as HResult on Linux
    private const int WindowsDiskFull = unchecked((int)0x80070070), WindowsWriteProtected = unchecked((int)0x80070013);

    /// <summary>Whether an error means that the machine cannot save, whatever was asked of it: full, read-only or broken.</summary>
    public static bool Means(Exception? error) => error switch
    {
        null => false,
        StorageUnavailableException => true,
        SqliteException { SqliteErrorCode: 8 or 10 or 11 or 13 } => true, // read-only, I/O error, corrupt, full
        IOException { HResult: IoError or NoSpace or ReadOnly or Quota or WindowsDiskFull or WindowsWriteProtected } => true,
        _ => Means(error.InnerException),
    };
}

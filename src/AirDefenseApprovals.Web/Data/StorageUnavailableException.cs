namespace AirDefenseApprovals.Web.Data;

/// <summary>Nothing can be saved now; nothing was.</summary>
public sealed class StorageUnavailableException(Exception inner) : Exception("The database cannot be written.", inner)
{
    private const int IoError = 5,
        NoSpace = 28,
        ReadOnly = 30,
        Quota = 122; // errno: what .NET gives as HResult on Linux
    private const int WindowsDiskFull = unchecked((int)0x80070070),
        WindowsWriteProtected = unchecked((int)0x80070013);

    /// <summary>
    /// Whether an error means that the machine cannot save, whatever was asked of it: database or disk are full,
    /// read-only, broken or away.
    /// </summary>
    public static bool Means(Exception error) => DatabaseErrors.IsStorageFailure(error) || IsOfDisk(error);

    private static bool IsOfDisk(Exception? error) =>
        error switch
        {
            null => false,
            StorageUnavailableException => true,
            IOException
            {
                HResult: IoError or NoSpace or ReadOnly or Quota or WindowsDiskFull or WindowsWriteProtected
            } => true,
            _ => IsOfDisk(error.InnerException),
        };
}

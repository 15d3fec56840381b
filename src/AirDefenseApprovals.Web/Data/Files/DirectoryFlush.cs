using System.Runtime.InteropServices;
using System.Text;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>Makes a new name in a folder survive a power failure. .NET flushes files, not folders; Windows needs no such call.</summary>
internal static class DirectoryFlush
{
    private const int ReadOnly = 0;

    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = open(Encoding.UTF8.GetBytes(Path.GetFullPath(directory) + '\0'), ReadOnly);
        if (folder < 0)
            throw new IOException($"The folder {directory} cannot be opened (errno {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (fsync(folder) != 0)
                throw new IOException(
                    $"The folder {directory} cannot be flushed (errno {Marshal.GetLastPInvokeError()})."
                );
        }
        finally
        {
            _ = close(folder);
        }
    }

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(int descriptor);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int close(int descriptor);
}

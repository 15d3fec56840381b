using System.Buffers;
using System.Security.Cryptography;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>
/// Attachments by content: each file is named by its SHA-256 and lies at ab/cd/abcd…, so equal files are stored once and none ever changes.
/// A file is written before the row that names it; what no row names is swept (<see cref="All"/>, <see cref="Delete"/>).
/// </summary>
public sealed class FileStore(string directory)
{
    private const int BufferSize = 128 * 1024;
    private readonly string unfinished = Path.Combine(directory, "unfinished");
    private readonly Lock arriving = new();

    /// <summary>
    /// Stores the content, never holding more than a buffer of it in memory. Once this returns the file survives a
    /// power failure.
    /// </summary>
    public async Task<SaveOutcome> SaveAsync(Stream content, long maxBytes, CancellationToken ct)
    {
        Directory.CreateDirectory(unfinished);
        var temporary = Path.Combine(unfinished, $"{Guid.CreateVersion7():N}.part");
        try
        {
            var (length, sha256) = await WriteAsync(content, temporary, maxBytes, ct);
            if (length == 0)
                return new SaveOutcome(null, FileRefusal.Empty);
            if (length > maxBytes)
                return new SaveOutcome(null, FileRefusal.TooLarge);
            Keep(temporary, sha256);
            return new SaveOutcome(new StoredFile(sha256, length), null);
        }
        finally
        {
            File.Delete(temporary); // gone already if it was kept
        }
    }

    /// <summary>The file for random access; null when it is not there or the name is none of the store's.</summary>
    public Stream? Open(string sha256)
    {
        if (!IsName(sha256))
            return null;
        try
        {
            return new FileStream(
                PathOf(sha256),
                new FileStreamOptions
                {
                    Share = FileShare.Read | FileShare.Delete,
                    Options = FileOptions.Asynchronous | FileOptions.RandomAccess,
                }
            );
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether a file can be written to the disk now.</summary>
    public bool CanWrite()
    {
        var probe = Path.Combine(unfinished, $"{Guid.CreateVersion7():N}.part");
        try
        {
            Directory.CreateDirectory(unfinished);
            using var file = new FileStream(
                probe,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            file.Write(new byte[4096]);
            file.Flush(flushToDisk: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Every stored file and when it was last saved.</summary>
    public IEnumerable<(string Sha256, DateTimeOffset WrittenAt)> All()
    {
        if (!Directory.Exists(directory))
            yield break;
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories))
            if (IsName(file.Name))
                yield return (file.Name, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));
    }

    /// <summary>Deletes a file, if it is there and was last saved before <paramref name="writtenBefore"/> (null: whenever).</summary>
    /// <remarks>
    /// A sweep gives the instant it looked at the rows from, so that it never takes a file that is saved again
    /// meanwhile.
    /// </remarks>
    public void Delete(string sha256, DateTimeOffset? writtenBefore = null)
    {
        if (!IsName(sha256))
            return;
        var path = PathOf(sha256);
        lock (arriving)
        {
            if (
                File.Exists(path)
                && (writtenBefore is not { } limit || File.GetLastWriteTimeUtc(path) < limit.UtcDateTime)
            )
                File.Delete(path);
        }
    }

    /// <summary>Deletes what a crash left half written before <paramref name="startedBefore"/>.</summary>
    public void DeleteUnfinished(DateTimeOffset startedBefore)
    {
        if (!Directory.Exists(unfinished))
            return;
        foreach (var file in new DirectoryInfo(unfinished).EnumerateFiles("*.part"))
            if (file.LastWriteTimeUtc < startedBefore.UtcDateTime)
                file.Delete();
    }

    private static async Task<(long Length, string Sha256)> WriteAsync(
        Stream content,
        string path,
        long maxBytes,
        CancellationToken ct
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(
                path,
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 0,
                FileOptions.Asynchronous
            );
            long length = 0;
            int read;
            while ((read = await content.ReadAsync(buffer, ct)) > 0)
            {
                length += read;
                if (length > maxBytes)
                    return (length, "");
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            file.Flush(flushToDisk: true);
            return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Gives the file its name. A file of the same content is replaced, not left, so that its age starts anew for the
    /// sweep.
    /// </summary>
    private void Keep(string temporary, string sha256)
    {
        var path = PathOf(sha256);
        var folder = Path.GetDirectoryName(path)!;
        lock (arriving)
        {
            Directory.CreateDirectory(folder);
            File.Move(temporary, path, overwrite: true);
        }
        DirectoryFlush.Flush(folder);
        DirectoryFlush.Flush(Path.GetDirectoryName(folder)!);
        DirectoryFlush.Flush(directory);
    }

    /// <summary>Where a file lies.</summary>
    public string PathOf(string sha256) => Path.Combine(directory, sha256[..2], sha256[2..4], sha256);

    private static bool IsName(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower);
}

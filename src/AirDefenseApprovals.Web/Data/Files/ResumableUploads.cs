using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>
/// Files that arrive piece by piece and may be cut off in between, as tus 1.0 has it: what came stays, and the rest follows. Each is its
/// sender's alone; what is never finished is swept with all that is half written.
/// </summary>
public sealed class ResumableUploads(string directory)
{
    /// <summary>Largest file, in bytes: the largest that a material may have. What takes the file in has its own limit.</summary>
    public const long MaxBytes = 500L * 1024 * 1024;

    /// <summary>Largest photograph, in bytes: who hands in no materials sends nothing else.</summary>
    public const long MaxPhotographBytes = 50L * 1024 * 1024;

    /// <summary>Longest file name that is kept.</summary>
    public const int LongestName = 255;

    private const int BufferSize = 128 * 1024;

    /// <summary>Largest file that somebody may begin, in bytes.</summary>
    public static long LargestOf(Actor sender) =>
        sender.Is(Roles.Applicant) || sender.Is(Roles.Clerk) ? MaxBytes : MaxPhotographBytes;

    /// <summary>Begins a file.</summary>
    /// <param name="owner">Account id of who sends it.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Guid> BeginAsync(string owner, long length, string fileName, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var id = Guid.CreateVersion7();
        await File.WriteAllTextAsync(
            FactsOf(id),
            JsonSerializer.Serialize(new Upload(HashOf(owner), length, fileName, 0)),
            cancellation
        );
        await using (File.Create(PathOf(id))) { }
        return id;
    }

    /// <summary>A file of a sender as far as it has come; null when there is none of theirs.</summary>
    public async Task<Upload?> FindAsync(string owner, Guid id, CancellationToken cancellation)
    {
        try
        {
            var upload = JsonSerializer.Deserialize<Upload>(await File.ReadAllTextAsync(FactsOf(id), cancellation));
            return upload is not null && upload.Owner == HashOf(owner)
                ? upload with
                {
                    Offset = new FileInfo(PathOf(id)).Length,
                }
                : null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Appends what comes. However it ends, what came is kept.</summary>
    /// <param name="id">The file.</param>
    /// <param name="upload">As it was found.</param>
    /// <param name="content">What follows from its offset on.</param>
    /// <param name="cancellation">The sender is gone.</param>
    /// <returns>The new offset; null when somebody else is writing on it, or has written since.</returns>
    public async Task<long?> AppendAsync(Guid id, Upload upload, Stream content, CancellationToken cancellation)
    {
        FileStream file;
        try
        {
            file = new FileStream(
                PathOf(id),
                FileMode.Open,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 0,
                FileOptions.Asynchronous
            );
        }
        catch (IOException error) when (error is not FileNotFoundException and not DirectoryNotFoundException)
        {
            return null;
        }
        await using (file)
        {
            if (file.Length != upload.Offset)
                return null;
            file.Seek(0, SeekOrigin.End);
            var buffer = new byte[BufferSize];
            int read;
            while (file.Length < upload.Length && (read = await content.ReadAsync(buffer, cancellation)) > 0)
                await file.WriteAsync(
                    buffer.AsMemory(0, (int)Math.Min(read, upload.Length - file.Length)),
                    CancellationToken.None
                );
            file.Flush(flushToDisk: true);
            return file.Length;
        }
    }

    /// <summary>The content of a file that has come whole.</summary>
    public Stream Open(Guid id) =>
        new FileStream(
            PathOf(id),
            new FileStreamOptions
            {
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            }
        );

    /// <summary>Forgets a file: it is in the store, or nobody wants it.</summary>
    public void Delete(Guid id)
    {
        File.Delete(FactsOf(id));
        File.Delete(PathOf(id));
    }

    private string PathOf(Guid id) => Path.Combine(directory, $"{id:N}.upload.part"); // .part: swept when it is old

    private string FactsOf(Guid id) => Path.Combine(directory, $"{id:N}.facts.part");

    private static string HashOf(string owner) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)));
}

/// <summary>A file on its way.</summary>
/// <param name="Owner">Hash of whose it is.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Offset">How many bytes have come.</param>
public sealed record Upload(string Owner, long Length, string FileName, long Offset)
{
    /// <summary>Whether it has come whole.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsWhole => Offset == Length;
}

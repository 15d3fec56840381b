using System.Security.Cryptography;
using System.Text;
using AirDefenseApprovals.Web.Data.Files;

namespace AirDefenseApprovals.Tests.Data.Files;

public sealed class FileStoreTests : IDisposable
{
    private const long Megabyte = 1024 * 1024;
    private readonly string directory = Directory.CreateTempSubdirectory("ada-files-").FullName;
    private readonly FileStore store;

    public FileStoreTests() => store = new FileStore(directory);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_saved_file_lies_under_its_hash_and_reads_back()
    {
        var content = Encoding.UTF8.GetBytes("人民防空");
        var saved = (await Save(content)).File!;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), saved.Sha256);
        Assert.Equal(content.Length, saved.Length);
        Assert.True(File.Exists(Path.Combine(directory, saved.Sha256[..2], saved.Sha256[2..4], saved.Sha256)));
        using var opened = store.Open(saved.Sha256)!;
        Assert.True(opened.CanSeek);
        opened.Position = 3;
        using var reader = new StreamReader(opened);
        Assert.Equal("民防空", await reader.ReadToEndAsync());
        Assert.Equal(saved.Sha256, Assert.Single(store.All()).Sha256);
        Assert.Empty(Unfinished());
    }

    [Fact]
    public async Task Thirty_megabytes_pass_through_a_small_buffer()
    {
        var heldBack = 0L;
        var flow = new Flow(30 * Megabyte);
        flow.BeforeRead = () =>
            heldBack = Math.Max(heldBack, flow.Given - new FileInfo(Assert.Single(Unfinished())).Length);
        var outcome = await store.SaveAsync(flow, 50 * Megabyte, default);

        Assert.Equal(30 * Megabyte, outcome.File!.Length);
        Assert.InRange(heldBack, 0, Megabyte); // all but a buffer is on the disk at any time
        Assert.InRange(flow.LargestRead, 1, Megabyte);
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        Assert.Equal(FileRefusal.Empty, (await Save([])).Refusal);
        Assert.Empty(Unfinished());
    }

    [Fact]
    public async Task Too_large_a_file_is_refused_midway_and_leaves_nothing()
    {
        var flow = new Flow(30 * Megabyte);
        Assert.Equal(FileRefusal.TooLarge, (await store.SaveAsync(flow, Megabyte, default)).Refusal);
        Assert.True(flow.Given < 2 * Megabyte, "The rest of the stream was read.");
        Assert.Empty(Unfinished());
        Assert.Empty(store.All());
    }

    [Fact]
    public async Task A_file_of_exactly_the_limit_is_kept() =>
        Assert.NotNull((await store.SaveAsync(new Flow(1000), 1000, default)).File);

    [Fact]
    public async Task A_broken_upload_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() =>
            store.SaveAsync(new Flow(Megabyte) { BreaksAt = 300_000 }, Megabyte, default)
        );
        Assert.Empty(Unfinished());
    }

    [Fact]
    public async Task Equal_files_are_stored_once_however_many_arrive_together()
    {
        var saved = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Save([1, 2, 3]))));
        Assert.Single(saved.Select(outcome => outcome.File!.Sha256).Distinct());
        Assert.Single(store.All());
    }

    [Fact]
    public async Task A_sweep_spares_a_file_that_was_saved_again()
    {
        var sha256 = (await Save([7])).File!.Sha256;
        var path = Path.Combine(directory, sha256[..2], sha256[2..4], sha256);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
        var limit = DateTimeOffset.UtcNow.AddDays(-1);
        Assert.True(Assert.Single(store.All()).WrittenAt < limit);

        await Save([7]);
        store.Delete(sha256, writtenBefore: limit);
        Assert.Single(store.All());
        store.Delete(sha256);
        Assert.Empty(store.All());
        Assert.Null(store.Open(sha256));
    }

    [Fact]
    public void What_a_crash_left_is_deleted_by_age()
    {
        Directory.CreateDirectory(Path.Combine(directory, "unfinished"));
        File.WriteAllText(Path.Combine(directory, "unfinished", "x.part"), "half");
        store.DeleteUnfinished(DateTimeOffset.UtcNow.AddHours(-1));
        Assert.NotEmpty(Unfinished());
        store.DeleteUnfinished(DateTimeOffset.UtcNow.AddHours(1));
        Assert.Empty(Unfinished());
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    public void A_name_that_is_no_hash_opens_nothing(string name)
    {
        Assert.Null(store.Open(name));
        store.Delete(name);
    }

    private Task<SaveOutcome> Save(byte[] content) => store.SaveAsync(new MemoryStream(content), Megabyte, default);

    private string[] Unfinished() =>
        Directory.Exists(Path.Combine(directory, "unfinished"))
            ? Directory.GetFiles(Path.Combine(directory, "unfinished"))
            : [];

    /// <summary>A stream of zeros of any length that holds none of them.</summary>
    private sealed class Flow(long length) : Stream
    {
        public long Given { get; private set; }
        public long BreaksAt { get; init; } = long.MaxValue;
        public int LargestRead { get; private set; }
        public Action BeforeRead { get; set; } = () => { };
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => Given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            BeforeRead();
            LargestRead = Math.Max(LargestRead, buffer.Length);
            if (Given >= BreaksAt)
                throw new IOException("The connection broke.");
            var now = (int)Math.Min(buffer.Length, length - Given);
            buffer[..now].Clear();
            Given += now;
            return now;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Read(buffer.Span));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

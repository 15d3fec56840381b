using System.Threading.Channels;
using AirDefenseApprovals.Web.Watching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// The one writer of this process; of a SQLite file the only one. Pieces of work that wait share a commit; each stands
/// under its own savepoint,
/// so one's refusal never undoes its neighbour's, and each is answered only after the commit is durable.
/// </summary>
public sealed class WriterQueue(
    IDbContextFactory<AdaDb> databases,
    RulebookKeeper keeper,
    OfficeMeter meter,
    ILogger<WriterQueue> log
) : BackgroundService
{
    /// <summary>More waiting pieces than this start the next commit: it bounds how long the first one waits.</summary>
    private const int LargestGroup = 32;

    /// <summary>How often work that loses races with other nodes is tried before its people are told.</summary>
    private const int MostTries = 10;

    private readonly Channel<Piece> waiting = Channel.CreateBounded<Piece>(
        new BoundedChannelOptions(10_000) { SingleReader = true }
    );

    private AdaDb? writing;

    /// <summary>How many pieces of work wait.</summary>
    public int Waiting => waiting.Reader.Count;

    /// <summary>Does a piece of work in the writer's transaction.</summary>
    /// <param name="work">Reads and changes through the context it is given. Returns its result, and whether its
    /// changes are to be kept.</param>
    /// <param name="cancellation">Stops waiting for a place. Work that has begun is finished and saved.</param>
    public async Task<T> WriteAsync<T>(Func<AdaDb, Task<(T Result, bool Keep)>> work, CancellationToken cancellation)
    {
        var piece = new Piece<T>(work);
        await waiting.Writer.WriteAsync(piece, cancellation);
        return await piece.Answer;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<Piece>(LargestGroup);
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                group.Clear();
                while (group.Count < LargestGroup && waiting.Reader.TryRead(out var piece))
                    group.Add(piece);
                await CommitAsync(group);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await CloseAsync();
            waiting.Writer.TryComplete();
            while (waiting.Reader.TryRead(out var left))
                left.Fail(new OperationCanceledException("The office is closing down.", stoppingToken));
        }
    }

    private async Task<AdaDb> OpenAsync()
    {
        var db = await databases.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync(); // and stays open: prepared commands live on it
        return db;
    }

    private async Task CloseAsync()
    {
        if (writing is not null)
            await writing.DisposeAsync();
        writing = null;
    }

    private async Task CommitAsync(List<Piece> group)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await TryAsync(group);
                return;
            }
            // With another node's transaction, undone as this one was
            catch (Exception error) when (DatabaseErrors.IsLostRace(error) && tries < MostTries)
            {
                if (group.Count == 1)
                    continue;
                foreach (var piece in group)
                    await CommitAsync([piece]); // a small transaction stands in nobody's way for long
                return;
            }
            catch (Exception error) // the disk is full, the file read-only: nobody in the group was saved, and each is told
            {
                log.LogError(error, "A group of {Count} writes was not saved.", group.Count);
                await CloseAsync(); // the next group begins on a fresh connection
                foreach (var piece in group)
                    piece.Fail(new StorageUnavailableException(error));
                return;
            }
        }
    }

    private async Task TryAsync(List<Piece> group)
    {
        var db = writing ??= await OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await keeper.RefreshAsync(db, CancellationToken.None);
        foreach (var piece in group)
            await DoAsync(db, transaction, piece);
        await transaction.CommitAsync();
        meter.Committed(group.Count);
        foreach (var piece in group)
            piece.Done();
    }

    private static async Task DoAsync(AdaDb db, IDbContextTransaction transaction, Piece piece)
    {
        const string savepoint = "piece";
        piece.Failed = null;
        await transaction.CreateSavepointAsync(savepoint);
        try
        {
            if (await piece.DoAsync(db))
            {
                if (db.ChangeTracker.HasChanges())
                    await db.SaveChangesAsync();
            }
            else
                await transaction.RollbackToSavepointAsync(savepoint);
        }
        // Else the transaction itself is lost, not one piece of it
        catch (Exception error) when (!StorageUnavailableException.Means(error) && !DatabaseErrors.IsLostRace(error))
        {
            await transaction.RollbackToSavepointAsync(savepoint);
            piece.Failed = error;
        }

        await transaction.ReleaseSavepointAsync(savepoint);
        db.ChangeTracker.Clear();
    }

    private abstract class Piece
    {
        public Exception? Failed { get; set; }

        public abstract Task<bool> DoAsync(AdaDb db);

        public abstract void Done();

        public abstract void Fail(Exception error);
    }

    private sealed class Piece<T>(Func<AdaDb, Task<(T Result, bool Keep)>> work) : Piece
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Answer => answer.Task;

        public override async Task<bool> DoAsync(AdaDb db)
        {
            (result, var keep) = await work(db);
            return keep;
        }

        public override void Done()
        {
            if (Failed is not null)
                answer.TrySetException(Failed);
            else
                answer.TrySetResult(result!);
        }

        public override void Fail(Exception error) => answer.TrySetException(error);
    }
}

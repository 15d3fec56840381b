using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data.Databases;

/// <summary>What SQLite and PostgreSQL do differently.</summary>
public interface IDatabase
{
    /// <summary>
    /// Closes a SELECT of a row that is about to be changed: whoever else wants it waits, and then reads it as it has
    /// become.
    /// </summary>
    string ForUpdate { get; }

    /// <summary>How the context speaks to the database.</summary>
    void Use(DbContextOptionsBuilder options);

    /// <summary>Makes the database, if there is none yet.</summary>
    Task EnsureAsync(AdaDb db, CancellationToken cancellation);

    /// <summary>
    /// Which revision of the rulebook the database holds. Until the transaction ends nobody changes it, so that what is
    /// decided is decided by
    /// the register in force (R16). Null where this process alone can change it.
    /// </summary>
    Task<long?> RevisionAsync(AdaDb db, CancellationToken cancellation);

    /// <summary>
    /// The transaction is about to change the rulebook: it waits for those that decide by the old one, and counts the
    /// revision.
    /// </summary>
    Task ReviseAsync(AdaDb db);

    /// <summary>Waits until no node but this does the named work, and keeps the others from it until disposed.</summary>
    Task<IAsyncDisposable> AloneAsync(string work, CancellationToken cancellation);

    /// <summary>As <see cref="AloneAsync"/>, without waiting; null while another does the work.</summary>
    Task<IAsyncDisposable?> TryAloneAsync(string work, CancellationToken cancellation);
}

using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The standard sentences as the offices keep them. The catalogue's file is where they begin.</summary>
internal static class KeptSentences
{
    /// <summary>
    /// Takes the catalogue's file over: what is new is entered, what changed is retired and entered anew. What a person
    /// retired stays so.
    /// </summary>
    public static async Task TakeFileAsync(
        AdaDb db,
        IReadOnlyCollection<SentenceSeed> seeds,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var kept = (await db.Sentences.Where(s => s.Code != null).ToListAsync(cancellation)).ToLookup(s => s.Code);
        foreach (var seed in seeds)
        {
            var newest = kept[seed.Code].OrderBy(s => s.EnteredAt).ThenBy(s => s.Id).LastOrDefault();
            if (newest is not null && (newest.RetiredBy is not null || Says(newest, seed)))
                continue;
            if (newest is { RetiredAt: null })
                newest.RetiredAt = now;
            db.Sentences.Add(
                new SentenceRow
                {
                    Id = Guid.CreateVersion7(),
                    Code = seed.Code,
                    MaterialCode = seed.MaterialCode,
                    Field = seed.Field,
                    Defect = seed.Defect,
                    Basis = seed.Basis,
                    Remedy = seed.Remedy,
                    EnteredAt = now,
                }
            );
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static bool Says(SentenceRow row, SentenceSeed seed) =>
        (row.MaterialCode, row.Field, row.Defect, row.Basis, row.Remedy)
        == (seed.MaterialCode, seed.Field, seed.Defect, seed.Basis, seed.Remedy);

    /// <summary>The sentence of a row.</summary>
    public static StandardSentence Of(SentenceRow r) =>
        new(r.Id, r.Office, r.MaterialCode, r.Field, new(r.Defect, r.Basis, r.Remedy)) { RetiredAt = r.RetiredAt };
}

/// <summary>Reads the standard sentences: those of all offices, and of the own (R18).</summary>
public sealed class SentenceQueries(AdaDb db)
{
    /// <summary>Those that a reader may see, oldest first.</summary>
    /// <param name="reader">Who asks: an administrator keeps those of all and sees every office's.</param>
    /// <param name="retired">Whether those that are offered no more are wanted, too.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<List<SentenceRow>> ListAsync(Actor reader, bool retired, CancellationToken cancellation)
    {
        var (all, office) = (reader.Is(Roles.Administrator), Walls.IsStaff(reader) ? reader.Office : null);
        return db
            .Sentences.AsNoTracking()
            .Where(s => (all || s.Office == null || s.Office == office) && (retired || s.RetiredAt == null))
            .OrderBy(s => s.MaterialCode)
            .ThenBy(s => s.Field)
            .ThenBy(s => s.Id)
            .ToListAsync(cancellation);
    }
}

/// <summary>Carries out acts on the standard sentences: decided by Core in the writer's transaction (R4).</summary>
public sealed class SentenceActs(WriterQueue writer, RulebookKeeper keeper, IDatabase database)
{
    /// <summary>Enters one.</summary>
    public Task<(SentenceRow? Row, Refusal? Refusal)> AddAsync(AddSentence act, CancellationToken cancellation) =>
        writer.WriteAsync<(SentenceRow?, Refusal?)>(
            async db =>
            {
                await database.ReviseAsync(db); // of two that enter the same at once, one
                var kept = (await db.Sentences.AsNoTracking().ToListAsync(CancellationToken.None)).ConvertAll(
                    KeptSentences.Of
                );
                if (act.Refused(kept, keeper.Book.Items.Values) is { } refusal)
                    return ((null, refusal), false);
                var row = new SentenceRow
                {
                    Id = Guid.CreateVersion7(),
                    Office = act.Office,
                    MaterialCode = act.MaterialCode,
                    Field = act.Field,
                    Defect = act.Words.Defect,
                    Basis = act.Words.Basis,
                    Remedy = act.Words.Remedy,
                    EnteredAt = act.At,
                    EnteredBy = act.By.UserName,
                };
                db.Sentences.Add(row);
                return ((row, null), true);
            },
            cancellation
        );

    /// <summary>Retires one.</summary>
    public Task<(SentenceRow? Row, Refusal? Refusal)> RetireAsync(RetireSentence act, CancellationToken cancellation) =>
        writer.WriteAsync<(SentenceRow?, Refusal?)>(
            async db =>
            {
                await database.ReviseAsync(db);
                var row = await db.Sentences.FirstOrDefaultAsync(s => s.Id == act.Id, CancellationToken.None);
                if (act.Refused(row is null ? null : KeptSentences.Of(row)) is { } refusal)
                    return ((null, refusal), false);
                (row!.RetiredAt, row.RetiredBy) = (act.At, act.By.UserName);
                return ((row, null), true);
            },
            cancellation
        );
}

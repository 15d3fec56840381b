using System.Security.Cryptography;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Tests.Databases;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.FailureTests;

/// <summary>Looks into the office's database and files past the office itself, while it is dead.</summary>
internal sealed class Records(string data, TestDatabase database)
{
    /// <summary>Acts that a case sees once at most; cards once for each limit.</summary>
    private static readonly string[] Once =
    [
        "submitted",
        "accepted",
        "deemedAccepted",
        "correctionRequired",
        "correctionAnswered",
        "lapsed",
        "decided",
        "documentIssued",
        "withdrawn",
        "yellowCard",
        "redCard",
        "breach",
    ];

    private readonly Dictionary<Guid, int> audited = [];

    /// <summary>Opens the database: SQLite's file, or the PostgreSQL that <c>ADA_TESTS_DATABASE</c> asks for.</summary>
    public AdaDb Open() =>
        database.Settings is [_, (_, var connection)]
            ? new PostgreSqlDb(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql(connection).Options)
            : new AdaDb(
                new DbContextOptionsBuilder<AdaDb>()
                    .UseSqlite($"Data Source={Path.Combine(data, "office.db")};Pooling=False")
                    .Options
            );

    /// <summary>Whether no mail waits.</summary>
    public async Task<bool> OutboxIsEmptyAsync()
    {
        await using var db = Open();
        return !await db.Notices.AnyAsync(n => n.SentAt == null);
    }

    /// <summary>Everything that is wrong with the cases that changed since the last look; and their versions.</summary>
    public async Task<List<string>> AuditAsync()
    {
        await using var db = Open();
        var wrong = new List<string>();
        foreach (var row in await db.Cases.AsNoTracking().Select(c => new { c.Id, c.Version }).ToListAsync())
        {
            if (audited.GetValueOrDefault(row.Id) == row.Version)
                continue;
            audited[row.Id] = row.Version;
            wrong.AddRange((await WrongAsync(db, row.Id)).Select(w => $"{row.Id}: {w}"));
        }

        return wrong;
    }

    /// <summary>A case's version as last audited; 0 when it does not exist.</summary>
    public int VersionOf(Guid id) => audited.GetValueOrDefault(id);

    /// <summary>What must hold over all cases: numbers without gap or double, projects once, notices once.</summary>
    public async Task<List<string>> AuditWholeAsync()
    {
        await using var db = Open();
        var wrong = new List<string>();
        var cases = await db.Cases.AsNoTracking().Select(c => new { c.Number, c.ProjectName }).ToListAsync();
        wrong.AddRange(
            cases
                .GroupBy(c => c.ProjectName)
                .Where(g => g.Count() > 1)
                .Select(g => $"{g.Key}: begun {g.Count()} times by one request")
        );
        var numbers = cases.Select(c => c.Number).OfType<string>().Select(n => n[..n.LastIndexOf('-')]).ToList();
        wrong.AddRange(
            numbers.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => $"{g.Key}: given {g.Count()} times")
        );
        foreach (var day in numbers.GroupBy(n => n[..n.LastIndexOf('-')])) // prefix and day
        {
            var given = day.Select(n =>
                    int.Parse(n[(n.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture)
                )
                .Order()
                .ToList();
            if (!given.SequenceEqual(Enumerable.Range(1, given.Count)))
                wrong.Add($"{day.Key}: numbers with gaps: {string.Join(",", given)}");
        }

        if (await db.CaseNumbers.AsNoTracking().SumAsync(n => n.Last) != numbers.Count)
            wrong.Add("numbers were given that no case has");
        wrong.AddRange((
                await db
                    .Notices.AsNoTracking()
                    .Select(n => new
                    {
                        n.CaseId,
                        n.Kind,
                        n.Ordinal,
                    })
                    .ToListAsync()
            ).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => $"{g.Key}: told {g.Count()} times"));
        return wrong;
    }

    private async Task<List<string>> WrongAsync(AdaDb db, Guid id)
    {
        var row = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == id);
        var (@case, journal) = (
            CaseJson.Read(row.Body),
            await new JournalReader(db).ReadAsync(id, CancellationToken.None)
        );
        var timers = (await db.Timers.AsNoTracking().Where(t => t.CaseId == id).ToListAsync())
            .Select(t => new CaseTimer(t.Kind, t.DueAt))
            .ToList();
        // Chain, clock, figures and due dates recomputed from the journal
        var wrong = CaseAudit.Differences(@case, journal, timers, TestBook.Book).ToList();
        wrong.AddRange(
            journal
                .Where(e => Once.Contains(e.Act))
                .GroupBy(e => (e.Act, Limit(e)))
                .Where(g => g.Count() > 1)
                .Select(g => $"{g.Key}: {g.Count()} times")
        );
        if (journal.Zip(journal.Skip(1)).Any(pair => pair.Second.RecordedAt < pair.First.RecordedAt))
            wrong.Add("time runs backwards in the journal");
        if (
            !(
                await db
                    .Tasks.AsNoTracking()
                    .Where(t => t.CaseId == id)
                    .OrderBy(t => t.Position)
                    .Select(t => t.Name)
                    .ToListAsync()
            ).SequenceEqual(@case.Tasks.Select(t => t.Name))
        )
            wrong.Add("tasks are not the case's");
        if (await db.Cards.AsNoTracking().CountAsync(c => c.CaseId == id) != @case.Cards.Length)
            wrong.Add("cards are not the case's");
        if ((row.State, row.Number, row.Office) != (@case.State, @case.Number, @case.Office))
            wrong.Add("columns are not the case's");
        wrong.AddRange(
            @case
                .Materials.SelectMany(m => m.Files)
                .Select(f => f.Sha256)
                .Where(sha => !IsWhole(sha))
                .Select(sha => $"file {sha} is missing or half written")
        );
        if (
            @case.Decision?.Document is { } document
            && Convert.ToHexStringLower(
                SHA256.HashData(
                    (await db.DocumentFiles.AsNoTracking().SingleAsync(f => f.Number == document.Number)).Pdf
                )
            ) != document.Sha256
        )
            wrong.Add("the document is not what the journal says");
        return wrong;
    }

    private bool IsWhole(string sha256)
    {
        var path = Path.Combine(data, "files", sha256[..2], sha256[2..4], sha256);
        return File.Exists(path) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) == sha256;
    }

    private static string Limit(JournalEntry entry) =>
        entry.Data.TryGetProperty("limit", out var limit) ? limit.ToString() : "";
}

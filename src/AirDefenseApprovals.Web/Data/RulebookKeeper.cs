using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Workflows;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Holds the rulebook that acts are judged by: the catalogue's files, and what administrators entered since. Replaced
/// whole when something changes.
/// </summary>
public sealed class RulebookKeeper(
    Catalogue catalogue,
    OfficeHours hours,
    IDocumentPress press,
    OfficeClock clock,
    IDatabase database,
    Settings settings,
    ILogger<RulebookKeeper> log
) : IDisposable
{
    private readonly Dictionary<(string Id, int Version), WorkflowDefinition> processes = [];
    private readonly KeptSheets sheets = new();
    private readonly SemaphoreSlim one = new(1);
    private volatile DayBook? loaded;
    private long revision = -1;

    /// <summary>The rulebook in force: with the sheets of today, which can change at midnight without anybody's doing (R34).</summary>
    public Rulebook Book
    {
        get
        {
            var kept = loaded ?? throw new InvalidOperationException("The rulebook is loaded when the host starts.");
            var today = WorkingCalendar.DayOf(clock.Now);
            if (kept.Day == today)
                return kept.Book;
            var next = new DayBook(kept.Book.On(today), today);
            Interlocked.CompareExchange(ref loaded, next, kept); // of what is loaded meanwhile nothing is lost
            return next.Book;
        }
    }

    /// <summary>The security stamp of each staff account by its id: what was issued under another one is worth nothing.</summary>
    public FrozenDictionary<string, string> Stamps { get; private set; } = FrozenDictionary<string, string>.Empty;

    /// <summary>
    /// Takes over what the database holds; at first start the catalogue's delegations and calendar go there, later its
    /// changed calendar files.
    /// </summary>
    public async Task LoadAsync(AdaDb db, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation); // of two that reload at once the later one reads, and so leaves, the newer state
        try
        {
            var today = WorkingCalendar.DayOf(clock.Now);
            loaded = new DayBook((await ReadAsync(db, cancellation)).On(today), today);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>
    /// Takes over what another node has entered since. Inside a transaction, until the end of which nobody changes the
    /// rulebook.
    /// </summary>
    public async Task RefreshAsync(AdaDb db, CancellationToken cancellation)
    {
        if (await database.RevisionAsync(db, cancellation) is not { } now || now == Volatile.Read(ref revision))
            return;
        await LoadAsync(db, cancellation);
        Volatile.Write(ref revision, now);
    }

    private async Task<Rulebook> ReadAsync(AdaDb db, CancellationToken cancellation)
    {
        if (!await db.Delegations.AnyAsync(cancellation))
        {
            db.Delegations.AddRange(catalogue.Register.Delegations.Select(d => Row(d, null, clock.Now)));
            await db.SaveChangesAsync(cancellation);
        }

        await LoadProcessesAsync(db, cancellation);
        if (loaded is null) // at start alone: nodes with different files must not take turns
        {
            foreach (var code in await sheets.TakeFilesAsync(db, catalogue.Items.Values, clock.Now, cancellation))
                log.LogWarning(
                    "The file of {Item} was changed; the sheet that an administrator published stays.",
                    code
                );
            await KeptCalendar.TakeFilesAsync(db, catalogue.Years, clock.Now, cancellation);
            await KeptProfiles.TakeFileAsync(db, catalogue.Register.Offices, clock.Now, cancellation);
            await KeptStandards.TakeFileAsync(db, catalogue.Standards, clock.Now, cancellation);
            await KeptSentences.TakeFileAsync(db, catalogue.Sentences, clock.Now, cancellation);
        }

        var editions = await KeptCalendar.ReadAsync(db, hours, cancellation);
        var delegations = await db
            .Delegations.AsNoTracking()
            .OrderBy(d => d.ItemCode)
            .ThenBy(d => d.Office)
            .ThenBy(d => d.EffectiveFrom)
            .ToListAsync(cancellation);
        var (engine, others) = Engines.Of(settings.Engine);
        return new Rulebook
        {
            Engine = engine,
            OtherEngines = others,
            Items = catalogue.Items,
            Sheets = await sheets.ReadAsync(db, cancellation),
            Materials = catalogue.Materials,
            Declaration = catalogue.Declaration,
            Processes = processes.ToFrozenDictionary(),
            Register = catalogue.Register with
            {
                Delegations = [.. delegations.Select(Delegation)],
                Profiles = await KeptProfiles.ReadAsync(db, cancellation),
            },
            Standards = await KeptStandards.ReadAsync(db, cancellation),
            Calendar = editions[^1].Calendar,
            Editions = editions,
            Press = press,
            Staff = await ReadStaffAsync(db, cancellation),
        };
    }

    private async Task<ImmutableArray<StaffMember>> ReadStaffAsync(AdaDb db, CancellationToken cancellation)
    {
        var (staff, stamps) = await KeptStaff.ReadAsync(db, cancellation);
        Stamps = stamps;
        return staff;
    }

    public void Dispose() => one.Dispose();

    private sealed record DayBook(Rulebook Book, DateOnly Day);

    /// <summary>
    /// What is wrong between the catalogue's files and what the office keeps: a process that was changed without a new number, since cases
    /// in flight stand in it; and, of one that the office does not keep yet, what a walk of every way through it finds.
    /// </summary>
    public async Task<IReadOnlyList<CatalogueMistake>> MistakesAsync(AdaDb db, CancellationToken cancellation)
    {
        var kept = await db
            .Processes.AsNoTracking()
            .ToDictionaryAsync(p => (p.DefinitionId, p.Version), p => p.Body, cancellation);
        return
        [
            .. catalogue.Processes.SelectMany(process =>
                !kept.TryGetValue((process.DefinitionId, process.Version), out var body) ? catalogue.Walk(process)
                : JsonElement.DeepEquals(JsonElement.Parse(body), process.Document) ? []
                :
                [
                    new CatalogueMistake(
                        $"processes/{process.DefinitionId}.json",
                        "version",
                        "process-changed-in-place",
                        process.DefinitionId,
                        process.Version.ToString(CultureInfo.InvariantCulture)
                    ),
                ]
            ),
        ];
    }

    /// <summary>Whether open cases began on the real Elsa, which alone can go on with them.</summary>
    public static Task<bool> HasCasesOnElsaAsync(AdaDb db, CancellationToken cancellation) =>
        db.Cases.AnyAsync(c => c.EndedAt == null && EF.Functions.Like(c.Body, "%\"engine\":\"Elsa\"%"), cancellation);

    /// <summary>Versions are kept for good from the first time they are seen, and never read twice.</summary>
    private async Task LoadProcessesAsync(AdaDb db, CancellationToken cancellation)
    {
        var rows = await db
            .Processes.AsNoTracking()
            .Where(p => processes.Count == 0 || p.PublishedBy != null)
            .ToListAsync(cancellation);
        new KeptVersions(processes, rows).ReadAll();
        var news = catalogue.Processes.Where(p => !processes.ContainsKey((p.DefinitionId, p.Version))).ToList();
        if (news.Count == 0)
            return;
        db.Processes.AddRange(news.Select(p => KeptVersions.Row(p, clock.Now, null)));
        await db.SaveChangesAsync(cancellation);
        foreach (var process in news)
            processes.Add((process.DefinitionId, process.Version), process);
    }

    internal static DelegationRow Row(Delegation d, string? by, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ItemCode = d.ItemCode,
            Office = d.Office,
            Instrument = d.Instrument,
            Mode = d.Mode,
            HandoverDate = d.HandoverDate,
            EffectiveFrom = d.EffectiveFrom,
            EffectiveTo = d.EffectiveTo,
            GrantedTo = d.EffectiveTo,
            ReleasedOn = d.InForceFrom,
            EnteredBy = by,
            EnteredAt = at,
        };

    internal static Delegation Delegation(DelegationRow d) =>
        new()
        {
            ItemCode = d.ItemCode,
            Office = d.Office,
            Instrument = d.Instrument,
            Mode = d.Mode,
            HandoverDate = d.HandoverDate,
            EffectiveFrom = d.EffectiveFrom,
            EffectiveTo = d.EffectiveTo,
            ReleasedOn = d.ReleasedOn,
        };
}

using System.Linq.Expressions;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The database of the office.</summary>
public class AdaDb : IdentityDbContext<Account, IdentityRole, string>
{
    public AdaDb(DbContextOptions<AdaDb> options)
        : base(options) { }

    /// <summary>For another database, which has migrations of its own.</summary>
    protected AdaDb(DbContextOptions options)
        : base(options) { }

    /// <summary>Name of the filter that is R18.</summary>
    public const string WallFilter = "walls";

    private Func<Wall>? reader;

    /// <summary>The wall before whoever reads now: asked at each query, since a request is not signed in from its beginning.</summary>
    private Wall Wall => reader?.Invoke() ?? Wall.None;

    public DbSet<CaseRow> Cases => Set<CaseRow>();

    /// <summary>The cases that count: all but practice.</summary>
    public IQueryable<CaseRow> Counted => Cases.AsNoTracking().Where(c => !c.Practice);

    public DbSet<TaskRow> Tasks => Set<TaskRow>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<TimerRow> Timers => Set<TimerRow>();

    public DbSet<CorrectionNoticeRow> CorrectionNotices => Set<CorrectionNoticeRow>();

    public DbSet<DefectNoticeRow> DefectNotices => Set<DefectNoticeRow>();

    public DbSet<DefectRow> Defects => Set<DefectRow>();

    public DbSet<OmissionRow> Omissions => Set<OmissionRow>();

    public DbSet<KeyProjectRow> KeyProjects => Set<KeyProjectRow>();

    public DbSet<PartyLinkRow> PartyLinks => Set<PartyLinkRow>();

    public DbSet<CardRow> Cards => Set<CardRow>();

    public DbSet<PauseRow> Pauses => Set<PauseRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<DocumentFileRow> DocumentFiles => Set<DocumentFileRow>();

    public DbSet<CaseNumberRow> CaseNumbers => Set<CaseNumberRow>();

    public DbSet<TurnRow> Turns => Set<TurnRow>();

    public DbSet<AbsenceRow> Absences => Set<AbsenceRow>();

    public DbSet<StaffLogRow> StaffLog => Set<StaffLogRow>();

    public DbSet<OfficeProfileRow> OfficeProfiles => Set<OfficeProfileRow>();

    public DbSet<StandardRow> Standards => Set<StandardRow>();

    public DbSet<ClauseRow> Clauses => Set<ClauseRow>();

    public DbSet<SavedViewRow> SavedViews => Set<SavedViewRow>();

    public DbSet<SentenceRow> Sentences => Set<SentenceRow>();

    public DbSet<DelegationRow> Delegations => Set<DelegationRow>();

    public DbSet<RevocationRow> Revocations => Set<RevocationRow>();

    public DbSet<HandoverTickRow> HandoverTicks => Set<HandoverTickRow>();

    public DbSet<CalendarEditionRow> CalendarEditions => Set<CalendarEditionRow>();

    public DbSet<MovedDateRow> MovedDates => Set<MovedDateRow>();

    public DbSet<ProcessRow> Processes => Set<ProcessRow>();

    public DbSet<SheetRow> Sheets => Set<SheetRow>();

    public DbSet<RepeatRow> Repeats => Set<RepeatRow>();

    /// <summary>Lower case, by the database.</summary>
    [DbFunction("lower", IsBuiltIn = true)]
    public static string Lower(string text) => throw new InvalidOperationException("For queries alone.");

    /// <summary>
    /// The month in China of an instant, by the database: so figures by month are grouped there.
    /// <see cref="Months.First"/> makes a date of it.
    /// </summary>
    public static long MonthNumber(DateTimeOffset instant) => throw new InvalidOperationException("For queries alone.");

    /// <summary>Reads as somebody, or without walls: said at each lease from the pool, so that nothing of the last one stays.</summary>
    /// <param name="who">The wall before whoever reads; null for none.</param>
    public void ReadAs(Func<Wall>? who) => reader = who;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<CaseRow>(e =>
        {
            e.ToTable("Cases").Property(c => c.Version).IsConcurrencyToken();
            e.HasIndex(c => c.Number).IsUnique();
            e.HasIndex(c => new { c.OwnerId, c.CreatedAt });
            e.HasIndex(c => new
            {
                c.Practice,
                c.Office,
                c.State,
                c.OwnerId,
            }); // all that the walls ask for, so that lists are counted without reading the cases
            e.HasIndex(c => new { c.Office, c.ReceivedAt });
            e.HasIndex(c => new { c.Practice, c.ReceivedAt });
            e.HasIndex(c => new { c.State, c.ReceivedAt });
            e.HasIndex(c => c.DecidedAt);
            e.HasIndex(c => c.ProjectName); // the same project handed in before: asked on every task's page
            e.HasIndex(c => new { c.ApplicantName, c.ItemCode });
            // Each holds all that one figure asks for, so that it is counted without reading the cases.
            e.HasIndex(c => new
            {
                c.ItemCode,
                c.State,
                c.DecidedAt,
                c.Practice,
                c.Office,
                c.Works,
                c.FloorArea,
            });
            e.HasIndex(c => new
            {
                c.FirstJointAt,
                c.Practice,
                c.Office,
                c.FirstJointPassed,
            });
            e.HasIndex(c => new
                {
                    c.Office,
                    c.ItemCode,
                    c.Practice,
                    c.ReceivedAt,
                    c.State,
                    c.AcceptedAt,
                    c.DecidedAt,
                    c.PromiseMet,
                    c.DaysUsed,
                    c.Visits,
                    c.FirstJointAt,
                    c.FirstJointPassed,
                    c.FloorArea,
                    c.Works,
                    c.CheckAgreed,
                })
                .HasDatabaseName("IX_Cases_Figures");
        });
        builder.Entity<TaskRow>(e =>
        {
            e.ToTable("Tasks").HasKey(t => new { t.CaseId, t.Position });
            e.HasIndex(t => new { t.Office, t.DueAt });
            e.HasIndex(t => new { t.Assignee, t.DueAt }); // whoever's worklist
            e.HasOne(t => t.Case).WithMany().HasForeignKey(t => t.CaseId);
        });
        builder.Entity<JournalRow>(e =>
        {
            e.ToTable("Journal").HasKey(j => new { j.CaseId, j.Seq });
            e.HasIndex(j => j.RecordedAt); // where the office's time goes on after a start
            BelongsToCase<JournalRow>(builder, j => j.CaseId);
        });
        builder.Entity<NoticeRow>(e =>
        {
            e.ToTable("Notices")
                .HasIndex(n => new
                {
                    n.CaseId,
                    n.Kind,
                    n.Ordinal,
                })
                .IsUnique(); // R28
            e.HasIndex(n => new { n.OwnerId, n.CreatedAt });
            e.HasIndex(n => new
            {
                n.SentAt,
                n.NextAttemptAt,
                n.Id,
            }); // the outbox's own order: however much waits, its next batch is not sorted for
            BelongsToCase<NoticeRow>(builder, n => n.CaseId);
        });
        builder.Entity<TimerRow>(e =>
        {
            e.ToTable("Timers").HasKey(t => new { t.CaseId, t.Kind }); // R14
            e.HasIndex(t => t.DueAt);
            BelongsToCase<TimerRow>(builder, t => t.CaseId);
        });
        builder.Entity<CorrectionNoticeRow>().ToTable("CorrectionNotices").HasKey(n => n.CaseId); // R4
        BelongsToCase<CorrectionNoticeRow>(builder, n => n.CaseId);
        builder.Entity<DefectNoticeRow>().ToTable("DefectNotices").HasKey(n => n.CaseId); // R24
        BelongsToCase<DefectNoticeRow>(builder, n => n.CaseId);
        builder.Entity<DefectRow>(e =>
        {
            e.ToTable("Defects").HasKey(d => new { d.CaseId, d.ItemNo });
            e.HasIndex(d => new
            {
                d.Office,
                d.Clause,
                d.Days,
                d.NotifiedAt,
            }); // all that its figures ask for
            BelongsToCase<DefectRow>(builder, d => d.CaseId);
        });
        builder.Entity<OmissionRow>(e =>
        {
            e.ToTable("Omissions").HasKey(o => new { o.CaseId, o.No });
            e.HasIndex(o => new { o.At, o.Office });
            BelongsToCase<OmissionRow>(builder, o => o.CaseId);
        });
        builder.Entity<KeyProjectRow>(e =>
        {
            e.ToTable("KeyProjects").Property(p => p.Version).IsConcurrencyToken();
            e.HasIndex(p => new { p.Office, p.ApprovalNumber });
            e.HasIndex(p => p.LinkHash);
        });
        builder.Entity<PartyLinkRow>(e =>
        {
            e.ToTable("PartyLinks").HasKey(l => l.Hash);
            BelongsToCase<PartyLinkRow>(builder, l => l.CaseId);
        });
        builder.Entity<CardRow>(e =>
        {
            e.ToTable("Cards")
                .HasKey(c => new
                {
                    c.CaseId,
                    c.Limit,
                    c.Colour,
                }); // R13
            e.HasIndex(c => c.LegalAt);
            BelongsToCase<CardRow>(builder, c => c.CaseId);
        });
        builder.Entity<PauseRow>(e =>
        {
            e.ToTable("Pauses").HasKey(p => new { p.CaseId, p.Ordinal });
            e.HasIndex(p => new { p.Office, p.From });
            e.HasIndex(p => p.From);
            BelongsToCase<PauseRow>(builder, p => p.CaseId);
        });
        builder.Entity<DocumentRow>(e =>
        {
            e.ToTable("Documents").HasKey(d => d.Number);
            e.HasIndex(d => new { d.Office, d.ValidTo });
            e.HasOne(d => d.File).WithOne().HasForeignKey<DocumentFileRow>(f => f.Number);
            BelongsToCase<DocumentRow>(builder, d => d.CaseId);
        });
        builder.Entity<DocumentFileRow>().ToTable("DocumentFiles").HasKey(f => f.Number);
        builder.Entity<CaseNumberRow>().ToTable("CaseNumbers").HasKey(n => new { n.Office, n.Day });
        builder
            .Entity<DelegationRow>()
            .ToTable("Delegations")
            .HasIndex(d => new
            {
                d.ItemCode,
                d.Office,
                d.EffectiveFrom,
            })
            .IsUnique();
        builder
            .Entity<DelegationRow>()
            .HasMany(d => d.Revocations)
            .WithOne()
            .HasForeignKey(r => r.DelegationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .Entity<DelegationRow>()
            .HasMany(d => d.Ticks)
            .WithOne()
            .HasForeignKey(t => t.DelegationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Entity<HandoverTickRow>().ToTable("HandoverTicks").HasKey(t => new { t.DelegationId, t.Point });
        builder.Entity<RevocationRow>().ToTable("Revocations").HasKey(r => new { r.DelegationId, r.Ordinal });
        builder.Entity<CalendarEditionRow>().ToTable("CalendarEditions").HasKey(y => new { y.Edition, y.Year });
        builder
            .Entity<MovedDateRow>()
            .ToTable("MovedDates")
            .HasKey(m => new
            {
                m.Edition,
                m.CaseId,
                m.Limit,
                m.ItemNo,
            });
        BelongsToCase<MovedDateRow>(builder, m => m.CaseId);
        builder.Entity<TurnRow>().ToTable("Turns").HasKey(t => new { t.Office, t.Role }); // R30
        builder.Entity<AbsenceRow>(e =>
        {
            e.ToTable("Absences").HasIndex(a => new { a.UserId, a.From });
            e.HasOne<Account>().WithMany().HasForeignKey(a => a.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<StaffLogRow>().ToTable("StaffLog").HasIndex(l => new { l.Office, l.At });
        builder.Entity<OfficeProfileRow>().ToTable("OfficeProfiles").HasKey(p => new { p.Office, p.Version });
        builder.Entity<StandardRow>().ToTable("Standards").HasKey(s => new { s.Number, s.Version }); // R24
        builder.Entity<ClauseRow>(e =>
        {
            e.ToTable("Clauses")
                .HasKey(c => new
                {
                    c.Standard,
                    c.Clause,
                    c.Version,
                });
            e.HasIndex(c => new
                {
                    c.Standard,
                    c.Clause,
                    c.Replaces,
                })
                .IsUnique(); // no entry is replaced twice
        });
        builder.Entity<SavedViewRow>(e =>
        {
            e.ToTable("SavedViews").HasKey(v => new { v.UserId, v.Name });
            e.HasOne<Account>().WithMany().HasForeignKey(v => v.UserId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SentenceRow>().ToTable("Sentences").HasIndex(s => s.Office);
        builder.Entity<ProcessRow>().ToTable("Processes").HasKey(p => new { p.DefinitionId, p.Version });
        builder.Entity<SheetRow>().ToTable("Sheets").HasKey(s => new { s.ItemCode, s.Version }); // R34
        builder.Entity<RepeatRow>().ToTable("Repeats").HasKey(r => new { r.UserId, r.Key });
        BuildWalls(builder);
        builder.HasDbFunction(() => MonthNumber(default)).HasTranslation(Months.Translate);
    }

    /// <summary>All instants are stored in UTC, as milliseconds: any database orders and compares them as numbers.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<decimal>().HaveConversion<AreaConverter>();
    }

    /// <summary>R18, on every table that holds something of a case.</summary>
    private void BuildWalls(ModelBuilder builder)
    {
        builder
            .Entity<CaseRow>()
            .HasQueryFilter(WallFilter, c =>
                Wall.SeesAll
                || c.OwnerId == Wall.Own
                || (
                    c.State != CaseState.Draft
                    && (Wall.SeesOffices || c.Office == Wall.Office || (Wall.SeesCounted && !c.Practice))
                )
            );
        builder
            .Entity<TaskRow>()
            .HasQueryFilter(WallFilter, t =>
                Wall.SeesAll
                || Wall.SeesOffices
                || t.Office == Wall.Office
                || (Wall.SeesCounted && !t.Practice)
                || Cases.Any(c => c.Id == t.CaseId)
            );
        builder.Entity<JournalRow>().HasQueryFilter(WallFilter, j => Wall.SeesAll || Cases.Any(c => c.Id == j.CaseId));
        builder.Entity<NoticeRow>().HasQueryFilter(WallFilter, n => Wall.SeesAll || Cases.Any(c => c.Id == n.CaseId));
        builder.Entity<TimerRow>().HasQueryFilter(WallFilter, t => Wall.SeesAll || Cases.Any(c => c.Id == t.CaseId));
        builder
            .Entity<CorrectionNoticeRow>()
            .HasQueryFilter(WallFilter, n => Wall.SeesAll || Cases.Any(c => c.Id == n.CaseId));
        builder
            .Entity<DefectNoticeRow>()
            .HasQueryFilter(WallFilter, n => Wall.SeesAll || Cases.Any(c => c.Id == n.CaseId));
        builder.Entity<DefectRow>().HasQueryFilter(WallFilter, d => Wall.SeesAll || Cases.Any(c => c.Id == d.CaseId));
        builder.Entity<OmissionRow>().HasQueryFilter(WallFilter, o => Wall.SeesAll || Cases.Any(c => c.Id == o.CaseId));
        builder
            .Entity<PartyLinkRow>()
            .HasQueryFilter(WallFilter, l => Wall.SeesAll || Cases.Any(c => c.Id == l.CaseId));
        builder.Entity<CardRow>().HasQueryFilter(WallFilter, c => Wall.SeesAll || Cases.Any(x => x.Id == c.CaseId));
        builder.Entity<PauseRow>().HasQueryFilter(WallFilter, p => Wall.SeesAll || Cases.Any(c => c.Id == p.CaseId));
        builder.Entity<DocumentRow>().HasQueryFilter(WallFilter, d => Wall.SeesAll || Cases.Any(c => c.Id == d.CaseId));
        builder
            .Entity<DocumentFileRow>()
            .HasQueryFilter(WallFilter, f => Wall.SeesAll || Documents.Any(d => d.Number == f.Number));
        builder
            .Entity<MovedDateRow>()
            .HasQueryFilter(WallFilter, m => Wall.SeesAll || Cases.Any(c => c.Id == m.CaseId));
    }

    private static void BelongsToCase<T>(ModelBuilder builder, Expression<Func<T, object?>> key)
        where T : class =>
        builder.Entity<T>().HasOne<CaseRow>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);

    private sealed class InstantConverter()
        : ValueConverter<DateTimeOffset, long>(
            instant => instant.ToUnixTimeMilliseconds(),
            milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        );

    /// <summary>Areas have at most four decimals: stored as ten-thousandths, so that sums are exact.</summary>
    private sealed class AreaConverter()
        : ValueConverter<decimal, long>(area => (long)(area * 10_000m), stored => stored / 10_000m);
}

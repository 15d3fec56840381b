using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.People;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>Tells the story of one case through the decisions of Core: no host, no database, and time is what the story says.</summary>
internal sealed class Story(Rulebook? book = null)
{
    public static readonly Actor Applicant = new("u-applicant1", "applicant1", [Roles.Applicant], null);
    public static readonly Actor Other = new("u-applicant2", "applicant2", [Roles.Applicant], null);
    public static readonly Actor Supervisor = new("u-supervisor", "supervisor", [Roles.Supervisor], "city");
    private static readonly AttachedFile Paper = new("材料.pdf", 1000, new string('a', 64), "application/pdf");

    public Rulebook Book { get; private set; } = book ?? TestBook.Book;

    public Case Case { get; private set; } = null!;

    public List<JournalEntry> Journal { get; } = [];

    public List<Notice> Notices { get; } = [];

    public ImmutableArray<CaseTimer> Timers { get; private set; } = [];

    /// <summary>The turns that the last act moved (R30).</summary>
    public ImmutableDictionary<Turn, ImmutableArray<string>> Turns { get; private set; } =
        ImmutableDictionary<Turn, ImmutableArray<string>>.Empty;

    public ItemSheet Item => Book.Items[Case.ItemCode];

    /// <summary>An instant in China's time: <c>2022-05-09 09:30</c>.</summary>
    public static DateTimeOffset At(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    /// <summary>Somebody of an office in a role.</summary>
    public static Actor Staff(string role, string office = "city", int number = 1) =>
        new($"u-{role}{number}.{office}", $"{role}{number}.{office}", [role], office);

    public static JsonElement Data(object value) => JsonSerializer.SerializeToElement(value);

    /// <summary>A draft of an item, filled in, materials attached.</summary>
    public Story Draft(
        string itemCode,
        string region = "410105",
        decimal? floorArea = null,
        string? without = null,
        params string[] alsoIn
    )
    {
        var item = Book.Items[itemCode];
        var at = At("2022-01-04 09:00");
        var act = new SaveDraft
        {
            By = Applicant,
            At = at,
            ItemCode = itemCode,
            Form = item.Form.ToImmutableSortedDictionary(f => f.Name, Value),
            Applicant = item.Applicants.Contains("organisation")
                ? new("organisation", "河南示例建设有限公司", "91410100MA40000040", "13800000000", "a@example.com")
                : new("person", "李示例", "11010519491231002X", "13800000000", "a@example.com"),
            Project = new("示例花园", "示例路1号", region, floorArea) { AlsoIn = [.. alsoIn] },
        };
        Take(act.Begin(Guid.CreateVersion7(), Book));
        foreach (var material in item.Materials.Where(m => m.FromApplicant && m.Code != without))
            Do(
                new AttachMaterial
                {
                    By = Applicant,
                    At = at,
                    MaterialCode = material.Code,
                    File = Paper,
                }
            );
        return this;
    }

    public Story Submitted(string itemCode, string at, string region = "410105", decimal? floorArea = null) =>
        Draft(itemCode, region, floorArea).Submit(at);

    public Story Submit(string at, params PromisedMaterial[] promised) =>
        Do(Submission(at) with { Promised = [.. promised] });

    /// <summary>Hands in what was filled in under a version of the sheet (R34).</summary>
    public Story SubmitHavingSeen(int sheetVersion, string at) =>
        Do(Submission(at) with { SheetVersion = sheetVersion });

    public static SubmitCase Submission(string at) =>
        new()
        {
            By = Applicant,
            At = At(at),
            QueryCode = "ABCD2345",
            Sequence = 1,
            Declared = true,
        };

    public Story Accepted(string itemCode, string at, string region = "410105", decimal? floorArea = null) =>
        Submitted(itemCode, at, region, floorArea).Task("intake", "Accepted", at);

    /// <summary>Completes a task as somebody of the handling office who may.</summary>
    public Story Task(string task, string outcome, string at, object? data = null, Actor? by = null) =>
        Do(TaskAct(task, outcome, at, data, by));

    public CompleteTask TaskAct(string task, string outcome, string at, object? data = null, Actor? by = null) =>
        new()
        {
            By = by ?? By(task),
            At = At(at),
            Task = task,
            Outcome = outcome,
            Data = data is null ? null : Data(data),
            VerificationCode = "CODE23456789",
        };

    public Story Do(CaseAct act)
    {
        Take(act.Decide(Case, Book));
        return this;
    }

    /// <summary>Goes on from a case as somebody made it up.</summary>
    public Story Holding(Case @case)
    {
        Case = @case;
        return this;
    }

    /// <summary>From now on another rulebook is in force.</summary>
    public Story On(Rulebook other)
    {
        Book = other;
        return this;
    }

    public Refusal Refused(CaseAct act) => Assert.IsType<Refusal>(act.Decide(Case, Book));

    public Refusal TaskRefused(string task, string outcome, string at, object? data = null, Actor? by = null) =>
        Refused(TaskAct(task, outcome, at, data, by));

    /// <summary>Fires, in legal order, every timer due by an instant.</summary>
    public Story Until(string at)
    {
        while (
            Timers.Where(t => t.DueAt <= At(at)).OrderBy(t => t.DueAt).Select(t => (CaseTimer?)t).FirstOrDefault()
                is { } due
        )
            Do(
                new TimerDue
                {
                    By = Actor.System,
                    At = due.DueAt,
                    RecordedAt = At(at),
                    Kind = due.Kind,
                }
            );
        return this;
    }

    public IEnumerable<string> Acts => Journal.Select(e => e.Act);

    public IEnumerable<string> Told => Notices.Select(n => n.Kind);

    private Actor By(string task) =>
        Case.Tasks.FirstOrDefault(t => t.Name == task)?.Role switch
        {
            null or Roles.Applicant => Applicant,
            Roles.Supervisor => Supervisor,
            var role => Staff(role, Case.Office!),
        };

    private void Take(Verdict verdict)
    {
        if (verdict is Refusal refusal)
        {
            var errors = refusal.Errors.IsDefault ? [] : refusal.Errors.Select(e => $"{e.Field}: {e.Slug}");
            Assert.Fail($"Refused: {refusal.Rule} {refusal.Slug} {string.Join(", ", errors)}");
        }

        var changes = (Changes)verdict;
        Case = changes.Case;
        Timers = changes.Timers;
        Turns = changes.Turns;
        Journal.AddRange(changes.Entries);
        Notices.AddRange(changes.Notices);
    }

    private static JsonElement Value(FormField field) =>
        Data(
            field.Type switch
            {
                "decimal" => Math.Clamp(34.5m, field.Min ?? 0, field.Max ?? 1000),
                "integer" => (int)Math.Clamp(3m, field.Min ?? 0, field.Max ?? 1000),
                "date" => "2022-06-01",
                "dateRange" => new { from = "2022-06-01", to = "2022-07-01" },
                "choice" => field.Options!.Value[0],
                _ => "示例",
            }
        );
}

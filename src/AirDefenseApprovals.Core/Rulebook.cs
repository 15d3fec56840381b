using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core;

/// <summary>
/// What an act is judged by beside the case itself: item sheets, processes, register, standards, calendar, the engine and the press.
/// Immutable: a change of the catalogue makes a new rulebook.
/// </summary>
public sealed record Rulebook
{
    /// <summary>The item sheets in force, by code.</summary>
    public required FrozenDictionary<string, ItemSheet> Items { get; init; }

    /// <summary>Every version of every sheet (R34); none for a rulebook whose sheets have no history.</summary>
    public SheetBook Sheets { get; init; } = SheetBook.Empty;

    /// <summary>The materials that sheets can ask for.</summary>
    public ImmutableArray<MaterialSheet> Materials { get; init; } = [];

    /// <summary>The processes by definition id and version.</summary>
    public required FrozenDictionary<(string Id, int Version), WorkflowDefinition> Processes { get; init; }

    /// <summary>What an applicant declares (R32).</summary>
    public required DeclarationText Declaration { get; init; }

    /// <summary>Offices, regions and delegations.</summary>
    public required Register Register { get; init; }

    /// <summary>The standards a defect can offend.</summary>
    public required StandardsRegister Standards { get; init; }

    /// <summary>Working days and hours.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Every edition of the calendar there was, in order (R10); none for a rulebook without history.</summary>
    public ImmutableArray<CalendarEdition> Editions
    {
        get;
        init => (field, Pending) = (value, [.. value.Where(e => !e.IsRecomputed)]);
    } = [];

    /// <summary>
    /// The editions that are still being carried through: a case that they have not come to yet is counted again before
    /// anything else happens to it.
    /// </summary>
    public ImmutableArray<CalendarEdition> Pending { get; private init; } = [];

    /// <summary>The engine that new cases run on.</summary>
    public NamedEngine Engine { get; init; } = NamedEngine.BuiltIn;

    /// <summary>The other engines there are: cases that began on one go on on it.</summary>
    public ImmutableArray<NamedEngine> OtherEngines { get; init; } = [];

    /// <summary>The press that prints result documents.</summary>
    public required IDocumentPress Press { get; init; }

    /// <summary>
    /// The staff of all offices, who are given tasks (R30); none for a rulebook without people, where every task stays
    /// unassigned.
    /// </summary>
    public ImmutableArray<StaffMember> Staff { get; init; } = [];

    /// <summary>The turns of the offices' staff as they stand.</summary>
    public ImmutableDictionary<Turn, ImmutableArray<string>> Turns { get; init; } =
        ImmutableDictionary<Turn, ImmutableArray<string>>.Empty;

    /// <summary>
    /// The sheet that a case is judged by (R34): the version it was handed in under; of one handed in before versions were
    /// kept, the first that was. A draft follows the one in force.
    /// </summary>
    /// <param name="case">The case.</param>
    public ItemSheet SheetOf(Cases.Case @case)
    {
        if (@case.State == Cases.CaseState.Draft)
            return Items[@case.ItemCode];
        var version = @case.SheetVersion is { } number
            ? Sheets.Of(@case.ItemCode, number)
            : Sheets.Of(@case.ItemCode).FirstOrDefault();
        return version?.Sheet ?? Items[@case.ItemCode];
    }

    /// <summary>The rulebook with the sheets that are in force on a day.</summary>
    /// <param name="day">The day.</param>
    public Rulebook On(DateOnly day) =>
        Items.Values.All(item => ReferenceEquals(InForce(item, day), item))
            ? this
            : this with
            {
                Items = Items.ToFrozenDictionary(i => i.Key, i => InForce(i.Value, day)),
            };

    private ItemSheet InForce(ItemSheet item, DateOnly day) => Sheets.InForce(item.Code, day)?.Sheet ?? item;

    /// <summary>The engine that a case began on: only it understands the case's state.</summary>
    /// <exception cref="InvalidOperationException">It is not there: the start checks that it is.</exception>
    public IWorkflowEngine EngineOf(Cases.Case @case) =>
        Engine.Name == @case.Engine
            ? Engine.Engine
            : OtherEngines.FirstOrDefault(e => e.Name == @case.Engine)?.Engine
                ?? throw new InvalidOperationException(
                    $"Case {@case.Id} runs on engine {@case.Engine}, which this host does not have."
                );

    /// <summary>The calendar as an edition made it; cases older than the editions were counted by the first.</summary>
    public WorkingCalendar CalendarOf(int edition) =>
        edition == Calendar.Edition
            ? Calendar
            : Editions.FirstOrDefault(e => e.Number == Math.Max(1, edition))?.Calendar ?? Calendar;

    /// <summary>The calendar that was in force at an instant: what a paper of that day said stays what it said.</summary>
    public WorkingCalendar CalendarAt(DateTimeOffset instant) =>
        Editions.LastOrDefault(e => e.EnteredAt <= instant)?.Calendar ?? CalendarOf(1);

    /// <summary>The rulebook with the calendar as an edition made it.</summary>
    public Rulebook AsOf(int edition) => this with { Calendar = CalendarOf(edition) };

    /// <summary>
    /// The calendar that a case's dates stand by: for one that ended the edition it ended by (R15); for an open one the newest, or, while
    /// that is being carried through, the one before until the case's turn has come.
    /// </summary>
    public WorkingCalendar CalendarOf(Cases.Case @case) =>
        @case.HasEnded ? CalendarOf(@case.EndedByEdition ?? 1)
        : Pending is [var first, ..] ? CalendarOf(Math.Max(@case.CalendarEdition, first.Number - 1))
        : Calendar;

    /// <summary>The newest version of a process.</summary>
    public WorkflowDefinition? Newest(string definitionId) =>
        Processes.Values.Where(p => p.DefinitionId == definitionId).MaxBy(p => p.Version);
}

/// <summary>An engine and the name it goes by in the configuration and in cases.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Engine">The engine.</param>
public sealed record NamedEngine(string Name, IWorkflowEngine Engine)
{
    /// <summary>The engine that needs no package of Elsa.</summary>
    public static NamedEngine BuiltIn { get; } = new(Cases.Case.BuiltInEngine, new FlowchartEngine());
}

/// <summary>Prints a result document. Pure: the same order gives the same bytes, so that a decision may ask it.</summary>
public interface IDocumentPress
{
    /// <summary>Prints and tells the SHA-256 of the file, in lower-case hexadecimal.</summary>
    PrintedResult Print(DocumentOrder order);

    /// <summary>The characters of a text that it has no shape for, each once, in order: they are printed as 〓.</summary>
    /// <param name="text">The text.</param>
    IReadOnlyList<Rune> Lacking(string text);
}

/// <summary>A printed result document.</summary>
/// <param name="Pdf">The file.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal, as the journal keeps it (R22).</param>
public sealed record PrintedResult(ReadOnlyMemory<byte> Pdf, string Sha256);

/// <summary>What a result document says (R22).</summary>
public sealed record DocumentOrder
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Its verification code.</summary>
    public required string Code { get; init; }

    /// <summary>The case's number.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>The item's sheet.</summary>
    public required ItemSheet Item { get; init; }

    /// <summary>The handling office.</summary>
    public required Office Office { get; init; }

    /// <summary>The office in whose name it is issued (PL 24).</summary>
    public required Office InNameOf { get; init; }

    /// <summary>Number of the delegation's instrument; null for the city's own power.</summary>
    public required string? Instrument { get; init; }

    /// <summary>Name of the applicant.</summary>
    public required string Holder { get; init; }

    /// <summary>Name of the project.</summary>
    public required string ProjectName { get; init; }

    /// <summary>Address of the project.</summary>
    public required string ProjectAddress { get; init; }

    /// <summary>Floor area in m2, if the project has one.</summary>
    public required decimal? FloorArea { get; init; }

    /// <summary>When it is issued: with the decision, or later in another's place.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>How the office in whose name it is issued shows itself then: letterhead and seal.</summary>
    public required OfficeProfile Profile { get; init; }

    /// <summary>What it says was approved (R33); null for documents issued before this was kept.</summary>
    public DocumentTerms? Terms { get; init; }

    /// <summary>Number of the document whose place it takes; null for none.</summary>
    public string? Replaces { get; init; }

    /// <summary>Pictures of characters that no font has.</summary>
    public ImmutableArray<Cases.CharacterPicture> Characters { get; init; } = [];

    /// <summary>The order for a document of a decided case: given again, it prints the same.</summary>
    /// <param name="case">The case, decided.</param>
    /// <param name="document">The document; its SHA-256 is not looked at.</param>
    /// <param name="book">The rulebook.</param>
    public static DocumentOrder Of(Cases.Case @case, Cases.ResultDocument document, Rulebook book) =>
        new()
        {
            Number = document.Number,
            Code = document.Code,
            CaseNumber = @case.Number!,
            Item = book.SheetOf(@case),
            Office = book.Register.Office(@case.Office!)!,
            InNameOf = book.Register.Office(@case.InNameOf!)!,
            Instrument = @case.Instrument,
            Holder = @case.Applicant.Name,
            ProjectName = @case.Project.Name,
            ProjectAddress = @case.Project.Address,
            FloorArea = @case.Project.FloorArea,
            DecidedAt = document.IssuedAt ?? @case.Decision!.DecidedAt,
            Profile = book.Register.ProfileAt(@case.InNameOf!, document.IssuedAt ?? @case.Decision!.DecidedAt),
            Terms = document.Terms,
            Replaces = document.Replaces,
            Characters = document.Characters,
        };
}

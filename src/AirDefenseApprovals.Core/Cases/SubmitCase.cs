using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Hands an application in: it is received (R1), routed (R16), numbered, and its process starts.</summary>
public sealed record SubmitCase : CaseAct
{
    /// <summary>Days within which the office must answer (R2, PL 32).</summary>
    public const int IntakeDays = 5;

    /// <summary>Hand in although materials are missing: the office must then receive it all the same (PL 32).</summary>
    public bool AcknowledgeIncomplete { get; init; }

    /// <summary>Materials that follow, each with its day (R8).</summary>
    public ImmutableArray<PromisedMaterial> Promised { get; init; } = [];

    /// <summary>The applicant made the declaration (R32): ticked below its words, or signed at the counter.</summary>
    public bool Declared { get; init; }

    /// <summary>Version of the words that were read; null where the caller does not say, and means those in force.</summary>
    public int? DeclaredVersion { get; init; }

    /// <summary>
    /// Version of the item's sheet that the applicant filled in and checked (R34); null means the one under which the
    /// draft was last saved.
    /// </summary>
    public int? SheetVersion { get; init; }

    /// <summary>
    /// The next free number of the handling office on the day of submission, from 1, without gaps. See
    /// <see cref="NumberedBy"/>.
    /// </summary>
    public int Sequence { get; init; }

    /// <summary>The query code to give the applicant, drawn by chance outside.</summary>
    public required string QueryCode { get; init; }

    /// <summary>Which office's and day's counter the case number comes from.</summary>
    public (string Office, DateOnly Day) NumberedBy(Case @case, Rulebook book)
    {
        var received = book.Calendar.Receive(At);
        return (HandlingOf(@case, book, WorkingCalendar.DayOf(received)).Office.Code, WorkingCalendar.DayOf(At));
    }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForApplicant(By, @case) is { } wall)
            return wall;
        return @case.State == CaseState.Draft ? HandIn(@case, book) : Refusal.Conflict(null, "not-a-draft");
    }

    /// <summary>Hands a draft in, whoever brings it: its applicant, or the clerk who took it in at the counter.</summary>
    internal Verdict HandIn(Case @case, Rulebook book)
    {
        var item = book.SheetOf(@case);
        var hasSeen = DraftSheets.ChangesFor(@case, book, SheetVersion).IsEmpty;
        @case = @case.UnderSheetInForce(book); // R34
        var promises = PromiseErrors(item, @case);
        if (promises.IsEmpty)
            @case = @case with { Materials = [.. @case.Materials.Select(WithPromise)] };
        var lacking = promises.IsEmpty ? Lacking(item, @case, book) : promises;
        if (Undeclared(book.Declaration) is { } undeclared) // R32; whatever else is lacking is told with it
            return Refusal.Incomplete("R32", undeclared.Slug, [undeclared, .. lacking]);
        if (!hasSeen) // R34: what is asked differently is told before anything is handed in under it
            return Refusal.Incomplete("R34", "sheet-changed", [new("sheetVersion", "sheet-changed"), .. lacking]);
        if (!promises.IsEmpty)
            return Refusal.Incomplete("R8", "promise-wrong", promises.AsSpan());
        if (!lacking.IsEmpty)
            return Refusal.Incomplete(null, "application-incomplete", lacking.AsSpan());

        var received = book.Calendar.Receive(At); // R1
        var handling = HandlingOf(@case, book, WorkingCalendar.DayOf(received));
        if (@case.AtCounter && handling.Office.Code != By.Office)
            return AnotherOffices(handling.Office);

        var docket = new Docket(Received(@case, item, handling, received, book), this, book)
        {
            Role = @case.AtCounter ? Roles.Clerk : Roles.Applicant,
        };
        docket.Record("submitted", ForJournal(docket.Case, item));
        docket.Notify("submitted");
        return docket.Close();
    }

    /// <summary>Tells that the declaration in force was not made: not at all, or in words that have changed since (R32).</summary>
    private FieldError? Undeclared(DeclarationText inForce)
    {
        if (!Declared)
            return new("declared", "not-declared");
        return DeclaredVersion is null || DeclaredVersion == inForce.Version
            ? null
            : new("declared", "declaration-changed");
    }

    /// <summary>
    /// Finds what keeps the application from being handed in. Missing materials do not, once the applicant says that they know: the office
    /// must then receive it all the same (PL 32).
    /// </summary>
    private ImmutableArray<FieldError> Lacking(ItemSheet item, Case @case, Rulebook book)
    {
        var today = WorkingCalendar.DayOf(At);
        var wrong = Applications.Wrong(item, @case.Applicant, @case.Project, @case.Form, book, today);
        var lacking = wrong.AddRange(Applications.Empty(item, @case));
        return AcknowledgeIncomplete ? lacking : lacking.AddRange(Applications.MissingMaterials(item, @case));
    }

    /// <summary>Refuses what the counter's own office does not handle, and names the office that does (R16, R19).</summary>
    private static Refusal AnotherOffices(Office competent) =>
        Refusal.Incomplete(
            "R16",
            "counter-of-another-office",
            new FieldError("project.regionCode", "counter-of-another-office", competent.Name.Zh, competent.Name.En)
        );

    /// <summary>Makes the draft a case of the handling office: received, numbered, its process begun, its limits running.</summary>
    private Case Received(Case draft, ItemSheet item, Handling handling, DateTimeOffset received, Rulebook book)
    {
        var definition = book.Newest(item.Process)
            ?? throw new InvalidOperationException(
                $"The catalogue has no process {item.Process}: it is checked at load."
            );
        var advance = book.Engine.Engine.Start(definition, CaseFacts.Of(draft, item));
        var today = WorkingCalendar.DayOf(At);
        return draft with
        {
            State = CaseState.Submitted,
            SheetVersion = item.Version, // R34
            LeftOut = [],
            Following = null,
            FoundAtHandIn = CheckAgreement.Found(item, draft, book),
            Declaration = new(book.Declaration.Version, book.Declaration.Zh, At, By.UserName, draft.AtCounter),
            SubmittedAt = At,
            ReceivedAt = received,
            ToAnswerFrom = received,
            Office = handling.Office.Code,
            InNameOf = handling.InNameOf,
            Instrument = handling.Delegation?.Instrument,
            CrossesRegions = handling.CrossesRegions,
            Number = draft.Practice
                ? PracticeNumberOf(draft, handling.Office)
                : CaseNumber.Of(handling.Office, today, Sequence),
            QueryCode = draft.Practice ? null : QueryCode,
            Visits = draft.AtCounter ? Math.Max(item.Visits, 1) : item.Visits, // R22: whoever stands at the counter has come
            VisitedOn = draft.AtCounter ? today : null,
            IntakeDueAt = book.Calendar.EndOf(WorkingCalendar.DayOf(received), IntakeDays), // R2
            Process = new(definition.DefinitionId, definition.Version),
            Engine = book.Engine.Name,
            Workflow = advance.State.ToJson(),
            Clock = item.OnTheSpot ? StartClock(item, received) : null, // R3: due at closing of the day of receipt
        };
    }

    private static JsonObject ForJournal(Case @case, ItemSheet item)
    {
        var entry = new JsonObject
        {
            ["itemCode"] = item.Code,
            ["itemVersion"] = item.Version,
            ["caseNumber"] = @case.Number,
            ["office"] = @case.Office,
            ["inNameOf"] = @case.InNameOf,
            ["instrument"] = @case.Instrument,
            ["submittedAt"] = JournalEntry.InstantText(@case.SubmittedAt!.Value),
            ["receivedAt"] = JournalEntry.InstantText(@case.ReceivedAt!.Value),
            // R3: on the spot, the clock runs from receipt
            ["startedAt"] = @case.Clock is { } clock ? JournalEntry.InstantText(clock.StartedAt) : null,
            ["intakeDueAt"] = JournalEntry.InstantText(@case.IntakeDueAt!.Value),
            ["process"] = @case.Process!.DefinitionId,
            ["processVersion"] = @case.Process.Version,
            ["promisedDays"] = item.Limits.Promised.Days,
            ["statutoryDays"] = item.Limits.Statutory.Days,
            ["materials"] = Held(@case),
            ["promised"] = StillToCome(@case),
        };
        if (!@case.Project.AlsoIn.IsEmpty)
        {
            var regions = @case.Project.AlsoIn.Prepend(@case.Project.RegionCode);
            entry["regions"] = new JsonArray([.. regions.Select(r => (JsonNode)r)]);
            entry["crossesRegions"] = @case.CrossesRegions;
        }

        if (@case.Applicant.StandsByConfirmation())
            entry["idConfirmed"] = true; // R35: the entry's actor said that the number is right although it fails its check
        if (@case.Declaration is { } declaration) // R32; who made it, or had it signed, is the entry's actor
            entry["declaration"] = new JsonObject
            {
                ["version"] = declaration.Version,
                ["text"] = declaration.Text,
                ["onPaper"] = declaration.OnPaper,
            };
        if (@case.AtCounter)
            entry["counter"] = true; // the entry's actor filled it in for a visitor
        return entry;
    }

    /// <summary>The materials that were promised, each with its day (R8).</summary>
    private static JsonArray StillToCome(Case @case) =>
        [
            .. @case
                .Materials.Where(m => m.Status == MaterialStatus.Promised)
                .Select(m =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["code"] = m.MaterialCode,
                            ["date"] = JournalEntry.DayText(m.PromisedDate!.Value),
                        }
                ),
        ];

    /// <summary>The files that the office has from now on, for the journal.</summary>
    internal static JsonArray Held(Case @case) =>
        [
            .. @case
                .Materials.SelectMany(m => m.Files, (m, file) => (m.MaterialCode, file.Sha256))
                .Select(f => (JsonNode)new JsonObject { ["code"] = f.MaterialCode, ["sha256"] = f.Sha256 }),
        ];

    /// <summary>A clock for an item, started at an instant.</summary>
    internal static ClockFacts StartClock(ItemSheet item, DateTimeOffset at) =>
        new()
        {
            StartedAt = at,
            PromisedDays = item.Limits.Promised.Days,
            StatutoryDays = item.Limits.Statutory.Days,
        };

    private ImmutableArray<FieldError> PromiseErrors(ItemSheet item, Case @case) =>
        [
            .. Promised
                .Select(
                    (p, i) =>
                        item.Material(p.MaterialCode) is not { FromApplicant: true, MayFollow: true }
                            ? new FieldError($"promised[{i}].materialCode", "material-may-not-follow", p.MaterialCode)
                        : p.Date < WorkingCalendar.DayOf(At)
                            ? new FieldError($"promised[{i}].date", "promise-in-the-past")
                        : null
                )
                .OfType<FieldError>(),
        ];

    private CaseMaterial WithPromise(CaseMaterial material) =>
        material.Status == MaterialStatus.Missing
        && Promised.FirstOrDefault(p => p.MaterialCode == material.MaterialCode) is { } promise
            ? material with
            {
                Status = MaterialStatus.Promised,
                PromisedDate = promise.Date,
            }
            : material;

    /// <summary>Who handles it (R16); a practice case is its own office's, whether or not anything was handed over to it yet.</summary>
    private static Handling HandlingOf(Case @case, Rulebook book, DateOnly receivedOn) =>
        !@case.Practice
            ? book.Register.Handling(@case.ItemCode, @case.Project.RegionCode, receivedOn, @case.Project.AlsoIn)
            : new(
                book.Register.Office(@case.Office!)!,
                book.Register.Delegations.FirstOrDefault(d =>
                    d.ItemCode == @case.ItemCode && d.Office == @case.Office && d.InForce(receivedOn)
                )
            );

    /// <summary>Not of the office's counters, and recognised at sight.</summary>
    private static string PracticeNumberOf(Case @case, Office office) =>
        $"LX-{office.NumberPrefix}-{@case.Id.ToString("N")[^8..].ToUpperInvariant()}";
}

/// <summary>A material that follows (R8).</summary>
/// <param name="MaterialCode">Its code.</param>
/// <param name="Date">The day it is promised for.</param>
public sealed record PromisedMaterial(string MaterialCode, DateOnly Date);

/// <summary>What expressions of a process see as <c>case</c>.</summary>
internal static class CaseFacts
{
    public static JsonElement Of(Case @case, ItemSheet item) =>
        JsonSerializer.SerializeToElement(
            new
            {
                form = @case.Form,
                item = new
                {
                    code = item.Code,
                    type = item.Type,
                    onTheSpot = item.OnTheSpot,
                },
                project = new
                {
                    name = @case.Project.Name,
                    regionCode = @case.Project.RegionCode,
                    floorArea = @case.Project.FloorArea,
                },
            }
        );
}

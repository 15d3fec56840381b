using System.Collections.Frozen;
using System.Collections.Immutable;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core;

/// <summary>
/// What an act is judged by beside the case itself: item sheets, processes, register, standards, calendar, the engine and the press.
/// Immutable: a change of the catalogue makes a new rulebook.
/// </summary>
public sealed record Rulebook
{
    /// <summary>The item sheets by code.</summary>
    public required FrozenDictionary<string, ItemSheet> Items { get; init; }

    /// <summary>The processes by definition id and version.</summary>
    public required FrozenDictionary<(string Id, int Version), WorkflowDefinition> Processes { get; init; }

    /// <summary>Offices, regions and delegations.</summary>
    public required Register Register { get; init; }

    /// <summary>The standards a defect can offend.</summary>
    public required StandardsRegister Standards { get; init; }

    /// <summary>Working days and hours.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>The engine that new cases run on.</summary>
    public NamedEngine Engine { get; init; } = NamedEngine.BuiltIn;

    /// <summary>The other engines there are: cases that began on one go on on it.</summary>
    public ImmutableArray<NamedEngine> OtherEngines { get; init; } = [];

    /// <summary>The press that prints result documents.</summary>
    public required IDocumentPress Press { get; init; }

    /// <summary>The engine that a case began on: only it understands the case's state.</summary>
    /// <exception cref="InvalidOperationException">It is not there: the start checks that it is.</exception>
    public IWorkflowEngine EngineOf(Cases.Case @case) =>
        Engine.Name == @case.Engine ? Engine.Engine : OtherEngines.FirstOrDefault(e => e.Name == @case.Engine)?.Engine ?? throw new InvalidOperationException($"Case {@case.Id} runs on engine {@case.Engine}, which this host does not have.");

    /// <summary>The newest version of a process.</summary>
    public WorkflowDefinition? Newest(string definitionId) => Processes.Values.Where(p => p.DefinitionId == definitionId).MaxBy(p => p.Version);
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
}

/// <summary>A printed result document.</summary>
/// <param name="Pdf">The file.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal, as the journal keeps it (R22).</param>
public sealed record PrintedResult(ReadOnlyMemory<byte> Pdf, string Sha256);

/// <summary>What a result document says (R22).</summary>
/// <param name="Number">Its number.</param>
/// <param name="Code">Its verification code.</param>
/// <param name="CaseNumber">The case's number.</param>
/// <param name="Item">The item's sheet.</param>
/// <param name="Office">The handling office.</param>
/// <param name="InNameOf">The office in whose name it is issued (PL 24).</param>
/// <param name="Instrument">Number of the delegation's instrument; null for the city's own power.</param>
/// <param name="Holder">Name of the applicant.</param>
/// <param name="ProjectName">Name of the project.</param>
/// <param name="ProjectAddress">Address of the project.</param>
/// <param name="FloorArea">Floor area in m2, if the project has one.</param>
/// <param name="DecidedAt">When it was decided.</param>
public sealed record DocumentOrder(string Number, string Code, string CaseNumber, ItemSheet Item, Office Office, Office InNameOf, string? Instrument, string Holder, string ProjectName, string ProjectAddress, decimal? FloorArea, DateTimeOffset DecidedAt);

using System.Collections.Frozen;
using System.Collections.Immutable;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Eligibility;
using AirDefenseApprovals.Core.Finding;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Items;

/// <summary>
/// The catalogue: item sheets, processes, register and calendars, as files of data. Read and checked as a whole; either it is sound or
/// every mistake is known at once.
/// </summary>
public sealed record Catalogue
{
    /// <summary>The item sheets by code.</summary>
    public required FrozenDictionary<string, ItemSheet> Items { get; init; }

    /// <summary>The materials of the register.</summary>
    public required ImmutableArray<MaterialSheet> Materials { get; init; }

    /// <summary>The processes.</summary>
    public required ImmutableArray<WorkflowDefinition> Processes { get; init; }

    /// <summary>Offices, regions, delegations.</summary>
    public required Register Register { get; init; }

    /// <summary>Technical standards.</summary>
    public required ImmutableArray<Standard> Standards { get; init; }

    /// <summary>What people call things; a catalogue may have none.</summary>
    public ImmutableArray<EverydayWords> Words { get; init; } = [];

    /// <summary>Which item a project needs, as questions and rules; a catalogue may have none.</summary>
    public EligibilityRules? Eligibility { get; init; }

    /// <summary>What an applicant declares (R32).</summary>
    public required DeclarationText Declaration { get; init; }

    /// <summary>Standard sentences for correction notices (R4).</summary>
    public required ImmutableArray<SentenceSeed> Sentences { get; init; }

    /// <summary>Published calendar years.</summary>
    public required ImmutableArray<CalendarYear> Years { get; init; }

    /// <summary>Reads the files of a catalogue.</summary>
    /// <param name="files">All files: <c>items/*.json</c>, <c>processes/*.json</c>, <c>register/*.json</c>, <c>calendar/*.json</c>.</param>
    /// <param name="mistakes">Every mistake; empty when the catalogue is sound.</param>
    public static Catalogue? Read(IEnumerable<CatalogueFile> files, out IReadOnlyList<CatalogueMistake> mistakes)
    {
        var found = new List<CatalogueMistake>();
        mistakes = found;
        var reader = new ShapeReader(found);
        var (items, processes, years) = (
            new List<(CatalogueFile, ItemSheet)>(),
            new List<(CatalogueFile, WorkflowDefinition)>(),
            new List<(CatalogueFile, CalendarYear)>()
        );
        OfficesFile? offices = null;
        DelegationsFile? delegations = null;
        StandardsFile? standards = null;
        MaterialsFile? materials = null;
        WordsFile? words = null;
        EligibilityRules? eligibility = null;
        SentencesFile? sentences = null;
        DeclarationText? declaration = null;
        CatalogueFile[] all = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        var readProcesses = new ProcessFiles(all.Where(f => f.Path.Split('/') is ["processes", _]), found);
        foreach (var file in all)
        {
            switch (file.Path.Split('/'))
            {
                case ["items", _]:
                    if (reader.Read<ItemSheet>(file) is { } item)
                        items.Add((file, item));
                    break;
                case ["processes", _]:
                    if (readProcesses.Read(file) is { } process)
                        processes.Add((file, process));
                    break;
                case ["calendar", _]:
                    if (reader.Read<CalendarYear>(file) is { } year)
                        years.Add((file, year));
                    break;
                case ["register", "offices.json"]:
                    offices = reader.Read<OfficesFile>(file);
                    break;
                case ["register", "delegations.json"]:
                    delegations = reader.Read<DelegationsFile>(file);
                    break;
                case ["register", "materials.json"]:
                    materials = reader.Read<MaterialsFile>(file);
                    break;
                case ["register", "standards.json"]:
                    standards = reader.Read<StandardsFile>(file);
                    break;
                case ["register", "words.json"]:
                    words = reader.Read<WordsFile>(file);
                    break;
                case ["register", "eligibility.json"]:
                    eligibility = reader.Read<EligibilityRules>(file);
                    break;
                case ["register", "sentences.json"]:
                    sentences = reader.Read<SentencesFile>(file);
                    break; // an office may do without
                case ["register", "declaration.json"]:
                    declaration = reader.Read<DeclarationText>(file);
                    break;
                default:
                    found.Add(new(file.Path, "", "catalogue-unknown-file"));
                    break;
            }
        }

        foreach (
            var missing in new[]
            {
                ("register/offices.json", offices is null),
                ("register/delegations.json", delegations is null),
                ("register/standards.json", standards is null),
                ("register/materials.json", materials is null),
                ("register/declaration.json", declaration is null),
            }
        )
            if (missing.Item2 && found.TrueForAll(m => m.File != missing.Item1))
                found.Add(new(missing.Item1, "", "catalogue-file-missing"));
        if (items.Count == 0 && found.Count == 0)
            found.Add(new("items", "", "catalogue-file-missing"));
        var register = new Register(offices?.Regions ?? [], offices?.Offices ?? [], delegations?.Delegations ?? []);
        var check = new CatalogueCheck(found, materials?.Materials ?? []);
        check.Check(items, processes, years, register);
        check.CheckStandards(standards?.Standards ?? []);
        check.CheckDeclaration(declaration);
        check.CheckFinding(
            words,
            eligibility,
            all.Select(f => f.Path.Split('/'))
                .Where(p => p is ["items", _])
                .Select(p => Path.GetFileNameWithoutExtension(p[1]))
                .ToHashSet(StringComparer.Ordinal)
        ); // a sheet that cannot be read is told once, at its file
        check.CheckSentences(
            sentences?.Sentences ?? [],
            [.. items.Select(i => i.Item2.With(materials?.Materials ?? []))]
        );
        return found.Count > 0
            ? null
            : new Catalogue
            {
                Items = items.ToFrozenDictionary(i => i.Item2.Code, i => i.Item2.With(materials!.Materials)),
                Materials = materials!.Materials,
                Processes = [.. processes.Select(p => p.Item2)],
                Register = register,
                Standards = standards!.Standards,
                Words = words?.Words ?? [],
                Eligibility = eligibility,
                Declaration = declaration!,
                Sentences = sentences?.Sentences ?? [],
                Years = [.. years.Select(y => y.Item2)],
            };
    }

    /// <summary>
    /// What a walk of every way through a process of the catalogue finds. Asked once, before the office first keeps it: what is kept was
    /// walked, and walking it again at every start would cost the scripts' interpreter each time.
    /// </summary>
    /// <param name="process">A process of this catalogue.</param>
    public IEnumerable<CatalogueMistake> Walk(WorkflowDefinition process) =>
        ProcessCheck
            .OfWays(process, Items.Values.Where(i => i.Process == process.DefinitionId))
            .Select(m => new CatalogueMistake($"processes/{process.DefinitionId}.json", m.Field, m.Slug, m.Arguments));
}

/// <summary><c>register/offices.json</c>.</summary>
internal sealed record OfficesFile
{
    public string? Source { get; init; }

    public ImmutableArray<ImmutableArray<string>>? Hours { get; init; }

    public string? TimeZone { get; init; }

    public required ImmutableArray<Region> Regions { get; init; }

    public required ImmutableArray<Office> Offices { get; init; }
}

/// <summary><c>register/delegations.json</c>.</summary>
internal sealed record DelegationsFile
{
    public string? Source { get; init; }

    public bool? Assumption { get; init; }

    public required ImmutableArray<Delegation> Delegations { get; init; }
}

/// <summary><c>register/standards.json</c>.</summary>
internal sealed record StandardsFile
{
    public string? Source { get; init; }

    public bool? Assumption { get; init; }

    public required ImmutableArray<Standard> Standards { get; init; }
}

/// <summary><c>register/materials.json</c>.</summary>
internal sealed record MaterialsFile
{
    public string? Source { get; init; }

    public bool? Assumption { get; init; }

    public required ImmutableArray<MaterialSheet> Materials { get; init; }
}

/// <summary><c>register/sentences.json</c>.</summary>
internal sealed record SentencesFile
{
    public string? Source { get; init; }

    public bool? Assumption { get; init; }

    public required ImmutableArray<SentenceSeed> Sentences { get; init; }
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Eligibility;
using AirDefenseApprovals.Core.Finding;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Items;

/// <summary>What the files of a catalogue must agree on, beyond their shape.</summary>
internal sealed partial class CatalogueCheck(List<CatalogueMistake> mistakes, ImmutableArray<MaterialSheet> materials)
{
    /// <summary>The most working days that a limit of an item lasts: four years.</summary>
    private const int MostDays = 1000;

    private const int MostDecimals = 8,
        LongestText = 20_000;

    private static readonly ImmutableArray<string> ItemTypes =
    [
        "licence",
        "confirmation",
        "otherPower",
        "publicService",
    ];
    private static readonly ImmutableArray<string> Kinds = ["person", "organisation"];

    public void Check(
        List<(CatalogueFile File, ItemSheet Item)> items,
        List<(CatalogueFile File, WorkflowDefinition Process)> processes,
        List<(CatalogueFile File, CalendarYear Year)> years,
        Register register
    )
    {
        CheckMaterials([.. items.Select(i => i.Item)]);
        foreach (var (file, item) in items)
            CheckItem(file.Path, item, processes);
        foreach (var twice in items.GroupBy(i => i.Item.Code).Where(g => g.Count() > 1))
            Add(twice.Last().File.Path, "code", "catalogue-twice", twice.Key);
        var mainItems = new Dictionary<string, MainItem>();
        foreach (var (file, item) in items)
            if (!mainItems.TryAdd(item.MainItem.Code, item.MainItem) && mainItems[item.MainItem.Code] != item.MainItem)
                Add(file.Path, "mainItem.name", "catalogue-main-item-differs", item.MainItem.Code);
        foreach (var (file, process) in processes)
        foreach (var mistake in ProcessCheck.OfTasks(process))
            Add(file.Path, mistake.Field, mistake.Slug, mistake.Arguments);
        foreach (
            var twice in processes.GroupBy(p => (p.Process.DefinitionId, p.Process.Version)).Where(g => g.Count() > 1)
        )
            Add(twice.Last().File.Path, "definitionId", "catalogue-twice", twice.Key.DefinitionId);
        foreach (var (file, year) in years)
        foreach (var error in year.Check())
            mistakes.Add(new(file.Path, error.Field, error.Slug, error.Arguments));
        CheckRegister(register, items.ToDictionary(i => i.Item.Code, i => i.Item));
    }

    /// <summary>What a sheet must agree on with the materials and with its process.</summary>
    public void CheckItem(string file, ItemSheet item, List<(CatalogueFile File, WorkflowDefinition Process)> processes)
    {
        if (file != $"items/{item.Code}.json")
            Add(file, "code", "catalogue-file-name", item.Code);
        if (!ItemTypes.Contains(item.Type))
            Add(file, "type", "catalogue-not-one-of", item.Type, string.Join(", ", ItemTypes));
        if (item.Basis.IsEmpty)
            Add(file, "basis", "catalogue-no-basis");
        if (item.Limits.Statutory.Basis is null)
            Add(file, "limits.statutory.basis", "catalogue-no-basis");
        if (item.Limits.Promised.Basis is null)
            Add(file, "limits.promised.basis", "catalogue-no-basis");
        if (item.Limits.Promised.Days < 0)
            Add(file, "limits.promised.days", "catalogue-negative");
        if (item.Limits.Promised.Days > item.Limits.Statutory.Days)
            Add(
                file,
                "limits.promised.days",
                "catalogue-promise-above-statutory",
                Text(item.Limits.Promised.Days),
                Text(item.Limits.Statutory.Days)
            ); // R9
        if (item.OnTheSpot && item.Limits.Promised.Days != 0)
            Add(file, "limits.promised.days", "catalogue-on-the-spot-days"); // R3
        if (item.Acceptance is not (null or "works" or "stations"))
            Add(file, "acceptance", "catalogue-not-one-of", item.Acceptance, "works, stations");
        if (item.Project is not (null or ItemSheet.NoProject))
            Add(file, "project", "catalogue-not-one-of", item.Project, ItemSheet.NoProject);
        if (item.CorrectionDays is < 1 or > MostDays)
            Add(file, "correctionDays", "catalogue-out-of-range", "1", Text(MostDays));
        if (item.Limits.Statutory.Days > MostDays)
            Add(file, "limits.statutory.days", "catalogue-out-of-range", "0", Text(MostDays));
        if (processes.TrueForAll(p => p.Process.DefinitionId != item.Process))
            Add(file, "process", "catalogue-unknown-process", item.Process);
        foreach (var (kind, i) in item.Applicants.Select((k, i) => (k, i)).Where(k => !Kinds.Contains(k.k)))
            Add(file, $"applicants[{i}]", "catalogue-not-one-of", kind, string.Join(", ", Kinds));
        foreach (var (use, i) in item.Asks.Select((u, i) => (u, i)))
        {
            if (materials.All(m => m.Code != use.Code))
                Add(file, $"materials[{i}].code", "catalogue-unknown-material", use.Code);
            if (use.Basis is null)
                Add(file, $"materials[{i}].basis", "catalogue-no-basis");
        }

        foreach (var twice in item.Asks.GroupBy(u => u.Code).Where(g => g.Count() > 1))
            Add(file, "materials", "catalogue-twice", twice.Key);
        foreach (var (field, i) in item.Form.Select((f, i) => (f, i)))
            CheckField(file, $"form[{i}]", field);
        foreach (var twice in item.Form.GroupBy(f => f.Name).Where(g => g.Count() > 1))
            Add(file, "form", "catalogue-twice", twice.Key);
        foreach (var error in FieldCheckCheck.Wrong(item))
            Add(file, error.Field, error.Slug, error.Arguments);
        foreach (var (step, i) in item.Special.Select((s, i) => (s, i)))
        {
            if (
                !PauseKinds.ClosedList.Contains(step.Kind)
                && step.Kind is not (PauseKinds.SiteVisit or PauseKinds.Rectification)
            )
                Add(file, $"special[{i}].kind", "pause-kind-unknown", step.Kind); // R11
            if (step.Basis is null)
                Add(file, $"special[{i}].basis", "catalogue-no-basis");
            if (step.ExpectedDays is < 1 or > MostDays)
                Add(file, $"special[{i}].expectedDays", "catalogue-out-of-range", "1", Text(MostDays));
        }

        var process = processes.FirstOrDefault(p => p.Process.DefinitionId == item.Process).Process;
        foreach (var error in new DocumentSheetCheck(item, process).Wrong())
            Add(file, error.Field, error.Slug, error.Arguments); // R33
    }

    /// <summary>A file holds one entry of a clause, and says what a person may enter.</summary>
    public void CheckStandards(ImmutableArray<Standard> standards)
    {
        const string file = "register/standards.json";
        var keeper = new Cases.Actor("", "", [Cases.Roles.Administrator], null);
        var register = new StandardsRegister(standards);
        foreach (var twice in standards.GroupBy(s => s.Number).Where(g => g.Count() > 1))
            Add(file, "standards", "catalogue-twice", twice.Key);
        foreach (var (standard, i) in standards.Select((s, i) => (s, i)))
        {
            foreach (var error in new EnterStandard(keeper, default, standard).Wrong(register))
                Add(file, $"standards[{i}].{error.Field}", error.Slug, error.Arguments);
            foreach (var twice in standard.Clauses.GroupBy(c => c.Number).Where(g => g.Count() > 1))
                Add(file, $"standards[{i}].clauses", "catalogue-twice", twice.Key);
            foreach (var (clause, j) in standard.Clauses.Select((c, j) => (c, j)))
            foreach (var error in new EnterClause(keeper, default, standard.Number, clause).Wrong(register))
                Add(file, $"standards[{i}].clauses[{j}].{error.Field}", error.Slug, error.Arguments);
        }
    }

    /// <summary>What leads people to items leads to items that there are.</summary>
    public void CheckFinding(WordsFile? words, EligibilityRules? eligibility, IReadOnlySet<string> items)
    {
        foreach (var error in words?.Wrong(items) ?? [])
            Add("register/words.json", error.Field, error.Slug, error.Arguments);
        if (eligibility is not null)
            foreach (var error in new EligibilityCheck(eligibility, items).Wrong())
                Add("register/eligibility.json", error.Field, error.Slug, error.Arguments);
    }

    /// <summary>A declaration has words in both languages, and a version that tells them from others (R32).</summary>
    public void CheckDeclaration(DeclarationText? declaration)
    {
        const string file = "register/declaration.json";
        if (declaration is null)
            return; // told at the file
        if (declaration.Version < 1)
            Add(file, "version", "catalogue-negative");
        if (string.IsNullOrWhiteSpace(declaration.Zh))
            Add(file, "zh", "catalogue-empty");
        if (string.IsNullOrWhiteSpace(declaration.En))
            Add(file, "en", "catalogue-empty");
    }

    /// <summary>A file's sentences say what an administrator may enter.</summary>
    public void CheckSentences(ImmutableArray<SentenceSeed> sentences, IReadOnlyCollection<ItemSheet> items)
    {
        const string file = "register/sentences.json";
        var keeper = new Cases.Actor("", "", [Cases.Roles.Administrator], null);
        foreach (var (seed, i) in sentences.Select((s, i) => (s, i)))
        foreach (var error in new AddSentence(keeper, default, seed.MaterialCode, seed.Field, seed.Words).Wrong(items))
            Add(file, $"sentences[{i}].{error.Field}", error.Slug, error.Arguments);
        foreach (var twice in sentences.GroupBy(s => s.Code).Where(g => g.Count() > 1))
            Add(file, "sentences", "catalogue-twice", twice.Key);
    }

    private void CheckMaterials(IReadOnlyCollection<ItemSheet> items)
    {
        const string file = "register/materials.json";
        foreach (var (material, i) in materials.Select((m, i) => (m, i)))
        foreach (var error in new MaterialCheck(material, items).Wrong())
            Add(file, $"materials[{i}].{error.Field}", error.Slug, error.Arguments);
        foreach (var twice in materials.GroupBy(m => m.Code).Where(g => g.Count() > 1))
            Add(file, "materials", "catalogue-twice", twice.Key);
    }

    private void CheckField(string file, string path, FormField field)
    {
        if (!FormField.Types.Contains(field.Type))
            Add(file, path + ".type", "catalogue-not-one-of", field.Type, string.Join(", ", FormField.Types));
        if (field.Type == "choice" && field.Options is null or { IsDefaultOrEmpty: true })
            Add(file, path + ".options", "catalogue-empty");
        if (field.Type == "choice" && field.OptionsEn?.Length != field.Options?.Length)
            Add(file, path + ".optionsEn", "catalogue-options-english");
        if (field.Decimals is < 0 or > MostDecimals)
            Add(file, path + ".decimals", "catalogue-out-of-range", "0", Text(MostDecimals));
        if (field.MaxLength is < 1 or > LongestText)
            Add(file, path + ".maxLength", "catalogue-out-of-range", "1", Text(LongestText));
        if (!FieldName.IsMatch(field.Name))
            Add(file, path + ".name", "catalogue-field-name", field.Name);
        if (field.Min > field.Max)
            Add(file, path + ".min", "catalogue-min-above-max");
    }

    private void CheckRegister(Register register, Dictionary<string, ItemSheet> items)
    {
        const string offices = "register/offices.json",
            delegations = "register/delegations.json";
        if (!register.Offices.IsEmpty && register.Office(Office.City) is null)
            Add(offices, "offices", "catalogue-no-city-office");
        foreach (var (office, i) in register.Offices.Select((o, i) => (o, i)))
        {
            if (office.NumberPrefix.Length != 6 || !office.NumberPrefix.All(char.IsAsciiDigit))
                Add(offices, $"offices[{i}].numberPrefix", "catalogue-number-prefix");
            foreach (var region in office.Regions.Where(r => register.Region(r) is null))
                Add(offices, $"offices[{i}].regions", "region-unknown", region);
            foreach (var wrong in OfficeProfile.Of(office).Wrong().Where(w => Gives(office, w.Field)))
                Add(offices, $"offices[{i}].{wrong.Field}", wrong.Slug, wrong.Arguments);
        }

        foreach (var (delegation, i) in register.Delegations.Select((d, i) => (d, i)))
        {
            var path = $"delegations[{i}]";
            if (!items.TryGetValue(delegation.ItemCode, out var item))
                Add(delegations, path + ".itemCode", "item-unknown", delegation.ItemCode);
            else if (!item.Delegable)
                Add(delegations, path + ".itemCode", "catalogue-not-delegable", delegation.ItemCode);
            if (delegation.Office == Office.City || register.Office(delegation.Office) is null)
                Add(delegations, path + ".office", "catalogue-unknown-office", delegation.Office);
            if (delegation.Mode is not ("devolved" or "entrusted"))
                Add(delegations, path + ".mode", "catalogue-not-one-of", delegation.Mode, "devolved, entrusted");
            if (delegation.EffectiveTo < delegation.EffectiveFrom)
                Add(delegations, path + ".effectiveTo", "catalogue-dates-reversed");
            if (register.Delegations.Take(i).Any(d => d.Overlaps(delegation)))
                Add(delegations, path, "delegation-overlap", delegation.ItemCode, delegation.Office); // R17
        }
    }

    /// <summary>Whether a file says that part of an office's profile: it may leave any out.</summary>
    private static bool Gives(Office office, string field) =>
        field.Split('.')[0] switch
        {
            "letterhead" => office.Letterhead,
            "sealText" => office.SealText,
            "phone" => office.Phone,
            "address" => office.Address,
            _ => (object?)office.HoursText,
        }
            is not null;

    private void Add(string file, string path, string slug, params ImmutableArray<string> arguments) =>
        mistakes.Add(new(file, path, slug, arguments));

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A name that paths and expressions can name: letters and digits, a letter first.</summary>
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,59}$", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex FieldName { get; }
}

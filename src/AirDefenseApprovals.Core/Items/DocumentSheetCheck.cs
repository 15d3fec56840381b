using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Checks that a result document names only what its item's form and process have (R33).</summary>
/// <param name="item">The item's sheet.</param>
/// <param name="process">Its process; null when there is none of that name, which is told elsewhere.</param>
internal sealed class DocumentSheetCheck(ItemSheet item, WorkflowDefinition? process)
{
    private const int LongestValidity = 100;

    /// <summary>Every mistake, by its path in the sheet; none for a sheet that says nothing of its document.</summary>
    public IEnumerable<FieldError> Wrong()
    {
        if (item.Document is not { } document)
            return [];
        return document
            .Facts.SelectMany((fact, i) => OfFact(fact, $"document.facts[{i}]"))
            .Concat(document.Conditions.SelectMany((words, i) => OfWords(words, $"document.conditions[{i}]")))
            .Concat(OfValidity(document.Validity));
    }

    private IEnumerable<FieldError> OfFact(FactSheet fact, string path)
    {
        foreach (var error in OfWords(fact.Label, path + ".label"))
            yield return error;
        if (fact.From is null == fact.Text is null)
            yield return new(path, "catalogue-fact-from-or-text");
        if (fact.Text is { } text)
            foreach (var error in OfWords(text, path + ".text"))
                yield return error;
        if (fact.From is { } source && OfSource(source, path + ".from") is { } unknown)
            yield return unknown;
    }

    private FieldError? OfSource(string source, string path)
    {
        if (FactSources.FieldOf(source) is { } field)
            return item.Field(field) is null ? new(path, "catalogue-unknown-field", field) : null;
        if (FactSources.TaskOf(source) is { } task)
            return process?.HumanTasks.Any(t => t.Bookmark.Name == task) == false
                ? new(path, "catalogue-unknown-task", task)
                : null;
        var known = item.Acceptance is null ? FactSources.Common : FactSources.Common.AddRange(FactSources.Acceptance);
        return known.Contains(source)
            ? null
            : new(path, "catalogue-not-one-of", source, string.Join(", ", known) + ", form.…, done.…");
    }

    private IEnumerable<FieldError> OfValidity(ValiditySheet validity)
    {
        const string path = "document.validity";
        var said = (validity.None ? 1 : 0) + (validity.Years is null ? 0 : 1) + (validity.Field is null ? 0 : 1);
        if (said != 1)
            yield return new(path, "catalogue-validity-one-of");
        if (validity.Years is < 1 or > LongestValidity)
            yield return new(path + ".years", "catalogue-negative");
        if (validity.Field is not { } name)
            yield break;
        if (item.Field(name) is not { } field)
            yield return new(path + ".field", "catalogue-unknown-field", name);
        else if (field is not { Type: "dateRange" or "date", Required: true })
            yield return new(path + ".field", "catalogue-validity-field", name);
    }

    private static IEnumerable<FieldError> OfWords(Names words, string path)
    {
        if (string.IsNullOrWhiteSpace(words.Zh))
            yield return new(path + ".zh", "catalogue-empty");
        if (string.IsNullOrWhiteSpace(words.En))
            yield return new(path + ".en", "catalogue-empty");
    }
}

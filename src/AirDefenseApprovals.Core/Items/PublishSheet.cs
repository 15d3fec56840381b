using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Items;

/// <summary>
/// Publishes the next version of an item's sheet (R34): applications handed in from its first day on are judged by it;
/// cases in flight keep theirs, drafts follow.
/// </summary>
/// <param name="By">Who publishes.</param>
/// <param name="At">When.</param>
/// <param name="Code">The item's code.</param>
/// <param name="Sheet">The sheet, as its file says it.</param>
/// <param name="From">First day it is in force; null for the day of the act.</param>
public sealed record PublishSheet(Actor By, DateTimeOffset At, string Code, string Sheet, DateOnly? From = null)
{
    /// <summary>The farthest that the first day may lie ahead, in days: what is farther is a slip of the pen.</summary>
    public const int FarthestAhead = 366;

    /// <summary>Decides: the version to keep, or why not, with every mistake by its place in the sheet.</summary>
    /// <param name="book">The rulebook in force.</param>
    public (SheetVersion? Version, Refusal? Refusal) Decide(Rulebook book)
    {
        if (!By.Is(Roles.Administrator))
            return (null, Refusal.Forbidden(null, "another-role", Roles.Administrator));
        if (!book.Items.ContainsKey(Code))
            return (null, Refusal.NotFound("item-unknown"));
        var mistakes = new List<CatalogueMistake>();
        var file = new CatalogueFile($"items/{Code}.json", Sheet);
        var sheet = new ShapeReader(mistakes).Read<ItemSheet>(file);
        if (sheet is null && mistakes.Count == 0)
            mistakes.Add(new(file.Path, "", "catalogue-not-json", "null"));
        else if (sheet is not null && sheet.Code != Code)
            mistakes.Add(new(file.Path, "code", "catalogue-file-name", sheet.Code));
        else if (sheet is not null)
            CheckAgainst(book, file, sheet, mistakes);
        FieldError[] wrong =
        [
            .. mistakes.Select(m => new FieldError($"sheet.{m.Path}".TrimEnd('.'), m.Slug, m.Arguments)),
            .. WrongDay(book),
        ];
        if (wrong.Length > 0)
            return (null, Refusal.Incomplete("R34", "sheet-wrong", wrong));
        var kept = book.Sheets.Of(Code);
        var next = (sheet! with { Version = NewestOf(kept, book) + 1 }).With(book.Materials);
        return kept is [.., var newest] && SheetChanges.Between(newest.Sheet, next).IsEmpty
            ? (null, Refusal.Conflict("R34", "sheet-unchanged", Code))
            : (new SheetVersion(next, FirstDay, At, By.UserName), null);
    }

    private DateOnly FirstDay => From ?? WorkingCalendar.DayOf(At);

    private int NewestOf(ImmutableArray<SheetVersion> kept, Rulebook book) =>
        kept is [.., var newest] ? newest.Number : book.Items[Code].Version;

    /// <summary>A version begins today or later, and none begins before one that was published earlier.</summary>
    private IEnumerable<FieldError> WrongDay(Rulebook book)
    {
        var today = WorkingCalendar.DayOf(At);
        if (FirstDay < today)
            yield return new("effectiveFrom", "sheet-in-the-past");
        else if (FirstDay > today.AddDays(FarthestAhead))
            yield return new(
                "effectiveFrom",
                "sheet-too-far-ahead",
                FarthestAhead.ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        else if (book.Sheets.Of(Code) is [.., { From: var last }] && FirstDay < last)
            yield return new("effectiveFrom", "sheet-before-newest", $"{last:yyyy-MM-dd}");
    }

    /// <summary>What a file of the catalogue must agree on with the others, this sheet must too.</summary>
    private static void CheckAgainst(
        Rulebook book,
        CatalogueFile file,
        ItemSheet sheet,
        List<CatalogueMistake> mistakes
    )
    {
        List<(CatalogueFile, WorkflowDefinition)> processes = book.Newest(sheet.Process) is { } process
            ? [(new($"processes/{sheet.Process}.json", ""), process)]
            : [];
        new CatalogueCheck(mistakes, book.Materials).CheckItem(file.Path, sheet, processes);
        if (
            book.Items.Values.Any(i =>
                i.MainItem.Code == sheet.MainItem.Code && i.Code != sheet.Code && i.MainItem != sheet.MainItem
            )
        )
            mistakes.Add(new(file.Path, "mainItem.name", "catalogue-main-item-differs", sheet.MainItem.Code));
        if (!sheet.Delegable && book.Register.Delegations.Any(d => d.ItemCode == sheet.Code))
            mistakes.Add(new(file.Path, "delegable", "catalogue-not-delegable", sheet.Code));
        if (mistakes.Count > 0 || processes is not [(_, var newest)])
            return;
        foreach (var error in ProcessCheck.OfWays(newest, [sheet.With(book.Materials)]))
            mistakes.Add(new(file.Path, "process", error.Slug, error.Arguments));
    }
}

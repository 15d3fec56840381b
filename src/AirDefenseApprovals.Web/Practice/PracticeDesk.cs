using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Practice;

/// <summary>
/// Makes the act that begins a practice case (练习办件): a sample application in the office's own region, whole or with
/// something missing.
/// </summary>
public sealed class PracticeDesk(CaseActs acts, RulebookKeeper keeper, SamplePaper paper)
{
    /// <summary>Begins a practice case of the actor's office.</summary>
    /// <param name="by">Who practises.</param>
    /// <param name="itemCode">The item.</param>
    /// <param name="complete">Whether every required material is handed in; otherwise one is missing, to be noticed.</param>
    /// <param name="at">When.</param>
    /// <param name="repeat">The write's idempotency key, if it carries one.</param>
    /// <param name="cancellation">Stops waiting for the writer.</param>
    public async Task<ActResult> StartAsync(
        Actor by,
        string itemCode,
        bool complete,
        DateTimeOffset at,
        RepeatKey? repeat,
        CancellationToken cancellation
    )
    {
        var book = keeper.Book;
        if (!book.Items.TryGetValue(itemCode, out var item))
            return new(
                null,
                0,
                Refusal.Incomplete(null, "application-wrong", new FieldError("itemCode", "item-unknown", itemCode)),
                null
            );
        if (by.Office is null || book.Register.Office(by.Office) is not { } office)
            return new(null, 0, Refusal.Forbidden("R18", "practice-for-staff"), null);
        var sheet = await paper.StoreAsync(cancellation);
        var required = item.Materials.Where(m => m.FromApplicant && m.Required).Select(m => m.Code).ToList();
        return await acts.PracticeAsync(
            new StartPractice
            {
                By = by,
                At = at,
                Application = new SampleApplication(
                    by,
                    item.Code,
                    office.Code == Office.City
                        ? book.Register.Regions.First(r => r.Kind == "district").Code
                        : office.Regions[0],
                    "练习项目",
                    1200m
                ).ToAct(at, book),
                Materials = required
                    .Skip(complete ? 0 : 1)
                    .ToImmutableSortedDictionary(code => code, _ => sheet, StringComparer.Ordinal),
            },
            repeat,
            cancellation
        );
    }
}

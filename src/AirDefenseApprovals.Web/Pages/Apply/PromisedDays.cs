using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>The days typed for materials that follow (R8), each in a field <c>promise.{material}</c>.</summary>
public sealed class PromisedDays(ItemSheet item, Func<string, string> typed)
{
    private const string Prefix = "promise.";

    private IEnumerable<(string Code, string Text)> Given =>
        item
            .Materials.Where(m => m is { FromApplicant: true, MayFollow: true })
            .Select(m => (m.Code, typed(Prefix + m.Code).Trim()))
            .Where(p => p.Item2.Length > 0);

    /// <summary>What was typed for a material.</summary>
    public string this[string material] => typed(Prefix + material);

    /// <summary>Days that cannot be read.</summary>
    public Refusal? Wrong =>
        Given.Where(p => Day(p.Text) is null).Select(p => new FieldError(Prefix + p.Code, "field-not-a-date")).ToArray()
            is { Length: > 0 } errors
            ? Refusal.Incomplete("R8", "promise-wrong", errors)
            : null;

    /// <summary>What is to follow, for the draft to keep: the days that can be read.</summary>
    public ImmutableArray<PromisedMaterial> Following =>
        [.. Given.Where(p => Day(p.Text) is not null).Select(p => new PromisedMaterial(p.Code, Day(p.Text)!.Value))];

    /// <summary>The days that a draft keeps.</summary>
    public static PromisedDays Of(ItemSheet item, Case? draft) =>
        new(item, field =>
            draft?.Following?.FirstOrDefault(p => Prefix + p.MaterialCode == field) is { } kept
                ? kept.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : ""
        );

    /// <summary>The promises that a draft's submission makes.</summary>
    public ImmutableArray<PromisedMaterial> For(Case draft) =>
        [
            .. from given in Given
            where
                Day(given.Text) is not null
                && draft.Materials.Any(m => m.MaterialCode == given.Code && m.Status == MaterialStatus.Missing)
            select new PromisedMaterial(given.Code, Day(given.Text)!.Value),
        ];

    /// <summary>The draft as it would be handed in, for the check.</summary>
    public Case In(Case draft)
    {
        var promised = For(draft);
        return draft with
        {
            Materials =
            [
                .. draft.Materials.Select(m =>
                    promised.FirstOrDefault(p => p.MaterialCode == m.MaterialCode) is { } p
                        ? m with
                        {
                            Status = MaterialStatus.Promised,
                            PromisedDate = p.Date,
                        }
                        : m
                ),
            ],
        };
    }

    /// <summary>A refusal with its promises named as this form names them.</summary>
    public static Refusal ByField(Refusal refusal, SubmitCase act) =>
        refusal.Errors.IsEmpty
            ? refusal
            : refusal with
            {
                Errors = [.. refusal.Errors.Select(e => e with { Field = FieldOf(e.Field, act) })],
            };

    private static string FieldOf(string field, SubmitCase act)
    {
        for (var i = 0; i < act.Promised.Length; i++)
            if (field.StartsWith($"promised[{i}].", StringComparison.Ordinal))
                return Prefix + act.Promised[i].MaterialCode;
        return field;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}

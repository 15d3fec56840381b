using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>A value that takes the place of what stands in a field of an application (R31, R33).</summary>
/// <param name="Field">The field's name: <see cref="ApplicationField"/>.</param>
/// <param name="Value">Its new value; an empty one empties the field.</param>
/// <param name="Confirmed">Whether somebody said that the number is right, though it fails its check (R35).</param>
public sealed record FieldCorrection(string Field, JsonElement Value, bool Confirmed = false);

/// <summary>Corrects fields of an application, and finds what that makes wrong (R31, R33).</summary>
internal sealed class FieldCorrections
{
    private readonly Case before;
    private readonly ImmutableArray<FieldCorrection> corrections;

    /// <summary>Corrects a case.</summary>
    /// <param name="before">The case as it stands.</param>
    /// <param name="item">Its item's sheet.</param>
    /// <param name="corrections">The corrections, of fields that the item has.</param>
    public FieldCorrections(Case before, ItemSheet item, IEnumerable<FieldCorrection> corrections)
    {
        this.before = before;
        this.corrections = [.. corrections.Select(c => c with { Value = Tidied(item, c.Field, c.Value) })];
        After = this
            .corrections.Where(c => ApplicationField.Misfit(c.Field, c.Value) is null)
            .Aggregate(before, Corrected);
    }

    /// <summary>The case with the values that were sent, as far as they can stand in their fields.</summary>
    public Case After { get; }

    /// <summary>
    /// What the application's own checks find in the corrected fields, and elsewhere what was not wrong before the
    /// corrections.
    /// </summary>
    public ImmutableArray<FieldError> MadeWrong(Docket docket)
    {
        if (corrections.IsEmpty)
            return [];
        var misfits = corrections.Select(c => ApplicationField.Misfit(c.Field, c.Value)).OfType<FieldError>();
        var paths = corrections.Select(c => ApplicationField.PathOf(c.Field)).ToHashSet(StringComparer.Ordinal);
        var known = Wrong(docket, before).Select(e => (e.Field, e.Slug)).ToHashSet();
        var found = Wrong(docket, After).Where(e => paths.Contains(e.Field) || !known.Contains((e.Field, e.Slug)));
        return [.. misfits.Concat(found).DistinctBy(e => (e.Field, e.Slug))];
    }

    /// <summary>A value as its field keeps it: a field of one line has no line ends.</summary>
    public static JsonElement Tidied(ItemSheet item, string field, JsonElement value) =>
        item.Field(field)?.Tidy(value) ?? value;

    private static Case Corrected(Case @case, FieldCorrection correction)
    {
        var corrected = ApplicationField.With(@case, correction.Field, correction.Value);
        return correction is { Field: "applicant.idNumber", Confirmed: true } // R35
            ? corrected with
            {
                Applicant = corrected.Applicant with { IdConfirmed = true },
            }
            : corrected;
    }

    private static IEnumerable<FieldError> Wrong(Docket docket, Case @case) =>
        Applications
            .Wrong(docket.Item, @case.Applicant, @case.Project, @case.Form, docket.Book, docket.Today)
            .Concat(Applications.Empty(docket.Item, @case));
}

namespace AirDefenseApprovals.Core.Items;

/// <summary>Finds what is wrong with the checks of an item's sheet: each relates two numbers of one unit that its form asks for.</summary>
internal static class FieldCheckCheck
{
    /// <summary>The mistakes, as paths in the sheet.</summary>
    public static IEnumerable<FieldError> Wrong(ItemSheet item)
    {
        foreach (var (check, i) in item.Checks.Select((c, i) => (c, i)))
        {
            var at = $"checks[{i}]";
            if (!FieldCheck.Kinds.Contains(check.Kind))
                yield return new(at + ".kind", "catalogue-not-one-of", check.Kind, string.Join(", ", FieldCheck.Kinds));
            if (!IsNumber(item, check.Field))
                yield return new(at + ".field", "catalogue-not-a-number-field", check.Field);
            if (check.Than != FieldCheck.FloorArea && !IsNumber(item, check.Than))
                yield return new(at + ".than", "catalogue-not-a-number-field", check.Than);
            if (check.Field == check.Than)
                yield return new(at + ".than", "catalogue-twice", check.Than);
            else if (UnitOf(item, check.Field) != UnitOf(item, check.Than))
                yield return new(at + ".than", "catalogue-units-differ", check.Field, check.Than);
            if (item.Checks.Take(i).Contains(check))
                yield return new(at, "catalogue-twice", check.Field);
        }
    }

    private static bool IsNumber(ItemSheet item, string field) => item.Field(field) is { Type: "decimal" or "integer" };

    private static string? UnitOf(ItemSheet item, string field) =>
        field == FieldCheck.FloorArea ? "m2" : item.Field(field)?.Unit;
}

using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Reads what lists share: pages and words of an enumeration.</summary>
internal static class ListQuery
{
    private const int LargestPage = 200;

    public static Paging Paging(int? page, int? pageSize, List<FieldError> errors)
    {
        if (page is < 1 or > 1_000_000)
            errors.Add(new("page", "page-wrong"));
        if (pageSize is < 1 or > LargestPage)
            errors.Add(new("pageSize", "page-size-wrong"));
        return new(Math.Clamp(page ?? 1, 1, 1_000_000), Math.Clamp(pageSize ?? 50, 1, LargestPage));
    }

    public static T? Word<T>(string? text, string field, List<FieldError> errors)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
            return Enum.Parse<T>(name);
        errors.Add(
            new(
                field,
                "word-unknown",
                text,
                string.Join(", ", Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]))
            )
        );
        return null;
    }

    public static DateOnly? Day(string? text, string field, List<FieldError> errors)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        errors.Add(new(field, "field-not-a-date"));
        return null;
    }

    public static ListShape<T> Shape<T>(Page<T> page) => new(page.Items, page.PageNumber, page.PageSize, page.Total);

    /// <summary>A page of a list that is in memory anyway.</summary>
    public static ListShape<T> Shape<T>(IReadOnlyCollection<T> all, Paging paging) =>
        new([.. all.Skip(paging.Skip).Take(paging.PageSize)], paging.Page, paging.PageSize, all.Count);
}

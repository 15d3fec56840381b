using System.Globalization;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Cells">What its cells say, by column from 0; empty ones are left out.</param>
/// <param name="Since1904">Whether the file counts its days from 1904.</param>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, string> Cells, bool Since1904)
{
    /// <summary>Days between the two beginnings of a sheet's calendar.</summary>
    private const int DaysTo1904 = 1462;

    /// <summary>31 December 9999.</summary>
    private const double LastDay = 2_958_465;

    public string? Text(int column) => Cells.GetValueOrDefault(column);

    /// <summary>A day as text, <c>2022-05-01</c>: a sheet keeps days as numbers.</summary>
    public string? Day(int column)
    {
        if (Text(column)?.Trim() is not { Length: > 0 } text)
            return null;
        if (DayOfNumber(text) is { } day)
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var isInstant = text.Length > 10 && text[10] == 'T';
        return isInstant ? text[..10] : text;
    }

    private DateTime? DayOfNumber(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;
        var days = Since1904 ? number + DaysTo1904 : number;
        return days is >= 1 and < LastDay + 1 ? DateTime.FromOADate(days) : null;
    }
}

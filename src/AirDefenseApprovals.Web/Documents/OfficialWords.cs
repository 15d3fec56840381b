using System.Globalization;
using System.Resources;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Web.Resources;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>The words of printed documents. They are official and Chinese, whoever reads them and whatever language the page has.</summary>
public sealed class OfficialWords
{
    private readonly ResourceManager words = new(typeof(DocumentWords));

    public string this[string key, params ReadOnlySpan<object> arguments] =>
        string.Format(
            CultureInfo.InvariantCulture,
            words.GetString(key, CultureInfo.InvariantCulture)
                ?? throw new ArgumentException($"No words for {key}.", nameof(key)),
            arguments
        );

    public PrintedWords Printed =>
        new()
        {
            ActingOffice = Raw("acting-office"),
            Page = Raw("page"),
            Date = Raw("date"),
            Ordinal = Raw("ordinal"),
            VerificationCode = Raw("verification-code"),
            VerificationHint = Raw("verification-hint"),
            SealNote = Raw("seal-note"),
        };

    /// <summary>An instant as people in China write it.</summary>
    public string Instant(DateTimeOffset? instant) =>
        instant?.ToOffset(WorkingCalendar.Offset).ToString(Raw("instant"), CultureInfo.InvariantCulture) ?? "";

    /// <summary>The end of a limit; one that counts through a year without published holidays says that it may move (R10).</summary>
    public string Due(DateTimeOffset? instant, bool provisional) =>
        provisional ? Instant(instant) + Raw("provisional") : Instant(instant);

    public string Area(decimal area) =>
        this["square-metres", area.ToString("#,##0.####", CultureInfo.InvariantCulture)];

    /// <summary>A word of the pages, in Chinese whoever asks.</summary>
    public static string Chinese(Func<string> word)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        try
        {
            return word();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private string Raw(string key) => words.GetString(key, CultureInfo.InvariantCulture)!;
}

using System.Globalization;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>How an office shows itself: on its documents, and to who wants to reach it.</summary>
/// <param name="Letterhead">The red line above documents; the Chinese one is printed.</param>
/// <param name="SealText">The words in the seal's ring.</param>
/// <param name="Phone">Where it is called.</param>
/// <param name="Address">Where it is.</param>
/// <param name="HoursText">When people are received: words for visitors. Limits are counted by the office hours of the
/// configuration (R1).</param>
public sealed record OfficeProfile(Names Letterhead, string SealText, string Phone, Names Address, Names HoursText)
{
    /// <summary>Longest letterhead in Chinese, seal text, and other words, in characters: what still can be read in print.</summary>
    public const int LongestLetterhead = 30,
        LongestSeal = 30,
        LongestWords = 200;

    /// <summary>What the catalogue says of an office; its name where that says nothing.</summary>
    public static OfficeProfile Of(Office office) =>
        new(
            office.Letterhead ?? office.Name,
            office.SealText ?? office.Name.Zh,
            office.Phone ?? "",
            office.Address ?? new("", ""),
            office.HoursText ?? new("", "")
        );

    /// <summary>Fields that are empty or wrong.</summary>
    public IEnumerable<FieldError> Wrong()
    {
        (string Field, string Text, int Longest)[] texts =
        [
            ("letterhead.zh", Letterhead.Zh, LongestLetterhead),
            ("letterhead.en", Letterhead.En, LongestWords),
            ("sealText", SealText, LongestSeal),
            ("address.zh", Address.Zh, LongestWords),
            ("address.en", Address.En, LongestWords),
            ("hoursText.zh", HoursText.Zh, LongestWords),
            ("hoursText.en", HoursText.En, LongestWords),
        ];
        foreach (var (field, text, longest) in texts)
            if (string.IsNullOrWhiteSpace(text))
                yield return new(field, "field-required");
            else if (text.Length > longest)
                yield return new(field, "field-too-long", longest.ToString(CultureInfo.InvariantCulture));
        if (!Applications.IsPhone(Phone))
            yield return new("phone", Phone.Length == 0 ? "field-required" : "phone-wrong");
    }
}

/// <summary>A profile as it was entered. Each is kept: what was printed by it is printed by it again.</summary>
/// <param name="Office">Code of the office.</param>
/// <param name="Version">Which of the office's profiles it is, from 1.</param>
/// <param name="Profile">What it says.</param>
/// <param name="EnteredAt">Since when.</param>
/// <param name="EnteredBy">Account name of who entered it; null for what came with the catalogue.</param>
public sealed record ProfileVersion(
    string Office,
    int Version,
    OfficeProfile Profile,
    DateTimeOffset EnteredAt,
    string? EnteredBy
);

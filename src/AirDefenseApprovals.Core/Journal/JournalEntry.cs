using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Core.Journal;

/// <summary>Who acted, as the journal keeps it.</summary>
/// <param name="User">Name of the account; <c>system</c> for timers.</param>
/// <param name="Role">The role acted in.</param>
/// <param name="Office">Code of the actor's office; empty for applicants.</param>
public sealed record JournalActor(string User, string Role, string Office);

/// <summary>An entry of a case's journal (R27). Never changed, never deleted; chained by SHA-256.</summary>
public sealed record JournalEntry
{
    /// <summary>What the first entry names as the hash before it.</summary>
    public const string NoHash = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Place in the journal, from 1.</summary>
    public required int Seq { get; init; }

    /// <summary>The legal instant, in China's time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was written down: later than <see cref="At"/> if the system was down (R14).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The act's fixed name in the contract.</summary>
    public required string Act { get; init; }

    /// <summary>Who acted.</summary>
    public required JournalActor Actor { get; init; }

    /// <summary>Details: an object whose numbers are integers.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>Hash of the entry before.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Hex SHA-256 of the entry without this field in RFC 8785 form.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The same entry with its hash.</summary>
    public JournalEntry Sealed() => this with { Hash = ComputeHash() };

    /// <summary>The hash the entry ought to have.</summary>
    public string ComputeHash()
    {
        var text = new StringBuilder(512);
        text.Append("{\"act\":");
        Canonical.Write(text, Act);
        text.Append(",\"actor\":{\"office\":");
        Canonical.Write(text, Actor.Office);
        text.Append(",\"role\":");
        Canonical.Write(text, Actor.Role);
        text.Append(",\"user\":");
        Canonical.Write(text, Actor.User);
        text.Append("},\"at\":");
        Canonical.Write(text, InstantText(At));
        text.Append(",\"data\":");
        Canonical.Write(text, Data);
        text.Append(",\"previousHash\":");
        Canonical.Write(text, PreviousHash);
        text.Append(",\"recordedAt\":");
        Canonical.Write(text, InstantText(RecordedAt));
        text.Append(",\"seq\":").Append(Seq.ToString(CultureInfo.InvariantCulture)).Append('}');
        return Hashed(text);
    }

    /// <summary>An instant as the journal writes it: ISO 8601 in China's time, without trailing zeros of the second.</summary>
    public static string InstantText(DateTimeOffset instant) =>
        instant
            .ToOffset(WorkingCalendar.Offset)
            .ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    /// <summary>A day as the journal writes it: yyyy-MM-dd.</summary>
    public static string DayText(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Checks a whole journal: sequence, chain and each hash.</summary>
    /// <returns>The first entry that is wrong, or null when all is well.</returns>
    public static JournalEntry? FirstWrong(IEnumerable<JournalEntry> entries)
    {
        var (seq, last) = (0, NoHash);
        foreach (var entry in entries)
        {
            if (entry.Seq != ++seq || entry.PreviousHash != last || entry.Hash != entry.ComputeHash())
                return entry;
            last = entry.Hash;
        }

        return null;
    }

    private static string Hashed(StringBuilder text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
}

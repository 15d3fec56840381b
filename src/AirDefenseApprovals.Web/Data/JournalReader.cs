using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads a case's journal as it was written.</summary>
public sealed class JournalReader(AdaDb db)
{
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(Guid caseId, CancellationToken cancellation) =>
        [
            .. (
                await db
                    .Journal.AsNoTracking()
                    .Where(j => j.CaseId == caseId)
                    .OrderBy(j => j.Seq)
                    .ToListAsync(cancellation)
            ).Select(Entry),
        ];

    private static JournalEntry Entry(JournalRow row) =>
        new()
        {
            Seq = row.Seq,
            At = Instant(row.At),
            RecordedAt = Instant(row.RecordedAt),
            Act = row.Act,
            Actor = new(row.User, row.Role, row.Office),
            Data = JsonSerializer.Deserialize<JsonElement>(row.Data),
            PreviousHash = row.PreviousHash,
            Hash = row.Hash,
        };

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

using System.Security.Cryptography;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// The command <c>verify</c>: recomputes every case from its journal and compares, and looks whether every file is
/// there and is what it was. Changes nothing.
/// </summary>
internal sealed class Verification(
    AdaDb db,
    JournalReader journals,
    RulebookKeeper keeper,
    FileStore files,
    IStringLocalizer<ProblemWords> words
)
{
    private const int Progress = 1_000;

    /// <summary>Verifies all cases.</summary>
    /// <returns>How many differences there are; each was told, a line each, with its case's number.</returns>
    public async Task<int> RunAsync(TextWriter output, CancellationToken cancellation)
    {
        var (cases, differences) = (0, 0);
        var ids = await db
            .Cases.AsNoTracking()
            .OrderBy(c => c.CreatedAt)
            .ThenBy(c => c.Id)
            .Select(c => c.Id)
            .ToListAsync(cancellation);
        foreach (var id in ids)
        {
            if (
                await db
                    .Cases.AsNoTracking()
                    .Where(c => c.Id == id)
                    .Select(c => c.Body)
                    .FirstOrDefaultAsync(cancellation)
                is not { } body
            )
                continue;
            var @case = CaseJson.Read(body);
            foreach (var slug in await DifferencesAsync(@case, cancellation))
            {
                differences++;
                await output.WriteLineAsync($"{@case.Number ?? @case.Id.ToString()}: {words[slug].Value}");
            }

            if (++cases % Progress == 0)
                await output.WriteLineAsync($"{cases} / {ids.Count}");
        }

        await output.WriteLineAsync(words["audit-done", cases, differences].Value);
        return differences;
    }

    private async Task<List<string>> DifferencesAsync(Case @case, CancellationToken cancellation)
    {
        var timers = (await db.Timers.AsNoTracking().Where(t => t.CaseId == @case.Id).ToListAsync(cancellation))
            .Select(t => new CaseTimer(t.Kind, t.DueAt))
            .ToList();
        var found = CaseAudit
            .Differences(@case, await journals.ReadAsync(@case.Id, cancellation), timers, keeper.Book)
            .ToList();
        if (CaseFiles.Of(@case).Distinct().Any(sha => !IsWhole(sha)))
            found.Add("audit-file");
        if (
            @case.Decision?.Document is { } document
            && await db
                .DocumentFiles.AsNoTracking()
                .Where(f => f.Number == document.Number)
                .Select(f => f.Pdf)
                .FirstOrDefaultAsync(cancellation)
                is var pdf
            && (pdf is null || Convert.ToHexStringLower(SHA256.HashData(pdf)) != document.Sha256)
        )
            found.Add("audit-document"); // R22
        return found;
    }

    private bool IsWhole(string sha256)
    {
        using var content = files.Open(sha256);
        return content is not null && Convert.ToHexStringLower(SHA256.HashData(content)) == sha256;
    }
}

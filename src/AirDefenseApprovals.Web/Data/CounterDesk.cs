using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// The counter's page between two requests: there is no draft, so papers that came already travel with the form,
/// sealed; and a form that is sent twice takes one application in.
/// </summary>
public sealed class CounterDesk(AdaDb db, CaseActs acts, IDataProtectionProvider protection)
{
    private readonly ITimeLimitedDataProtector seal = protection
        .CreateProtector("counter-files")
        .ToTimeLimitedDataProtector();

    /// <summary>As long as the sweep leaves a file that no case names: a counter's day.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    /// <summary>Takes an application in, once per form.</summary>
    /// <param name="act">The act.</param>
    /// <param name="form">The form's own key.</param>
    /// <param name="cancellation">Stops waiting for the writer.</param>
    /// <returns>The case, and whether it was there already; or the refusal.</returns>
    public async Task<(Guid? Case, bool Again, Refusal? Refusal)> TakeInAsync(
        ApplyAtCounter act,
        Guid form,
        CancellationToken cancellation
    )
    {
        var key = new RepeatKey(act.By.UserId, $"counter-{form:N}", "counter");
        if (await EarlierAsync(key, cancellation) is { } earlier)
            return (earlier, true, null);
        try
        {
            var result = await acts.CounterAsync(act, key, cancellation);
            return (result.Case?.Id, false, result.Refusal);
        }
        catch (Exception error) when (DatabaseErrors.IsTaken(error)) // the first of two clicks was faster
        {
            if (await EarlierAsync(key, cancellation) is { } first)
                return (first, true, null);
            throw;
        }
    }

    /// <summary>A paper that was stored, for a hidden field: nobody else can name it, and it cannot be changed into another's.</summary>
    public string Seal(AttachedFile file, Actor by) =>
        seal.Protect(JsonSerializer.Serialize(new Sealed(by.UserId, file)), Life);

    /// <summary>The paper that a hidden field names; null when it is not the reader's, or too old.</summary>
    public AttachedFile? Open(string text, Actor by)
    {
        try
        {
            return
                text.Length > 0
                && JsonSerializer.Deserialize<Sealed>(seal.Unprotect(text)) is { } kept
                && kept.UserId == by.UserId
                ? kept.File
                : null;
        }
        catch (Exception error)
            when (error is System.Security.Cryptography.CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private Task<Guid?> EarlierAsync(RepeatKey key, CancellationToken cancellation) =>
        db
            .Repeats.AsNoTracking()
            .Where(r => r.UserId == key.UserId && r.Key == key.Key)
            .Select(r => r.CaseId)
            .FirstOrDefaultAsync(cancellation);

    private sealed record Sealed(string UserId, AttachedFile File);
}

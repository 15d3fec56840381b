using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// Forms that came when their sender was no longer signed in: their texts are held for an hour, encrypted, under a name
/// from chance, and given
/// back after signing in, to the same account alone. They lie with what is half written and are swept with it, for all nodes of the office.
/// </summary>
public sealed class HeldForms(IDataProtectionProvider protection, Settings settings)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly string directory = Path.Combine(settings.DataDirectory, "files", "unfinished");
    private readonly IDataProtector owners = protection.CreateProtector("HeldForms.Owner");
    private readonly ITimeLimitedDataProtector texts = protection
        .CreateProtector("HeldForms.Texts")
        .ToTimeLimitedDataProtector();

    /// <summary>A mark for a form: whose it is. Nobody can make one for another account.</summary>
    public string Mark(string userId) => owners.Protect(userId);

    /// <summary>Whose form it is; null when the mark is none of ours.</summary>
    public string? OwnerOf(string mark)
    {
        try
        {
            return owners.Unprotect(mark);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Holds a form's texts.</summary>
    /// <returns>The name under which they are given back.</returns>
    public async Task<string> HoldAsync(
        string owner,
        IReadOnlyDictionary<string, string> form,
        CancellationToken cancellation
    )
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(
            PathOf(key),
            texts.Protect(JsonSerializer.Serialize(new Held(owner, form)), Life),
            cancellation
        );
        return key;
    }

    /// <summary>The texts held under a name for an account; null when there are none for it, or the hour is over.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> FindAsync(
        string owner,
        string key,
        CancellationToken cancellation
    )
    {
        try
        {
            return
                JsonSerializer.Deserialize<Held>(
                    texts.Unprotect(await File.ReadAllTextAsync(PathOf(key), cancellation))
                )
                    is { } held
                && held.Owner == owner
                ? held.Form
                : null;
        }
        catch (Exception error)
            when (error
                    is FileNotFoundException
                        or DirectoryNotFoundException
                        or CryptographicException
                        or JsonException
            )
        {
            return null;
        }
    }

    /// <summary>Forgets them: they are saved.</summary>
    public void Drop(string key)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException) { }
    }

    private string PathOf(string key) =>
        // .part: swept when it is old
        Path.Combine(directory, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}.held.part");

    private sealed record Held(string Owner, IReadOnlyDictionary<string, string> Form);
}

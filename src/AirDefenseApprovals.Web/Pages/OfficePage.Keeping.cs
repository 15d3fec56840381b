using System.Security.Cryptography;
using System.Text;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// How a page keeps what is typed into it: on the device until it is sent, and at the office when the session has ended
/// meanwhile.
/// </summary>
public abstract partial class OfficePage
{
    /// <summary>What the reader typed into this page before the session ended, brought back after signing in; not saved yet.</summary>
    public IReadOnlyDictionary<string, string>? Kept { get; private set; }

    /// <summary>Says whose form it is, so that what is typed into it is held for them alone if the session ends meanwhile.</summary>
    public string OwnerMark => tools.Held.Mark(Actor.UserId);

    /// <summary>A name for what a device keeps of this form: of one account, which it does not tell, and one page.</summary>
    public string DeviceKey => $"{DeviceMark}|{Request.Path}";

    /// <summary>Whose words a device keeps, without naming them.</summary>
    public string DeviceMark => DeviceMarkOf(Actor.UserId);

    /// <summary>Whose words a device keeps, without naming them.</summary>
    public static string DeviceMarkOf(string userId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(userId)))[..16];

    /// <summary>Brings back what was typed before the session ended.</summary>
    protected async Task TakeBackAsync()
    {
        if (Request.Query["kept"].ToString() is { Length: > 0 } key)
            Kept = await tools.Held.FindAsync(Actor.UserId, key, HttpContext.RequestAborted);
    }
}

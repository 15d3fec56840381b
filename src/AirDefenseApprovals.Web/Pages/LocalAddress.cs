using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>Addresses to go on to, as a query named them.</summary>
internal static class LocalAddress
{
    /// <summary>The address if it is one of this house, written as a header can carry it; otherwise the other one.</summary>
    public static string Local(this IUrlHelper url, string? address, string otherwise) =>
        url.IsLocalUrl(address) ? Plain(address!) : otherwise;

    private static string Plain(string address)
    {
        var plain = new StringBuilder(address.Length);
        foreach (var rune in address.EnumerateRunes()) // a header takes ASCII alone
            plain.Append(rune.Value is > 0x20 and < 0x7F ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        return plain.ToString();
    }
}

using System.Globalization;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Diagnostics;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>How many notices wait for whoever looks: beside their word in the menu, asked once for a page.</summary>
public sealed class UnreadNotices(Data.Inbox inbox, IHttpContextAccessor http)
{
    private const int MostTold = 99;

    private int? count;

    /// <summary>
    /// How many; more than are told count as one more. A page that tells of a failure asks nothing, since what failed
    /// may be the database.
    /// </summary>
    public async Task<int> CountAsync(CancellationToken cancellation)
    {
        var context = http.HttpContext!;
        if (context.Features.Get<IExceptionHandlerFeature>() is not null)
            return 0;
        return count ??= await inbox.UnreadAsync(context.User.ToActor(), MostTold + 1, cancellation);
    }

    /// <summary>A number of them as it is told.</summary>
    public static string Told(int unread) =>
        unread > MostTold ? $"{MostTold}+" : unread.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>What each page has asked for and not yet got: for the message when it does not arrive.</summary>
internal static class Underway
{
    private static readonly ConditionalWeakTable<IPage, ConcurrentDictionary<IRequest, bool>> Requests = [];

    /// <summary>Watches a page from now on.</summary>
    public static void Watch(IPage page)
    {
        var asked = Requests.GetOrCreateValue(page);
        page.Request += (_, request) => asked[request] = true;
        page.RequestFinished += (_, request) => asked.TryRemove(request, out bool _);
        page.RequestFailed += (_, request) => asked.TryRemove(request, out bool _);
    }

    /// <summary>What a watched page waits for.</summary>
    public static IEnumerable<string> Of(IPage page) =>
        Requests.TryGetValue(page, out var asked) ? asked.Keys.Select(r => $"{r.Method} {r.Url}") : [];
}

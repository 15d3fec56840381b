using System.Collections.Immutable;
using System.Security.Claims;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>A way in, with the word of <see cref="Resources.PageWords"/> that names it.</summary>
public readonly record struct NavigationEntry(string Path, string Word);

/// <summary>The ways in of the masthead, those most used first: each reader sees what they may open and nothing else.</summary>
public static class Navigation
{
    /// <summary>How many stand on the masthead; the rest open under one more.</summary>
    public const int Prominent = 7;

    public static ImmutableArray<NavigationEntry> For(ClaimsPrincipal reader)
    {
        var staff = Roles.Staff.Any(reader.IsInRole);
        var (supervisor, head, administrator) = (
            reader.IsInRole(Roles.Supervisor),
            reader.IsInRole(Roles.Head),
            reader.IsInRole(Roles.Administrator)
        );
        (bool Shown, string Path, string Word)[] all =
        [
            (staff || supervisor, "/board", "nav-board"),
            (staff || supervisor, "/worklist", "nav-worklist"),
            (staff || supervisor, "/cases", "nav-cases"),
            (reader.IsInRole(Roles.Clerk), "/counter", "nav-counter"),
            (supervisor, "/cards", "nav-cards"),
            (true, "/items", "nav-items"),
            (reader.IsInRole(Roles.Applicant), "/cases", "nav-my-cases"),
            (reader.Identity?.IsAuthenticated == true, "/inbox", "nav-inbox"),
            (administrator, "/processes", "nav-processes"),
            (administrator, "/sheets", "nav-sheets"),
            (administrator || supervisor, "/delegations", "nav-delegations"),
            (head && !supervisor && !administrator, "/delegations/waiting", "nav-handovers"),
            (administrator, "/calendar", "nav-calendar"),
            (head || supervisor, "/supervision/pauses", "nav-pauses"),
            (staff || supervisor, "/projects", "nav-projects"),
            (staff || supervisor, "/statistics", "nav-statistics"),
            (staff || supervisor || administrator, "/office", administrator ? "nav-all-offices" : "nav-own-office"),
            (staff, "/practice", "nav-practice"),
            (administrator, "/watch", "nav-watch"),
            (administrator, "/jobs", "nav-jobs"),
            (true, "/track", "nav-track"),
            (true, "/verify", "nav-verify"),
            (true, "/figures", "nav-figures"),
        ];
        return [.. all.Where(e => e.Shown).Select(e => new NavigationEntry(e.Path, e.Word))];
    }

    /// <summary>The entry that a page belongs to: the one whose path it lies under, the longest; a task lies under the worklist.</summary>
    public static string? Current(IEnumerable<NavigationEntry> entries, PathString page)
    {
        if (
            page.StartsWithSegments("/cases", StringComparison.OrdinalIgnoreCase)
            && page.Value!.Contains("/tasks/", StringComparison.Ordinal)
        )
            return "/worklist";
        if (page.Value is { } path && path.EndsWith("/versions", StringComparison.OrdinalIgnoreCase))
            return "/sheets";
        return entries
            .Select(e => e.Path)
            .Where(path => page.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
            .MaxBy(path => path.Length);
    }
}

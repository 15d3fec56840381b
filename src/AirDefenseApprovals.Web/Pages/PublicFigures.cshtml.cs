using System.Globalization;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// What the office promises and how it keeps it, for anyone: the figures of <c>GET /statistics/public</c>, each with
/// what it counts.
/// </summary>
public sealed class PublicFiguresModel(PageTools tools, Figures figures) : OfficePage(tools)
{
    public PublicFigures Figures { get; private set; } = null!;

    /// <summary>When they were counted: now.</summary>
    public DateTimeOffset At => Now;

    /// <summary>How many items there are of each promise, in working days.</summary>
    public IEnumerable<(int Days, int Count)> ByPromise =>
        Book.Items.Values.GroupBy(i => i.Limits.Promised.Days).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()));

    public async Task OnGetAsync() => Figures = await figures.PublicAsync(HttpContext.RequestAborted);

    public decimal ShareOf(int count) => Math.Round(100m * count / Book.Items.Count, 1, MidpointRounding.AwayFromZero);

    /// <summary>Length of a bar, in percent of its cell less the number beside it.</summary>
    public string Width(int count) => (ShareOf(count) * 0.7m).ToString("0.#", CultureInfo.InvariantCulture);
}

using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Tests.Notices;

/// <summary>Reads facts of notices in tests.</summary>
internal static class NoticeFacts
{
    /// <summary>Reads a fact that is a text.</summary>
    public static string Text(this Notice notice, string name) =>
        Assert.IsType<NoticeFact.Text>(notice.Facts[name]).Value;

    /// <summary>Reads a fact that is a link.</summary>
    public static string Path(this Notice notice, string name) =>
        Assert.IsType<NoticeFact.Link>(notice.Facts[name]).Path;
}

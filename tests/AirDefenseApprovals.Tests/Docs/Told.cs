namespace AirDefenseApprovals.Tests.Docs;

/// <summary>Fails with all that is wrong, a line each.</summary>
internal static class Told
{
    /// <summary>Fails unless nothing is wrong.</summary>
    public static void Nothing(IEnumerable<string> wrong)
    {
        var told = string.Join('\n', wrong.Distinct());
        Assert.True(told.Length == 0, told);
    }
}

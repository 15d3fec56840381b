using System.Diagnostics;

namespace AirDefenseApprovals.Tests.Hosting;

/// <summary>
/// Waits for conditions: the one place of the tests where time is let pass (<c>PatienceTests</c> reads their sources
/// for another).
/// </summary>
internal static class Patience
{
    /// <summary>
    /// Longer than anything takes on a machine with five other things to do: it ends a test that would never end, and
    /// proves nothing.
    /// </summary>
    private static readonly TimeSpan End = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until something holds.</summary>
    /// <param name="what">What is waited for, for the message when it does not come.</param>
    /// <param name="holds">Looks whether it holds.</param>
    /// <param name="seen">What is there instead, for the same message.</param>
    public static Task UntilAsync(string what, Func<bool> holds, Func<string>? seen = null) =>
        UntilAsync(what, () => Task.FromResult(holds()), seen);

    /// <summary>Waits until something holds.</summary>
    /// <param name="what">What is waited for, for the message when it does not come.</param>
    /// <param name="holds">Looks whether it holds.</param>
    /// <param name="seen">What is there instead, for the same message.</param>
    public static async Task UntilAsync(string what, Func<Task<bool>> holds, Func<string>? seen = null)
    {
        var waiting = Stopwatch.StartNew();
        while (!await holds())
        {
            if (waiting.Elapsed > End)
                throw Missed(what, seen);
            await Task.Delay(BetweenLooks);
        }
    }

    /// <summary>Waits until there is something, and returns it.</summary>
    /// <param name="what">What is waited for, for the message when it does not come.</param>
    /// <param name="look">Looks for it; null while it is not there.</param>
    /// <param name="seen">What is there instead, for the same message.</param>
    public static async Task<T> ForAsync<T>(string what, Func<Task<T?>> look, Func<string>? seen = null)
        where T : class
    {
        T? found = null;
        await UntilAsync(what, async () => (found = await look()) is not null, seen);
        return found!;
    }

    /// <summary>Waits as <see cref="UntilAsync(string, Func{bool}, Func{string})"/> does, where nothing can be awaited.</summary>
    /// <param name="what">What is waited for, for the message when it does not come.</param>
    /// <param name="holds">Looks whether it holds.</param>
    public static void Until(string what, Func<bool> holds)
    {
        var waiting = Stopwatch.StartNew();
        while (!holds())
        {
            if (waiting.Elapsed > End)
                throw Missed(what, null);
            Thread.Sleep(BetweenLooks);
        }
    }

    /// <summary>
    /// Lets time pass where its length is the thing itself: people think, a kill comes at a random moment, a server
    /// drips. Nothing may be expected to have happened by then.
    /// </summary>
    public static Task PauseAsync(TimeSpan length, CancellationToken cancellation = default) =>
        Task.Delay(length, cancellation);

    private static TimeoutException Missed(string what, Func<string>? seen) =>
        new($"Waited {End.TotalMinutes:0} minutes, and it did not come: {what}. {seen?.Invoke()}");
}

using System.Runtime.ExceptionServices;

namespace AirDefenseApprovals.Workflows.Scripts;

/// <summary>
/// Runs a script on a thread of its own and waits for it no longer than a second and a half, whatever it does: the
/// interpreter cannot be stopped inside one of its own functions, but nobody has to wait for it there.
/// </summary>
internal sealed class ScriptWatch
{
    private const int StackBytes = 2 * 1024 * 1024;

    /// <summary>
    /// Scripts that are still busy after everybody has given them up. Each costs a processor; with so many no other is
    /// begun.
    /// </summary>
    private const int MostGivenUp = 4;

    private static readonly TimeSpan HardEnd = TimeSpan.FromSeconds(1.5);

    private static int givenUp;

    private readonly Lock gate = new();
    private bool isGivenUp;
    private bool hasEnded;

    /// <summary>Runs a script that may not stop.</summary>
    /// <exception cref="TimeoutException">It did not.</exception>
    public static T Run<T>(Func<ScriptWatch, T> script)
    {
        if (Volatile.Read(ref givenUp) >= MostGivenUp)
            throw new TimeoutException("other scripts have not stopped yet");
        var (watch, result, failure) = (new ScriptWatch(), default(T), default(ExceptionDispatchInfo));
        var thread = new Thread(Work, StackBytes) { IsBackground = true, Name = "script" };
        thread.Start();
        if (!thread.Join(HardEnd) && watch.GiveUp())
            throw new TimeoutException("the script took too long");
        thread.Join();
        failure?.Throw();
        return result!;

        void Work()
        {
            try
            {
                result = script(watch);
            }
            catch (Exception exception) // it is the waiting thread's to deal with
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }

            watch.End();
        }
    }

    /// <summary>Does something to the instance, unless the script was given up: then the instance has gone on without it.</summary>
    public T Do<T>(Func<T> act)
    {
        lock (gate)
            return isGivenUp ? throw new TimeoutException("the script took too long") : act();
    }

    private bool GiveUp()
    {
        lock (gate)
        {
            if (hasEnded)
                return false;
            isGivenUp = true;
            Interlocked.Increment(ref givenUp);
            return true;
        }
    }

    private void End()
    {
        lock (gate)
        {
            hasEnded = true;
            if (isGivenUp)
                Interlocked.Decrement(ref givenUp);
        }
    }
}

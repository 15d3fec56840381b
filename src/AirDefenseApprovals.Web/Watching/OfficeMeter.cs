using System.Diagnostics;
using System.Diagnostics.Metrics;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>What the running office counts about itself. Costs next to nothing while nobody reads it; names nobody and no case.</summary>
public sealed class OfficeMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "AirDefenseApprovals";

    private readonly Meter meter;
    private readonly Histogram<double> acts,
        lateness;
    private readonly Histogram<int> groups;
    private readonly Counter<long> timers,
        mails;

    public OfficeMeter(IMeterFactory factory)
    {
        meter = factory.Create(Name);
        acts = meter.CreateHistogram(
            "ada.act.duration",
            "s",
            "Acts by kind and outcome: done, refused, failed.",
            advice: Seconds(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
        );
        lateness = meter.CreateHistogram(
            "ada.timer.lateness",
            "s",
            "How long after its legal instant a timer took effect.",
            advice: Seconds(0.1, 0.25, 0.5, 1, 2, 5, 10, 60, 600, 3_600, 86_400)
        );
        groups = meter.CreateHistogram(
            "ada.writer.group",
            "{act}",
            "Pieces of work that shared a commit.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32] }
        );
        timers = meter.CreateCounter<long>("ada.timer.fired", "{timer}", "Timers that took effect, by kind.");
        mails = meter.CreateCounter<long>("ada.mail.tried", "{mail}", "Mails by outcome: sent, failed.");
    }

    /// <summary>An act begins.</summary>
    public ActTiming Begin(CaseAct act) => new(acts, act.GetType().Name);

    /// <summary>A timer took effect.</summary>
    public void Fired(TimerKind kind, TimeSpan late)
    {
        timers.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
        lateness.Record(Math.Max(0, late.TotalSeconds));
    }

    /// <summary>Pieces of work were committed together.</summary>
    public void Committed(int pieces) => groups.Record(pieces);

    /// <summary>Mails were tried.</summary>
    public void Mailed(int sent, int failed)
    {
        if (sent > 0)
            mails.Add(sent, new KeyValuePair<string, object?>("outcome", "sent"));
        if (failed > 0)
            mails.Add(failed, new KeyValuePair<string, object?>("outcome", "failed"));
    }

    public void Dispose() => meter.Dispose();

    private static InstrumentAdvice<double> Seconds(params double[] bounds) =>
        new() { HistogramBucketBoundaries = bounds };

    /// <summary>
    /// The time of one act, from before it waits for the writer until it is durable. Disposed without an outcome it
    /// failed.
    /// </summary>
    public sealed class ActTiming(Histogram<double> acts, string kind) : IDisposable
    {
        private readonly long begun = Stopwatch.GetTimestamp();
        private string outcome = "failed";

        /// <summary>The act was decided.</summary>
        public void Decided(bool done) => outcome = done ? "done" : "refused";

        public void Dispose() =>
            acts.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds, new("act", kind), new("outcome", outcome));
    }
}

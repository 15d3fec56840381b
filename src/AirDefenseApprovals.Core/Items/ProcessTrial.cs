using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Items;

/// <summary>
/// Walks every way through a process before a case does: each outcome of each open task, loops once, without a case and without carrying an
/// effect out. What would leave a case undecided, or break in the middle of one, is known when the process is read (at start, or before a
/// new version is published) and not when it happens.
/// </summary>
public static class ProcessTrial
{
    /// <summary>More ways than this are not walked: a process that has them is told so.</summary>
    private const int MostWays = 4_000;

    /// <summary>What an effect needs to have happened before, and what it makes happen.</summary>
    private static readonly ImmutableDictionary<string, (Milestones Needs, Milestones Gives)> Effects =
        ImmutableDictionary.CreateRange(
            new Dictionary<string, (Milestones, Milestones)>
            {
                ["AirDefense.Accept"] = (Milestones.None, Milestones.Accepted),
                ["AirDefense.DeclareNotRequired"] = (Milestones.None, Milestones.Ended),
                ["AirDefense.DeclareNotCompetent"] = (Milestones.None, Milestones.Ended),
                ["AirDefense.RefuseAcceptance"] = (Milestones.None, Milestones.Ended),
                ["AirDefense.IssueCorrectionNotice"] = (Milestones.None, Milestones.CorrectionNotice),
                ["AirDefense.RecordCorrection"] = (Milestones.CorrectionNotice, Milestones.None),
                ["AirDefense.PauseClock"] = (Milestones.Accepted, Milestones.None),
                ["AirDefense.ResumeClock"] = (Milestones.Accepted, Milestones.None),
                ["AirDefense.IssueDefectNotice"] = (Milestones.Accepted, Milestones.DefectNotice),
                ["AirDefense.RecordRectification"] = (Milestones.DefectNotice, Milestones.None),
                ["AirDefense.CloseDefects"] = (Milestones.DefectNotice, Milestones.None),
                ["AirDefense.KeepDefectsOpen"] = (Milestones.DefectNotice, Milestones.None),
                ["AirDefense.Approve"] = (Milestones.Accepted, Milestones.Approved | Milestones.Ended),
                ["AirDefense.Refuse"] = (Milestones.Accepted, Milestones.Ended),
                ["AirDefense.IssueDocument"] = (Milestones.Approved, Milestones.None),
            }
        );

    /// <summary>What has happened to a case, as far as effects depend on it.</summary>
    [Flags]
    private enum Milestones
    {
        None = 0,
        Accepted = 1,
        CorrectionNotice = 2,
        DefectNotice = 4,
        Approved = 8,
        Ended = 16,
    }

    /// <summary>Walks a process.</summary>
    /// <param name="definition">The process.</param>
    /// <param name="engine">The engine that would run it.</param>
    /// <param name="items">The items that use it: the numbers of their forms are tried small and large, so that
    /// conditions on them take both ways.</param>
    public static TrialReport Walk(WorkflowDefinition definition, IWorkflowEngine engine, IEnumerable<ItemSheet> items)
    {
        var walk = new Walker(definition, engine);
        ItemSheet[] users = [.. items];
        foreach (var number in new[] { 0m, 999_999_999m })
            walk.All(Facts(users, number));
        return walk.Report();
    }

    /// <summary>A case's facts for expressions, with one number in all fields that take numbers.</summary>
    private static JsonElement Facts(ItemSheet[] items, decimal number) =>
        JsonSerializer.SerializeToElement(
            new
            {
                form = items
                    .SelectMany(i => i.Form)
                    .DistinctBy(f => f.Name)
                    .ToDictionary(
                        f => f.Name,
                        f =>
                            f.Type is "decimal" or "integer" ? (object)number
                            : f.Options is { IsDefaultOrEmpty: false } options ? options[0]
                            : ""
                    ),
                item = items is [var first, ..]
                    ? new
                    {
                        code = first.Code,
                        type = first.Type,
                        onTheSpot = first.OnTheSpot,
                    }
                    : null,
                project = new
                {
                    name = "",
                    regionCode = "",
                    floorArea = number,
                },
            }
        );

    private sealed class Walker(WorkflowDefinition definition, IWorkflowEngine engine)
    {
        private readonly List<DefinitionMistake> mistakes = [];
        private readonly HashSet<string> reached = [];

        /// <summary>The outcomes by which silence leaves a task (R6).</summary>
        private readonly HashSet<(string Activity, string Outcome)> silence =
        [
            .. definition
                .HumanTasks.Where(t => TimerDue.DeemedOutcome(t) is not null)
                .Select(t => (t.Bookmark.ActivityId, TimerDue.DeemedOutcome(t)!)),
        ];

        private int ways;
        private bool ends;

        public void All(JsonElement facts)
        {
            var (seen, waiting) = (new HashSet<string>(), new Queue<(WorkflowState State, Milestones So)>());
            Take(engine.Start(definition, facts), Milestones.None, "root");
            while (waiting.TryDequeue(out var at) && ways < MostWays)
            {
                foreach (var open in at.State.Open)
                {
                    reached.Add(open.ActivityId);
                    foreach (var outcome in open.Outcomes)
                    {
                        var advance = engine.Resume(definition, at.State, new Signal(open.ActivityId, outcome), facts);
                        if (open.Wait is not null)
                            Unattended(open, advance, TimerDue.EffectsAfterDelay, "process-effect-after-delay");
                        else if (silence.Contains((open.ActivityId, outcome)))
                            Unattended(open, advance, TimerDue.EffectsOfSilence, "process-effect-after-silence");
                        Take(
                            advance,
                            at.So,
                            open.Wait is null
                                ? $"{definition.PathOf(open.ActivityId)}.outcomes"
                                : definition.PathOf(open.ActivityId),
                            outcome,
                            open.Name
                        );
                    }
                }
            }

            void Unattended(Bookmark open, Advance advance, ImmutableArray<string> may, string slug)
            {
                foreach (var effect in advance.Effects.Where(e => !may.Contains(e.Type)))
                    Add(definition.PathOf(open.ActivityId), slug, effect.ActivityId, open.Name);
            }

            void Take(Advance advance, Milestones so, string path, string outcome = "", string task = "")
            {
                ways++;
                foreach (var effect in advance.Effects)
                {
                    var (needs, gives) = Effects.GetValueOrDefault(effect.Type);
                    if ((so & needs) != needs)
                        Add(path, "process-effect-too-early", effect.ActivityId, outcome, task);
                    so |= gives;
                }

                if (so.HasFlag(Milestones.Ended))
                    ends = true;
                else if (advance.State.Status == WorkflowStatus.Faulted)
                    Add(path, "process-faults", advance.State.Fault!, outcome, task);
                else if (advance.State.Status == WorkflowStatus.Finished)
                    Add(path, "process-ends-undecided", task, outcome);
                else if (seen.Add(Standing(so, advance.State)))
                    waiting.Enqueue((advance.State, so));
            }
        }

        public TrialReport Report()
        {
            if (ways >= MostWays)
                Add("root", "process-too-many-ways");
            if (!ends)
                Add("root", "process-never-ends");
            return new(
                [.. mistakes],
                [.. definition.HumanTasks.Where(t => !reached.Contains(t.Bookmark.ActivityId))],
                ways
            );
        }

        /// <summary>Where a walk stands, as text: from two that stand alike the ways on are the same.</summary>
        private static string Standing(Milestones so, WorkflowState state)
        {
            var open = string.Join(',', state.Open.Select(o => o.ActivityId).Order(StringComparer.Ordinal));
            var variables = string.Join(',', state.Variables.OrderBy(v => v.Key, StringComparer.Ordinal));
            return $"{(int)so}|{open}|{variables}";
        }

        private void Add(string path, string slug, params string[] arguments)
        {
            var mistake = new DefinitionMistake(path, slug, string.Join(" / ", arguments.Where(a => a.Length > 0)));
            if (!mistakes.Contains(mistake))
                mistakes.Add(mistake);
        }
    }
}

/// <summary>What a trial found.</summary>
/// <param name="Mistakes">What would leave a case undecided or break it: such a process is not used.</param>
/// <param name="Unreached">Human tasks that no walk opened: conditions may open them, or nothing does.</param>
/// <param name="Ways">How many steps were tried.</param>
public sealed record TrialReport(
    ImmutableArray<DefinitionMistake> Mistakes,
    ImmutableArray<HumanTask> Unreached,
    int Ways
);

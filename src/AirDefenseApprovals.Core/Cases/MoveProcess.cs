using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// Moves a case to another version of its process. A case keeps the version it began with unless the head of the handling office moves it,
/// having seen what would change. Nothing that was done is done again: what people have said so far is replayed on the other version, and
/// the move is refused unless that version would have led the case through the very same effects.
/// </summary>
public sealed record MoveProcess : CaseAct
{
    /// <summary>The version to move to.</summary>
    public required int Version { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForHandlers(By, @case, Roles.Head) is { } wall)
            return wall;
        if (Preview(@case, book, Version, out var refusal) is not { } move)
            return refusal!;
        var docket = new Docket(
            @case with
            {
                Process = @case.Process! with { Version = Version },
                Workflow = move.State.ToJson(),
            },
            this,
            book
        )
        {
            Role = Roles.Head,
        };
        docket.Record(
            "taskCompleted",
            new JsonObject
            {
                ["task"] = "processMoved",
                ["process"] = @case.Process.DefinitionId,
                ["from"] = @case.Process.Version,
                ["to"] = Version,
                ["open"] = new JsonArray([.. move.State.Open.Select(o => (JsonNode)o.ActivityId)]),
            }
        );
        return docket.Close();
    }

    /// <summary>What a move would change, before anyone moves.</summary>
    /// <param name="case">The case.</param>
    /// <param name="book">The rulebook in force.</param>
    /// <param name="version">The version to move to.</param>
    /// <param name="refusal">Why it cannot move there.</param>
    public static ProcessMove? Preview(Case @case, Rulebook book, int version, out Refusal? refusal)
    {
        refusal = null;
        if (@case.HasEnded || @case.Process is not { } process)
            refusal = Refusal.Conflict(null, "already-ended");
        else if (
            version == process.Version
            || !book.Processes.TryGetValue((process.DefinitionId, version), out var definition)
        )
            refusal = Refusal.Incomplete(
                null,
                "process-version-unknown",
                new FieldError("version", "process-version-unknown", version.ToString(CultureInfo.InvariantCulture))
            );
        else
        {
            var (before, after) = (book.Processes[(process.DefinitionId, process.Version)], definition);
            if (Replay(before, @case, book, out _) is not { } was)
                throw new InvalidOperationException($"Case {@case.Id} does not replay on its own process.");
            if (Replay(after, @case, book, out var at) is not { } then)
                refusal = Refusal.Conflict(null, "process-move-other-way", at!.ActivityId, at.Outcome);
            else if (!was.Effects.SequenceEqual(then.Effects))
                refusal = Refusal.Conflict(
                    null,
                    "process-move-other-effects",
                    string.Join(
                        ", ",
                        then.Effects.Except(was.Effects).Concat(was.Effects.Except(then.Effects)).DefaultIfEmpty("…")
                    )
                );
            else
                return new(
                    then.State,
                    [.. was.State.Open],
                    [.. then.State.Open],
                    Without(after, before),
                    Without(before, after)
                );
        }

        return null;
    }

    /// <summary>
    /// Leads a fresh instance by what was said so far. Null, and which signal, when one finds no open task, no such
    /// outcome, or the end.
    /// </summary>
    private static (WorkflowState State, ImmutableArray<string> Effects)? Replay(
        WorkflowDefinition definition,
        Case @case,
        Rulebook book,
        out Signal? stuck
    )
    {
        var facts = CaseFacts.Of(@case, book.SheetOf(@case));
        var engine = book.EngineOf(@case);
        var advance = engine.Start(definition, facts);
        var effects = ImmutableArray.CreateBuilder<string>();
        foreach (var signal in @case.Signals)
        {
            stuck = signal;
            effects.AddRange(advance.Effects.Select(e => e.Type));
            if (!advance.State.Open.Any(o => o.ActivityId == signal.ActivityId && o.Outcomes.Contains(signal.Outcome)))
                return null;
            advance = engine.Resume(definition, advance.State, signal, facts);
        }

        effects.AddRange(advance.Effects.Select(e => e.Type));
        stuck = @case.Signals is [.., var last] ? last : new Signal("", "");
        return advance.State.Status == WorkflowStatus.Suspended ? (advance.State, effects.ToImmutable()) : null;
    }

    private static ImmutableArray<Bookmark> Without(WorkflowDefinition some, WorkflowDefinition others) =>
        [
            .. some
                .HumanTasks.Where(t => others.HumanTasks.All(o => o.Bookmark.ActivityId != t.Bookmark.ActivityId))
                .Select(t => t.Bookmark),
        ];
}

/// <summary>What moving a case to another version of its process would change.</summary>
/// <param name="State">The instance's state on that version.</param>
/// <param name="OpenBefore">The tasks open now.</param>
/// <param name="OpenAfter">The tasks open then.</param>
/// <param name="Added">Tasks that only the other version has.</param>
/// <param name="Removed">Tasks that it no longer has.</param>
public sealed record ProcessMove(
    WorkflowState State,
    ImmutableArray<Bookmark> OpenBefore,
    ImmutableArray<Bookmark> OpenAfter,
    ImmutableArray<Bookmark> Added,
    ImmutableArray<Bookmark> Removed
);

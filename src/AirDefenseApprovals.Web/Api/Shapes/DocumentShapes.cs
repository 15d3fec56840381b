using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>
/// A result document as anyone who has its code sees it (R22, R33). <c>valid</c> says the same as the state
/// <c>valid</c>. Facts and days of validity are there for documents issued since they are kept.
/// </summary>
public sealed record DocumentShape
{
    public required string Number { get; init; }

    public required Names ItemName { get; init; }

    public required string Holder { get; init; }

    public required OfficeShape? Office { get; init; }

    public required OfficeShape? InNameOf { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required string Sha256 { get; init; }

    public required bool Valid { get; init; }

    public required DocumentState State { get; init; }

    public required IReadOnlyList<FactShape> Facts { get; init; }

    public required IReadOnlyList<Names> Conditions { get; init; }

    public required DateOnly? ValidFrom { get; init; }

    public required DateOnly? ValidTo { get; init; }

    public required DateTimeOffset? AnnulledAt { get; init; }

    public required string? Replaces { get; init; }

    public required string? ReplacedBy { get; init; }

    public required AuthorityShape? Authority { get; init; }

    public static DocumentShape Of(CheckedDocument found, Names itemName, CaseView view, DateOnly today)
    {
        var (row, document) = (found.Row, found.Document);
        var state = found.StateOn(today);
        return new()
        {
            Number = row.Number,
            ItemName = itemName,
            Holder = row.Holder,
            Office = view.OfficeOf(row.Office),
            InNameOf = view.OfficeOf(row.InNameOf),
            IssuedAt = row.IssuedAt.ToOffset(WorkingCalendar.Offset),
            Sha256 = row.Sha256,
            Valid = state == DocumentState.Valid,
            State = state,
            Facts = [.. (document?.Terms?.Facts ?? []).Select(fact => new FactShape(fact.Label, fact.Value))],
            Conditions = [.. document?.Terms?.Conditions ?? []],
            ValidFrom = document?.Terms?.ValidFrom,
            ValidTo = document?.Terms?.ValidTo,
            AnnulledAt = document?.Annulment?.At.ToOffset(WorkingCalendar.Offset),
            Replaces = document?.Replaces,
            ReplacedBy = document?.Annulment?.ReplacedBy,
            Authority = AuthorityShape.Of(found.Authority),
        };
    }
}

/// <summary>A fact of a result document: its value as it is printed, in Chinese.</summary>
public sealed record FactShape(Names Label, string Value);

/// <summary>A result document of the own office that runs out.</summary>
public sealed record ExpiringDocumentShape
{
    public required string Number { get; init; }

    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required string ItemCode { get; init; }

    public required Names ItemName { get; init; }

    public required string Holder { get; init; }

    public required string ProjectName { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required int DaysLeft { get; init; }
}

using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>A firm that answers for part of the works (责任单位, R25).</summary>
/// <param name="Role">One of <see cref="Parties.Roles"/>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Email">Where its notices go; null while nobody said.</param>
public sealed record Party(string Role, string Name, string? Email);

/// <summary>Who answers for defects.</summary>
public static class Parties
{
    /// <summary>The applicant itself (建设单位).</summary>
    public const string Owner = "owner";

    /// <summary>The firm that builds (施工单位).</summary>
    public const string Builder = "builder";

    /// <summary>The firm that designed (设计单位).</summary>
    public const string Designer = "designer";

    /// <summary>The supervising firm (监理单位).</summary>
    public const string Supervisor = "supervisor";

    /// <summary>The roles of firms, in the order they are told.</summary>
    public static readonly ImmutableArray<string> Roles = [Owner, Builder, Designer, Supervisor];

    private static readonly ImmutableArray<(string Role, string Word)> Words =
    [
        (Owner, "建设单位"),
        (Builder, "施工单位"),
        (Builder, "安装单位"),
        (Designer, "设计单位"),
        (Supervisor, "监理单位"),
    ];

    /// <summary>The firms of a case: the applicant, those that the application names, and those that its form does.</summary>
    public static IReadOnlyList<Party> Of(Case @case)
    {
        var named = @case.Project.Parties;
        return
        [
            new(Owner, @case.Applicant.Name, @case.Applicant.Email is { Length: > 0 } email ? email : null),
            .. from role in Roles.Skip(1)
            let party = named.FirstOrDefault(p => p.Role == role)
            let name = party?.Name is { Length: > 0 } said ? said : InForm(@case, role)
            where name is not null
            select new Party(role, name, party?.Email),
        ];
    }

    /// <summary>
    /// The firm that a word means: its role, what the role is called, or the firm's name. Null when it is none of the
    /// case's: then the owner answers.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="responsible">As the inspectors wrote it.</param>
    public static string? Meant(Case @case, string? responsible)
    {
        if (responsible is null)
            return null;
        var parties = Of(@case);
        var role = parties.FirstOrDefault(p => p.Role == responsible || p.Name == responsible)?.Role
            ?? Words.FirstOrDefault(w => responsible.Contains(w.Word, StringComparison.Ordinal)).Role;
        return role is not null && parties.Any(p => p.Role == role) ? role : null;
    }

    /// <summary>Who answers for a defect.</summary>
    public static string AnsweringFor(Defect defect) => defect.Party ?? Owner;

    private static string? InForm(Case @case, string role) =>
        @case.Form.TryGetValue(role, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } name
            ? name
            : null;
}

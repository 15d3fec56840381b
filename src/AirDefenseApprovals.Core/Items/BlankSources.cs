using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Lists where an application tells what stands in a place of a form, beside the fields of the item's own form.</summary>
public static class BlankSources
{
    /// <summary>The name of the item that is applied for: known before there is an application.</summary>
    public const string Item = "item.name";

    /// <summary>The sources that every application has, as far as they were filled in.</summary>
    public static readonly ImmutableArray<string> All =
    [
        Item,
        .. FactSources.Common,
        "applicant.idNumber",
        "applicant.phone",
        "applicant.email",
        "applicant.legalRepresentative",
        "agent.name",
        "agent.idNumber",
        "agent.phone",
    ];
}

using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api.Document;

/// <summary>
/// Names the schemas as a client's developer would call them: <c>Case</c> and <c>CasePage</c>, not
/// <c>CaseShapeListShape</c>.
/// </summary>
internal static class SchemaNames
{
    private const string Suffix = "Shape";

    /// <summary>Those whose plain name is taken, or says too little outside the code.</summary>
    private static readonly Dictionary<Type, string> Own = new()
    {
        [typeof(Core.Eligibility.Question)] = "EligibilityQuestion",
        [typeof(Core.Service.SelfCheck)] = "SelfCheckMark",
        [typeof(InboxShape)] = "InboxNotice",
        [typeof(ItemFiguresShape)] = "ComparedItem",
        [typeof(PauseListShape)] = "PauseEntry",
        [typeof(ProblemDetails)] = "Problem",
        [typeof(ProblemShape)] = "ProblemType",
        [typeof(WorklistShape)] = "WorklistTask",
    };

    public static string Of(Type type)
    {
        if (Own.TryGetValue(type, out var name))
            return name;
        if (type.IsGenericType)
            return Of(type.GetGenericArguments()[0]) + "Page";
        return type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
    }
}

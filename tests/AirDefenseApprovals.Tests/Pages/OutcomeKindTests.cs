using AirDefenseApprovals.Web.Pages.Cases;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>
/// The forms of outcomes: each is a partial page of its own, and each outcome of the office's processes has the one it
/// needs.
/// </summary>
public sealed class OutcomeKindTests
{
    public static TheoryData<OutcomeKind> Kinds => [.. Enum.GetValues<OutcomeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_form_is_a_partial_page(OutcomeKind kind)
    {
        var partial = OutcomeKinds.PartialOf(kind);
        Assert.Equal(kind == OutcomeKind.Plain, partial is null);
        if (partial is not null)
            Assert.True(File.Exists(Path.Combine(PagesOfCases(), partial + ".cshtml")), partial);
    }

    [Theory]
    [InlineData("intake", "CorrectionRequired", OutcomeKind.Correction)]
    [InlineData("intake", "Refused", OutcomeKind.Unmet)]
    [InlineData("issue", "Refused", OutcomeKind.Refusal)]
    [InlineData("issue", "NotCompetent", OutcomeKind.OtherOffice)]
    [InlineData("review", "Returned", OutcomeKind.Reason)]
    [InlineData("review", "Agreed", OutcomeKind.Plain)]
    [InlineData("cityReply", "Answered", OutcomeKind.Reply)]
    [InlineData("recusal", "Granted", OutcomeKind.Recusal)]
    [InlineData("recusal", "Refused", OutcomeKind.Reason)]
    [InlineData("siteInspection", "Done", OutcomeKind.Report)]
    [InlineData("inspect", "Passed", OutcomeKind.Inspectors)]
    [InlineData("inspect", "DefectsFound", OutcomeKind.Defects)]
    [InlineData("reinspect", "StillOpen", OutcomeKind.StillOpen)]
    [InlineData("jointAcceptance", "Passed", OutcomeKind.Plain)]
    [InlineData("jointAcceptance", "Failed", OutcomeKind.Reasons)]
    public void An_outcome_asks_for_what_the_contract_wants(string task, string outcome, OutcomeKind kind) =>
        Assert.Equal(kind, OutcomeKinds.Of(task, outcome));

    private static string PagesOfCases()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "AirDefenseApprovals.sln")))
            root = root.Parent;
        return Path.Combine(root.FullName, "src", "AirDefenseApprovals.Web", "Pages", "Cases");
    }
}

using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Documents;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The forms that the office hands out for materials: blank, filled in as an example, filled in from a case.</summary>
internal static class MaterialFormEndpoints
{
    public static void MapMaterialForms(this RouteGroupBuilder api)
    {
        var open = api.MapGroup("/items/{code}/materials/{material}").AllowAnonymous().WithTags("Catalogue");
        open.MapGet(
                "/blank",
                (
                    HttpContext http,
                    RulebookKeeper keeper,
                    Problems problems,
                    MaterialPaper papers,
                    string code,
                    string material
                ) => Answer(http, keeper, problems, code, material, papers.Blank)
            )
            .Answers(200, 404)
            .AnswersFile("application/pdf")
            .WithOperationId("getBlankForm")
            .WithSummary("The form for a material, to be filled in by hand (空白表).");
        open.MapGet(
                "/sample",
                (
                    HttpContext http,
                    RulebookKeeper keeper,
                    Problems problems,
                    MaterialPaper papers,
                    string code,
                    string material
                ) => Answer(http, keeper, problems, code, material, papers.Sample)
            )
            .Answers(200, 404)
            .AnswersFile("application/pdf")
            .WithOperationId("getSampleForm")
            .WithSummary("The form for a material, filled in with an invented example (样表).");
        api.MapGet("/cases/{id:guid}/materials/{code}/blank", OfCaseAsync)
            .RequireAuthorization()
            .WithTags("Files")
            .Answers(200, 403, 404)
            .AnswersFile("application/pdf")
            .WithOperationId("getPrefilledForm")
            .WithSummary(
                "The form for a material with what the application tells already: for its applicant, and at the counter "
                    + "for who acts for a visitor."
            );
    }

    /// <summary>The form of a case for who applies; why not, otherwise (R18).</summary>
    public static (MaterialForm? Form, Refusal? Refusal) Of(
        Case @case,
        Actor reader,
        MaterialPaper papers,
        string material
    )
    {
        if (Walls.ForApplicant(reader, @case) is { } refusal)
            return (null, refusal);
        var form = papers.Prefilled(@case, reader, material);
        return (form, form is null ? Refusal.NotFound("blank-none") : null);
    }

    private static IResult Answer(
        HttpContext http,
        RulebookKeeper keeper,
        Problems problems,
        string code,
        string material,
        Func<ItemSheet, string, MaterialForm?> print
    )
    {
        if (!keeper.Book.Items.TryGetValue(code, out var item))
            return problems.Answer(Refusal.NotFound("item-unknown"));
        if (item.Material(material) is null)
            return problems.Answer(Refusal.NotFound("material-unknown"));
        return print(item, material) is { } form
            ? PdfAnswer.Inline(http, form.Pdf, form.FileName)
            : problems.Answer(Refusal.NotFound("blank-none"));
    }

    private static async Task<IResult> OfCaseAsync(
        HttpContext http,
        Desk desk,
        MaterialPaper papers,
        Guid id,
        string code
    )
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        var (form, refusal) = Of(found.Case, actor, papers, code);
        return form is not null ? PdfAnswer.Inline(http, form.Pdf, form.FileName) : desk.Problems.Answer(refusal!);
    }
}

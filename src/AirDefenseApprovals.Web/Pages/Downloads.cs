using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Documents;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>Files for who reads pages, behind the same walls as the API's.</summary>
internal static class Downloads
{
    public static void MapDownloads(this WebApplication app)
    {
        var files = app.MapGroup("/cases/{id:guid}")
            .RequireAuthorization(Policies.CaseReaders)
            .ExcludeFromDescription();
        files.MapGet(
            "/files/{code}",
            async (HttpContext http, CaseQueries queries, FileStore store, Guid id, string code) =>
                (await FindAsync(http, queries, id))?.Materials.FirstOrDefault(m => m.MaterialCode == code)
                    is { Sha256: { } sha } m
                    ? FileEndpoints.Send(http, store, sha, m.ContentType!, m.FileName!) ?? Results.NotFound()
                    : Results.NotFound()
        );
        files.MapGet(
            "/characters/{character}",
            async (HttpContext http, CaseQueries queries, FileStore store, Guid id, string character) =>
                (await FindAsync(http, queries, id))?.Characters.FirstOrDefault(c => c.Character == character)
                    is { } picture
                    ? FileEndpoints.Send(http, store, picture.Sha256, "image/jpeg", $"{character}.jpg")
                        ?? Results.NotFound()
                    : Results.NotFound()
        );
        files.MapGet(
            "/files/{code}/before",
            async (HttpContext http, CaseQueries queries, FileStore store, Guid id, string code) =>
                (await FindAsync(http, queries, id))?.Materials.FirstOrDefault(m => m.MaterialCode == code)?.Before
                    is { } before
                    ? FileEndpoints.Send(http, store, before.Sha256, before.ContentType, before.FileName)
                        ?? Results.NotFound()
                    : Results.NotFound()
        );
        files.MapGet(
            "/files/{code}/{sha256}",
            async (HttpContext http, CaseQueries queries, FileStore store, Guid id, string code, string sha256) =>
                await FindAsync(http, queries, id) is { } @case
                    ? FileEndpoints.Send(http, store, @case, code, sha256) ?? Results.NotFound()
                    : Results.NotFound()
        );
        files.MapGet(
            "/evidence/{itemNo:int}/{sha256}",
            async (
                HttpContext http,
                CaseQueries queries,
                FileStore store,
                Guid id,
                int itemNo,
                string sha256,
                string? published
            ) =>
                await FindAsync(http, queries, id) is { } @case
                    ? FileEndpoints.Send(
                        http,
                        store,
                        PictureCopies.OfEvidence(http.User.ToActor(), @case, itemNo, sha256, published == "1")
                    ) ?? Results.NotFound()
                    : Results.NotFound()
        );
        files.MapGet(
            "/photos/{photoId:guid}",
            async (HttpContext http, CaseQueries queries, FileStore store, Guid id, Guid photoId, string? published) =>
                await FindAsync(http, queries, id) is { } @case
                    ? FileEndpoints.Send(
                        http,
                        store,
                        PictureCopies.OfPhoto(http.User.ToActor(), @case, photoId, published == "1")
                    ) ?? Results.NotFound()
                    : Results.NotFound()
        );
        files.MapGet(
            "/papers/preview",
            async (
                HttpContext http,
                CaseQueries queries,
                CasePapers papers,
                RulebookKeeper keeper,
                OfficeClock clock,
                Guid id
            ) =>
                await FindAsync(http, queries, id) is { } @case
                && NoticePreview.Of(@case, http.User.ToActor(), clock.Now, keeper.Book).Notice is { } notice
                    ? PdfAnswer.Inline(http, papers.PrintPreview(@case, notice), $"{@case.Number}-preview.pdf")
                    : Results.NotFound()
        );
        files.MapGet(
            "/papers/{kind}",
            async (HttpContext http, CaseQueries queries, CasePapers papers, Guid id, string kind) =>
                await FindAsync(http, queries, id) is { } @case
                && papers.Print(@case, kind, http.User.ToActor()) is { } pdf
                    ? PdfAnswer.Inline(http, pdf, $"{@case.Number}-{kind}.pdf")
                    : Results.NotFound()
        );
        files.MapGet(
            "/materials/{code}/blank",
            async (HttpContext http, CaseQueries queries, MaterialPaper papers, Guid id, string code) =>
                await FindAsync(http, queries, id) is { } @case
                && MaterialFormEndpoints.Of(@case, http.User.ToActor(), papers, code).Form is { } form
                    ? PdfAnswer.Inline(http, form.Pdf, form.FileName)
                    : Results.NotFound()
        );
        files.MapGet("/result", async (HttpContext http, CaseQueries queries, PublicQueries documents, Guid id) =>
            await FindAsync(http, queries, id) is { Decision.Document: { } document }
            && await documents.PdfAsync(document.Number, http.RequestAborted) is { } pdf
                ? PdfAnswer.Inline(http, pdf, document.Number + ".pdf")
                : Results.NotFound()
        );
    }

    private static async Task<Case?> FindAsync(HttpContext http, CaseQueries queries, Guid id) =>
        (await queries.FindAsync(http.User.ToActor(), id, http.RequestAborted))?.Case;
}

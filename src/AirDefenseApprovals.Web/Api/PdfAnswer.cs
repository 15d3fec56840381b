using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Answers with a PDF that was printed for it.</summary>
internal static class PdfAnswer
{
    /// <summary>A PDF to be read where it is, under a name if it is kept.</summary>
    public static IResult Inline(HttpContext http, byte[] pdf, string name)
    {
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline")
        {
            FileNameStar = name,
        }.ToString();
        http.Response.Headers.ContentSecurityPolicy = FileEndpoints.PdfPolicy;
        return Results.Bytes(pdf, "application/pdf");
    }
}

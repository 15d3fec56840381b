using System.Text;

namespace AirDefenseApprovals.Tests.Hosting;

/// <summary>A PDF of one empty page, written by hand: small, and whole enough for whoever only looks whether it opens.</summary>
internal static class SmallPdf
{
    /// <summary>One that differs from every other.</summary>
    public static byte[] New(string comment = "") => Encoding.UTF8.GetBytes(Text($"{comment} {Guid.NewGuid()}"));

    /// <summary>Its text, with other parts where a test wants them.</summary>
    /// <param name="comment">A remark that no reader shows.</param>
    /// <param name="catalog">What the catalogue holds.</param>
    /// <param name="pages">The tree of pages.</param>
    /// <param name="more">Further objects.</param>
    /// <param name="trailer">What the trailer says besides.</param>
    public static string Text(
        string comment = "",
        string catalog = "/Pages 2 0 R",
        string pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        string more = "",
        string trailer = ""
    ) =>
        $"""
            %PDF-1.4
            % {comment}
            1 0 obj
            << /Type /Catalog {catalog} >>
            endobj
            2 0 obj
            {pages}
            endobj
            3 0 obj
            << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>
            endobj
            {more}
            trailer << /Size 5 /Root 1 0 R {trailer} >>
            startxref
            0
            %%EOF

            """;
}

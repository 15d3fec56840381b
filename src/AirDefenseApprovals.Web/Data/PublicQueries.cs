using System.Security.Cryptography;
using System.Text;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>What a number and a code together open, without signing in. A wrong number and a wrong code answer alike.</summary>
public sealed class PublicQueries(AdaDb db)
{
    public async Task<Case?> TrackAsync(string number, string code, CancellationToken cancellation) =>
        TextInput.Clean(number) is var clean
        && await db.Counted.BeyondWalls().FirstOrDefaultAsync(c => c.Number == clean, cancellation)
            is { QueryCode: { } right } row
        && Same(right, code)
            ? CaseJson.Read(row.Body)
            : null;

    public async Task<DocumentRow?> DocumentAsync(string number, string code, CancellationToken cancellation) =>
        TextInput.Clean(number) is var clean
        && await db.Documents.AsNoTracking().BeyondWalls().FirstOrDefaultAsync(d => d.Number == clean, cancellation)
            is { } row
        && Same(row.Code, code)
            ? row
            : null;

    /// <summary>By what power a document was signed; null for those signed before this was kept.</summary>
    public async Task<Authority?> AuthorityAsync(DocumentRow document, CancellationToken cancellation) =>
        await db
            .Counted.BeyondWalls()
            .Where(c => c.Id == document.CaseId)
            .Select(c => c.Body)
            .FirstOrDefaultAsync(cancellation)
            is { } body
            ? CaseJson.Read(body).Decision?.Authority
            : null;

    /// <summary>The document as it was issued.</summary>
    public Task<byte[]?> PdfAsync(string number, CancellationToken cancellation) =>
        db
            .DocumentFiles.AsNoTracking()
            .BeyondWalls()
            .Where(f => f.Number == number)
            .Select(f => f.Pdf)
            .FirstOrDefaultAsync(cancellation);

    private static bool Same(string right, string given) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(right),
            Encoding.UTF8.GetBytes(given.ToUpperInvariant())
        );
}

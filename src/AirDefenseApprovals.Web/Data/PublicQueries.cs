using System.Security.Cryptography;
using System.Text;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// What a number and a code together open, without signing in, however they are grouped and spaced. A wrong number and
/// a wrong code answer alike.
/// </summary>
public sealed class PublicQueries(AdaDb db)
{
    public async Task<Case?> TrackAsync(string? number, string? code, CancellationToken cancellation) =>
        CaseNumber.Read(TextInput.CleanCode(number)) is var clean
        && await db.Counted.BeyondWalls().FirstOrDefaultAsync(c => c.Number == clean, cancellation)
            is { QueryCode: { } right } row
        && Same(right, code)
            ? CaseJson.Read(row.Body)
            : null;

    /// <summary>A document with what it says and by what power it was signed; null for a wrong number or code.</summary>
    public async Task<CheckedDocument?> DocumentAsync(string? number, string? code, CancellationToken cancellation)
    {
        var clean = CaseNumber.Read(TextInput.CleanCode(number));
        var row = await db
            .Documents.AsNoTracking()
            .BeyondWalls()
            .FirstOrDefaultAsync(d => d.Number == clean, cancellation);
        if (row is null || !Same(row.Code, code))
            return null;
        var body = await db
            .Cases.AsNoTracking()
            .BeyondWalls()
            .Where(c => c.Id == row.CaseId)
            .Select(c => c.Body)
            .FirstAsync(cancellation);
        var @case = CaseJson.Read(body);
        return new(row, @case.DocumentNumbered(row.Number), @case.Decision?.Authority);
    }

    /// <summary>The document as it was issued.</summary>
    public Task<byte[]?> PdfAsync(string number, CancellationToken cancellation) =>
        db
            .DocumentFiles.AsNoTracking()
            .BeyondWalls()
            .Where(f => f.Number == number)
            .Select(f => f.Pdf)
            .FirstOrDefaultAsync(cancellation);

    private static bool Same(string right, string? given) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(right),
            Encoding.UTF8.GetBytes(TextInput.CleanSecret(given))
        );
}

/// <summary>A result document that somebody checks.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Document">What it says and what it is worth; null where its case does not have it.</param>
/// <param name="Authority">By what power it was signed; null for those signed before this was kept.</param>
public sealed record CheckedDocument(DocumentRow Row, ResultDocument? Document, Authority? Authority)
{
    /// <summary>What it is worth on a day of the office.</summary>
    public DocumentState StateOn(DateOnly day) => Document?.StateOn(day) ?? DocumentState.Valid;
}

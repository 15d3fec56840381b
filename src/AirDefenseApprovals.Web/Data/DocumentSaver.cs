using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Keeps the rows of a case's result documents (R22, R33): each is issued once, and annulled at most once.</summary>
internal sealed class DocumentSaver(RowWriter rows)
{
    /// <summary>Saves what an act changed about the documents.</summary>
    public async Task SaveAsync(Case? before, Changes changes)
    {
        var after = changes.Case;
        foreach (var (document, file) in changes.Documents)
        {
            await rows.InsertAsync(
                new DocumentRow
                {
                    Number = document.Number,
                    Code = document.Code,
                    CaseId = after.Id,
                    ItemCode = after.ItemCode,
                    Holder = after.Applicant.Name,
                    Office = after.Office!,
                    InNameOf = after.InNameOf!,
                    IssuedAt = document.IssuedAt ?? after.Decision!.DecidedAt,
                    Sha256 = document.Sha256,
                    ValidTo = document.Terms?.ValidTo,
                }
            );
            await rows.InsertAsync(new DocumentFileRow { Number = document.Number, Pdf = file.Pdf.ToArray() });
        }

        if (before?.Decision?.Document is not { Annulment: null } standing)
            return;
        if (after.DocumentNumbered(standing.Number)?.Annulment is { } annulment)
            await rows.ExecuteAsync(
                """UPDATE "Documents" SET "AnnulledAt" = @p0 WHERE "Number" = @p1""",
                annulment.At.ToUnixTimeMilliseconds(),
                standing.Number
            );
    }
}

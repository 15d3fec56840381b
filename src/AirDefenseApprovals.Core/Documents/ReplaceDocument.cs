using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Documents;

/// <summary>
/// Replaces the result document of a case (勘误), by the head, for a reason that its holder is told (R33): a new one is
/// issued that names the one it takes the place of, and that one is annulled. What was mistyped in the application is
/// corrected with it: the case has the new values from then on, and the new document prints them.
/// </summary>
public sealed record ReplaceDocument : CaseAct
{
    /// <summary>Where the applicant is reached: no document prints it, and only the applicant says so.</summary>
    private static readonly ImmutableArray<string> Contacts =
    [
        "applicant.phone",
        "applicant.email",
        "applicant.agent.phone",
    ];

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>What was wrong in the application; nothing, where only the document is to be printed anew.</summary>
    public ImmutableArray<FieldCorrection> Corrections { get; init; } = [];

    /// <summary>The verification code of the new document, drawn by chance outside.</summary>
    public string VerificationCode { get; init; } = "";

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        var docket = new Docket(@case, this, book) { Role = Roles.Head };
        if (DocumentActs.Refused(By, @case, book.Register, docket.Today) is { } refusal)
            return refusal;
        var most = ApplicationField.Common.Length + docket.Item.Form.Length;
        if (Corrections.Length > most)
            return Refusal.Incomplete(
                "R33",
                "application-wrong",
                new FieldError("corrections", "corrections-too-many")
            );
        var unfit = Unfit(@case, docket.Item);
        var fit = Corrections.Where((_, row) => unfit.All(u => u.Row != row));
        var corrections = new FieldCorrections(@case, docket.Item, fit);
        if (Wrong([.. unfit.Select(u => u.Error), .. corrections.MadeWrong(docket)]) is { } wrong)
            return wrong;
        var (reason, decision) = (Reason.Trim(), @case.Decision!);
        docket.Case = corrections.After;
        var former = decision.Document!;
        var successor = Decisions.Print(
            docket,
            new ResultDocument(NextNumber(@case), VerificationCode, "")
            {
                Terms = DocumentTerms.Of(docket.Case, docket.Item, book, docket.Today),
                IssuedAt = docket.At,
                Replaces = former.Number,
            }
        );
        var annulled = former with { Annulment = new(docket.At, By.UserName, reason, successor.Number) };
        docket.Case = docket.Case with
        {
            Decision = decision with { Document = successor },
            EarlierDocuments = @case.EarlierDocuments.Add(annulled),
        };
        var entry = DocumentActs.ForJournal(docket, successor);
        entry["replaces"] = former.Number;
        entry["reason"] = reason;
        entry["corrections"] = new JsonArray([.. Corrections.Select(c => Both(c.Field, @case, docket.Case))]);
        docket.Record("documentReplaced", entry, reason);
        docket.Notify(
            "documentReplaced",
            facts:
            [
                ("document", successor.Number),
                ("code", successor.Code),
                ("former", former.Number),
                ("reason", reason),
            ]
        );
        return docket.Close();
    }

    /// <summary>All that is wrong with what was sent, at once.</summary>
    private Refusal? Wrong(ImmutableArray<FieldError> corrections)
    {
        var errors = Reasons.Wrong("reason", Reason).AddRange(corrections);
        if (errors.IsEmpty)
            return null;
        return Refusal.Incomplete("R33", corrections.IsEmpty ? "reason-missing" : "application-wrong", errors.AsSpan());
    }

    /// <summary>Corrections that are none, whatever the application's checks say of their values.</summary>
    private ImmutableArray<(int Row, FieldError Error)> Unfit(Case @case, ItemSheet item) =>
        [
            .. Corrections
                .Select((_, row) => (Row: row, Error: WhyUnfit(@case, item, row)))
                .Where(u => u.Error is not null)
                .Select(u => (u.Row, u.Error!)),
        ];

    private FieldError? WhyUnfit(Case @case, ItemSheet item, int row)
    {
        var (field, value) = (Corrections[row].Field, Corrections[row].Value);
        var at = string.Create(CultureInfo.InvariantCulture, $"corrections[{row}]");
        if (!ApplicationField.IsOf(item, field))
            return new($"{at}.field", "field-unknown");
        if (Contacts.Contains(field))
            return new($"{at}.field", "correction-contact");
        if (Corrections.Take(row).Any(c => c.Field == field))
            return new($"{at}.field", "correction-twice");
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return new($"{at}.value", "field-required"); // an empty text empties a field; nothing at all is a mistake
        return ApplicationField.AreSame(
            ApplicationField.Read(@case, field),
            FieldCorrections.Tidied(item, field, value)
        )
            ? new($"{at}.value", "correction-same")
            : null;
    }

    /// <summary>A corrected field as the journal keeps it, with what stood there before.</summary>
    private static JsonObject Both(string field, Case before, Case after) =>
        new JsonObject
        {
            ["field"] = field,
            ["before"] = ApplicationField.ForJournal(field, ApplicationField.Read(before, field)),
            ["after"] = ApplicationField.ForJournal(field, ApplicationField.Read(after, field)),
        };

    /// <summary>The case's own number with the document's ordinal: <c>WS-…-2</c> for the first that takes another's place.</summary>
    private static string NextNumber(Case @case) =>
        string.Create(CultureInfo.InvariantCulture, $"WS-{@case.Number}-{@case.EarlierDocuments.Length + 2}");
}

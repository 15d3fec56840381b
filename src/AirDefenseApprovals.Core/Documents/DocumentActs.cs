using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Core.Documents;

/// <summary>Holds what annulling and replacing a result document have in common (R33).</summary>
internal static class DocumentActs
{
    /// <summary>Says why somebody may not touch the document of a case: asked by the page too.</summary>
    public static Refusal? Refused(Actor by, Case @case, Register register, DateOnly today)
    {
        if (Wall(by, @case) is { } wall)
            return wall;
        if (@case.Decision?.Document is not { } document)
            return Refusal.Conflict("R33", "no-document");
        if (document.Annulment is not null)
            return Refusal.Conflict("R33", "document-annulled", document.Number);
        return Authority.Of(@case, register, today) is null
            ? Refusal.Conflict("R17", "no-authority-to-sign") // R17
            : null;
    }

    /// <summary>The entry of the journal, with the power by which it is done.</summary>
    public static JsonObject ForJournal(Docket docket, ResultDocument document)
    {
        var entry = new JsonObject
        {
            ["number"] = document.Number,
            ["sha256"] = document.Sha256,
            ["office"] = docket.Case.Office,
            ["inNameOf"] = docket.Case.InNameOf,
        };
        Authority.Of(docket.Case, docket.Book.Register, docket.Today)?.Into(entry);
        return entry;
    }

    /// <summary>Where an annulment can be reviewed: it is a decision of its own (R20).</summary>
    public static Names Remedies(Docket docket) => docket.Book.Register.Office(docket.Case.InNameOf!)!.Remedies;

    /// <summary>R18: the head of the office that issued it, or of the one in whose name it did (PL 24).</summary>
    private static Refusal? Wall(Actor by, Case @case)
    {
        if (!Walls.Sees(by, @case))
            return Refusal.NotFound();
        if (!Walls.IsStaff(by) || (by.Office != @case.Office && by.Office != @case.InNameOf))
            return Refusal.Forbidden("R18", "not-the-handling-office"); // R18
        if (!by.Is(Roles.Head))
            return Refusal.Forbidden(null, "another-role", Roles.Head);
        return @case.IsAside(by.UserName) ? Refusal.Forbidden("R30", "stepped-aside") : null;
    }
}

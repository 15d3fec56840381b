using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>
/// A link by which a firm or a department takes part in one case without an account (R25, R26). The office keeps its
/// hash alone.
/// </summary>
/// <param name="Party">Whose it is: one of <see cref="Parties.Roles"/>, or of <see cref="Departments.All"/>.</param>
/// <param name="Hash">SHA-256 of the word in the link, lower-case hexadecimal.</param>
/// <param name="At">When it was made.</param>
public sealed record PartyLink(string Party, string Hash, DateTimeOffset At)
{
    /// <summary>The word in the link: of chance outside, so that deciding twice gives the same.</summary>
    /// <param name="secret">What chance gave.</param>
    /// <param name="case">The case.</param>
    /// <param name="party">Whose link.</param>
    public static string Word(string secret, Guid @case, string party) =>
        Base64Url.EncodeToString(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{@case:N} {party}"))
        );

    /// <summary>The hash that is kept of a word.</summary>
    public static string HashOf(string word) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(word)));

    /// <summary>Whose a word is in a case; null when it opens nothing there (any more).</summary>
    public static string? PartyOf(Case @case, string word)
    {
        var hash = HashOf(word);
        return Kept(@case).FirstOrDefault(l => l.Hash == hash)?.Party;
    }

    /// <summary>Who acts by a link.</summary>
    public static Actor ActorOf(Guid @case, string party) =>
        new($"link:{@case:N}", "party:" + party, [Roles.Party], null);

    /// <summary>Whether somebody acts by the link of a firm or department.</summary>
    public static bool IsOf(Actor actor, string party) => actor.Is(Roles.Party) && actor.UserName == "party:" + party;

    /// <summary>The links of a case.</summary>
    internal static ImmutableArray<PartyLink> Kept(Case @case) => @case.Links;

    /// <summary>Gives a firm or department its link; the one it had opens nothing any more.</summary>
    internal static string Give(Docket docket, string secret, string party)
    {
        var word = Word(secret, docket.Case.Id, party);
        docket.Case = docket.Case with
        {
            Links = [.. Kept(docket.Case).Where(l => l.Party != party), new PartyLink(party, HashOf(word), docket.At)],
        };
        return word;
    }
}

/// <summary>Gives a firm that answers for defects its link, by mail or to hand on (R25).</summary>
public sealed record InviteParty : CaseAct
{
    /// <summary>The firm: one of <see cref="Parties.Roles"/>.</summary>
    public required string Party { get; init; }

    /// <summary>Where to send it; null sends nothing.</summary>
    public string? Email { get; init; }

    /// <summary>What chance gave for the link.</summary>
    public required string Secret { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (!Walls.Sees(By, @case))
            return Refusal.NotFound();
        if (
            !Walls.Owns(By, @case) && Walls.ForHandlers(By, @case, Roles.Inspector, Roles.Head, Roles.Clerk) is { } wall
        )
            return wall;
        if (@case.HasEnded || @case.DefectNotice is not { } notice)
            return Refusal.Conflict("R25", "no-notice-yet");
        if (Parties.Of(@case).FirstOrDefault(p => p.Role == Party) is not { } party)
            return Refusal.Incomplete("R25", "party-wrong", new FieldError("party", "party-unknown", Party));
        if (Email is not null && !Applications.IsEmail(Email))
            return Refusal.Incomplete("R25", "party-wrong", new FieldError("email", "email-wrong"));
        if (notice.Items.All(d => Parties.AnsweringFor(d) != Party || d.State == DefectState.Closed))
            return Refusal.Conflict("R25", "party-has-no-defect", party.Name);
        var docket = new Docket(@case, this, book) { Role = Walls.Owns(By, @case) ? Roles.Applicant : null };
        var word = PartyLink.Give(docket, Secret, Party);
        docket.Note(
            "partyInvited",
            new JsonObject
            {
                ["party"] = Party,
                ["name"] = party.Name,
                ["mailed"] = Email is not null,
            }
        );
        if (Email is not null)
            PartyNotices.Tell(docket, "defectsForParty", party with { Email = Email }, word);
        return docket.Close();
    }
}

/// <summary>What firms are told by mail.</summary>
internal static class PartyNotices
{
    /// <summary>Tells each firm that an address is known of what it has to put right; the applicant has its own notice.</summary>
    public static void TellAll(Docket docket, string kind, string secret)
    {
        if (secret.Length == 0 || docket.Case.Practice)
            return;
        foreach (var party in Parties.Of(docket.Case).Where(p => p.Role != Parties.Owner && p.Email is not null))
            if (docket.Case.DefectNotice!.Items.Any(d => d.Party == party.Role && d.State == DefectState.Open))
                Tell(docket, kind, party, PartyLink.Give(docket, secret, party.Role));
    }

    /// <summary>Tells a firm.</summary>
    public static void Tell(Docket docket, string kind, Party party, string word) =>
        docket.NotifyParty(
            kind,
            party.Email!,
            ("firm", party.Name),
            ("link", new NoticeFact.Link("/rectify/" + word)),
            (
                "items",
                string.Join(
                    '\n',
                    docket
                        .Case.DefectNotice!.Items.Where(d =>
                            Parties.AnsweringFor(d) == party.Role && d.State == DefectState.Open
                        )
                        .Select(Inspection.Line)
                )
            )
        );
}

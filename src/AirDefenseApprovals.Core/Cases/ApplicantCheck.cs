using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Finds what is wrong with who applies: kind, name, identity paper, telephone, mail; and with who acts for them.</summary>
internal static class ApplicantCheck
{
    private const int LongestName = 200;

    /// <summary>Finds wrong values. Empty fields are not looked at.</summary>
    /// <param name="item">The item applied for.</param>
    /// <param name="applicant">Who applies.</param>
    /// <param name="on">The day of the act; null where the day was looked at before.</param>
    public static IEnumerable<FieldError> Wrong(ItemSheet item, Applicant applicant, DateOnly? on)
    {
        if (!item.Applicants.Contains(applicant.Kind))
            yield return new(
                "applicant.kind",
                applicant.Kind.Length == 0 ? "field-required" : "applicant-kind-not-for-item"
            );
        var papers = IdentityPapers.Of(applicant.Kind);
        foreach (var error in Paper("applicant", papers, applicant.IdKind, applicant.IdNumber, on))
            yield return error;
        if (!applicant.IdConfirmed && IdentityPapers.IsDoubtful(applicant.IdKind, applicant.IdNumber)) // R35
            yield return new("applicant.idNumber", "credit-code-doubtful");
        if (applicant.Phone.Length > 0 && !Telephones.IsNumber(applicant.Phone))
            yield return new("applicant.phone", "phone-wrong");
        if (applicant.Email.Length > 0 && !MailAddresses.IsAddress(applicant.Email))
            yield return new("applicant.email", "email-wrong");
        foreach (var error in Name("applicant.name", applicant.Name, applicant.Kind == "person"))
            yield return error;
        foreach (var error in Name("applicant.legalRepresentative", applicant.LegalRepresentative, ofPerson: true))
            yield return error;
        if (applicant.Agent is { } agent)
            foreach (var error in WrongAgent(agent, on))
                yield return error;
    }

    /// <summary>Finds what is missing of an agent who was named: whoever acts for somebody can be reached by name.</summary>
    /// <param name="agent">The agent, if somebody was named.</param>
    public static IEnumerable<FieldError> Empty(Agent? agent)
    {
        if (agent is null)
            yield break;
        if (!Characters.IsVisible(agent.Name))
            yield return new("applicant.agent.name", "field-required");
        if (agent.Phone.Length == 0)
            yield return new("applicant.agent.phone", "field-required");
    }

    private static IEnumerable<FieldError> WrongAgent(Agent agent, DateOnly? on)
    {
        foreach (var error in Name("applicant.agent.name", agent.Name, ofPerson: true))
            yield return error;
        foreach (var error in Paper("applicant.agent", IdentityPapers.OfPeople, agent.IdKind, agent.IdNumber, on))
            yield return error;
        if (agent.Phone.Length > 0 && !Telephones.IsNumber(agent.Phone))
            yield return new("applicant.agent.phone", "phone-wrong");
    }

    private static IEnumerable<FieldError> Paper(
        string of,
        ImmutableArray<string> papers,
        string kind,
        string number,
        DateOnly? on
    )
    {
        if (!papers.Contains(kind))
            yield return new(
                of + ".idKind",
                IdentityPapers.All.Contains(kind) ? "id-kind-not-for-applicant" : "id-kind-unknown"
            );
        else if (number.Length > 0 && IdentityPapers.Wrong(kind, number, on) is { } wrong)
            yield return new(of + ".idNumber", wrong);
    }

    private static IEnumerable<FieldError> Name(string path, string name, bool ofPerson)
    {
        if (ofPerson && name.EnumerateRunes().Any(IsSymbol))
            yield return new(path, "name-has-symbols");
        if (Characters.IsLonger(name, LongestName))
            yield return new(path, "field-too-long", LongestName.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Pictures and symbols, which a person's name on an official document cannot have (· and the like are punctuation).</summary>
    private static bool IsSymbol(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.OtherSymbol
                or UnicodeCategory.MathSymbol
                or UnicodeCategory.CurrencySymbol
                or UnicodeCategory.PrivateUse;
}

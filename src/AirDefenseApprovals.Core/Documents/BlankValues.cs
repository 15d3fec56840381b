using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Documents;

/// <summary>Reads from an application what stands in the places of a form.</summary>
/// <param name="case">The application; a draft may lack anything.</param>
/// <param name="item">Its item.</param>
/// <param name="book">The rules.</param>
public sealed class BlankValues(Case @case, ItemSheet item, Rulebook book)
{
    private readonly DocumentFacts facts = new(@case, item, book);

    /// <summary>What the application tells for a place; null where it tells nothing.</summary>
    /// <param name="place">The place.</param>
    public string? Of(BlankPlace place) =>
        place.From is { } source && Read(source) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : null;

    private string? Read(string source) =>
        source switch
        {
            BlankSources.Item => item.Name.Zh,
            "applicant.idNumber" => @case.Applicant.IdNumber,
            "applicant.phone" => @case.Applicant.Phone,
            "applicant.email" => @case.Applicant.Email,
            "applicant.legalRepresentative" => @case.Applicant.LegalRepresentative,
            "agent.name" => @case.Applicant.Agent?.Name,
            "agent.idNumber" => @case.Applicant.Agent?.IdNumber,
            "agent.phone" => @case.Applicant.Agent?.Phone,
            _ => facts.Read(source),
        };
}

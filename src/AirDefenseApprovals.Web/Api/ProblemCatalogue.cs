using System.Globalization;
using System.Resources;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Resources;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Every type of problem there is, read from the sentences themselves.</summary>
public sealed class ProblemCatalogue
{
    private readonly ResourceManager sentences = new(typeof(ProblemWords));

    public IEnumerable<ProblemShape> All()
    {
        var culture = CultureInfo.CurrentUICulture;
        return sentences
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<System.Collections.DictionaryEntry>()
            .Select(e => (string)e.Key)
            .Where(slug => !slug.StartsWith("title-", StringComparison.Ordinal) && slug != "list-separator")
            .Order(StringComparer.Ordinal)
            .Select(slug => new ProblemShape(Problems.TypePrefix + slug, sentences.GetString(slug, culture)!));
    }
}

using System.Globalization;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>A process as a picture, twice: for a wide screen and for a phone. The page shows the one that fits.</summary>
public sealed record ProcessPicture(string Wide, string Narrow)
{
    public static ProcessPicture Of(WorkflowDefinition definition, PictureProgress? progress = null)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return new(
            DefinitionPicture.Draw(definition, language, progress),
            DefinitionPicture.Draw(definition, language, progress, narrow: true)
        );
    }
}

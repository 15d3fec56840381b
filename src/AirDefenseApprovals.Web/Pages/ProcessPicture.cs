using System.Globalization;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>A process as a picture, twice: for a wide screen and for a phone. The page shows the one that fits.</summary>
public sealed record ProcessPicture(Picture Wide, Picture Narrow)
{
    public static ProcessPicture Of(WorkflowDefinition definition, PictureProgress? progress = null)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return new(
            Picture.Of(definition, language, progress),
            Picture.Of(definition, language, progress, narrow: true)
        );
    }
}

using System.Globalization;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Workflows;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Items;

/// <summary>The guide of an item (办事指南), its process drawn.</summary>
public sealed class GuideModel(PageTools tools) : OfficePage(tools)
{
    public ItemGuide Guide { get; private set; } = null!;

    public string Picture { get; private set; } = "";

    public IActionResult OnGet(string code)
    {
        if (Tools.Guides.Of(code) is not { } guide) return NotFound();
        Guide = guide;
        Picture = DefinitionPicture.Draw(Book.Newest(guide.Process)!, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return Page();
    }

    public string Article(LegalBasis basis) => PreCheck.Basis(basis, Tools.Problems);
}

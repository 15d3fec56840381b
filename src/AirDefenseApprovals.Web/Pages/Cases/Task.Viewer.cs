using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>What the viewer of a task shows: one file of a material, beside one that the correction notice was about.</summary>
public sealed partial class TaskModel
{
    /// <summary>The materials whose files are there, now or before the correction.</summary>
    public IReadOnlyList<MaterialShape> Viewable =>
        [.. Shown.Materials.Where(m => m.Sha256 is not null || m.Before is not null)];

    /// <summary>The material in the viewer.</summary>
    public MaterialShape? Viewed =>
        Viewable.FirstOrDefault(m => m.MaterialCode == View)
        ?? Viewable.FirstOrDefault(m => m.Before is not null)
        ?? (Viewable is [var first, ..] ? first : null);

    /// <summary>The file of it that is shown; null where it was taken back.</summary>
    public EvidenceShape? ShownFile => OneOf(Viewed?.Files, ViewedFile);

    /// <summary>The file beside it, which the correction notice was about; null where there is none.</summary>
    public EvidenceShape? ShownBefore => OneOf(Viewed?.FilesBefore, ViewedBefore);

    /// <summary>Code of the material that the reader chose.</summary>
    [BindProperty(SupportsGet = true)]
    public string? View { get; set; }

    /// <summary>SHA-256 of the file that the reader chose, of those that are there.</summary>
    [BindProperty(Name = "file", SupportsGet = true)]
    public string? ViewedFile { get; set; }

    /// <summary>SHA-256 of the file that the reader chose, of those that the correction notice was about.</summary>
    [BindProperty(Name = "before", SupportsGet = true)]
    public string? ViewedBefore { get; set; }

    /// <summary>Where a file of the viewed material is read; the first of them at the material's own address.</summary>
    public string AddressOf(EvidenceShape file)
    {
        var material = $"/cases/{Case.Id}/files/{Viewed!.MaterialCode}";
        return file.Sha256 == Viewed.Sha256 ? material
            : file.Sha256 == Viewed.Before?.Sha256 ? material + "/before"
            : $"{material}/{file.Sha256}";
    }

    /// <summary>The address of this page with another file in one of the viewer's columns; the other column stays.</summary>
    /// <param name="column"><c>file</c>, or <c>before</c> for those that the notice was about.</param>
    /// <param name="file">The other file.</param>
    /// <param name="handler">Whether the viewer alone is asked for.</param>
    public string ViewOf(string column, EvidenceShape file, bool handler = false)
    {
        var query = new QueryBuilder { { "view", Viewed!.MaterialCode } };
        if (handler)
            query.Add("handler", "Viewer");
        var (shown, before) = column == "file" ? (file, ShownBefore) : (ShownFile, file);
        if (shown is not null)
            query.Add("file", shown.Sha256);
        if (before is not null)
            query.Add("before", before.Sha256);
        if (Back.Length > 0)
            query.Add("back", Back);
        return $"/cases/{Case.Id}/tasks/{Task.Name}{query}";
    }

    private static EvidenceShape? OneOf(IReadOnlyList<EvidenceShape>? files, string? sha256) =>
        files?.FirstOrDefault(f => f.Sha256 == sha256) ?? (files is [var first, ..] ? first : null);
}

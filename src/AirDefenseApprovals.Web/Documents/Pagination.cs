namespace AirDefenseApprovals.Web.Documents;

/// <summary>Lays bands on pages: from top to bottom, those that belong together on one page while they fit on one.</summary>
internal static class Pagination
{
    public static IReadOnlyList<IReadOnlyList<PlacedBand>> Paginate(IReadOnlyList<Band> bands, float top, float bottom)
    {
        var pages = new List<List<PlacedBand>>();
        var page = new List<PlacedBand>();
        var y = top;
        for (var start = 0; start < bands.Count; )
        {
            var end = EndOfGroup(bands, start, bottom - top);
            var height = 0f;
            for (var i = start; i < end; i++)
                height += bands[i].Height;
            if (y + height > bottom && page.Count > 0)
                EndPage();
            for (; start < end; start++)
                Place(bands[start]);
        }
        if (page.Count > 0 || pages.Count == 0)
            EndPage();
        return pages;

        void Place(Band band)
        {
            if (page.Count == 0 && band.IsGap && pages.Count > 0)
                return;
            if (page.Count == 0 && band.Header is { } header)
                Put(header);
            Put(band);
        }

        void Put(Band band)
        {
            page.Add(new PlacedBand(y, band, StartsPage: page.Count == 0, EndsPage: false));
            y += band.Height;
        }

        void EndPage()
        {
            if (page.Count > 0)
                page[^1] = page[^1] with { EndsPage = true };
            pages.Add(page);
            page = [];
            y = top;
        }
    }

    /// <summary>
    /// One past the last band that must stand on the page of band <paramref name="start"/>. A group higher than a page
    /// is cut.
    /// </summary>
    private static int EndOfGroup(IReadOnlyList<Band> bands, int start, float pageHeight)
    {
        var height = bands[start].Height + (bands[start].Header?.Height ?? 0);
        var end = start + 1;
        while (end < bands.Count && bands[end - 1].KeepsWithNext && height + bands[end].Height <= pageHeight)
        {
            height += bands[end].Height;
            end++;
        }
        return end;
    }
}

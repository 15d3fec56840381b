using AirDefenseApprovals.Web.Documents;

namespace AirDefenseApprovals.Tests.Documents;

public sealed class PaginationTests
{
    private static readonly Band Line = new(10, []);

    [Fact]
    public void Pages_fill_from_the_top()
    {
        var pages = Pagination.Paginate([.. Enumerable.Repeat(Line, 25)], 100, 200);
        Assert.Equal([10, 10, 5], pages.Select(page => page.Count));
        Assert.Equal([100f, 110f], pages[1].Take(2).Select(placed => placed.Top));
        Assert.True(pages[0][0].StartsPage && pages[0][^1].EndsPage && !pages[0][1].StartsPage);
    }

    [Fact]
    public void Bands_that_belong_together_move_together()
    {
        var pages = Pagination.Paginate(
            [
                .. Enumerable.Repeat(Line, 8),
                Line with
                {
                    KeepsWithNext = true,
                },
                Line with
                {
                    KeepsWithNext = true,
                },
                Line,
            ],
            0,
            100
        );
        Assert.Equal([8, 3], pages.Select(page => page.Count));
    }

    [Fact]
    public void A_group_higher_than_a_page_is_cut() =>
        Assert.Equal(
            [10, 10, 5],
            Pagination
                .Paginate([.. Enumerable.Repeat(Line with { KeepsWithNext = true }, 25)], 0, 100)
                .Select(page => page.Count)
        );

    [Fact]
    public void A_table_header_stands_again_on_each_page()
    {
        var header = new Band(15, []) { KeepsWithNext = true };
        var pages = Pagination.Paginate([header, .. Enumerable.Repeat(Line with { Header = header }, 20)], 0, 100);
        Assert.Equal(3, pages.Count);
        Assert.All(pages, page => Assert.Same(header, page[0].Band));
        Assert.Equal(20, pages.Sum(page => page.Count) - 3);
    }

    [Fact]
    public void White_space_is_left_out_at_the_head_of_a_page() =>
        Assert.Equal(
            [10, 1],
            Pagination.Paginate([.. Enumerable.Repeat(Line, 10), Band.Gap(5), Line], 0, 100).Select(page => page.Count)
        );
}

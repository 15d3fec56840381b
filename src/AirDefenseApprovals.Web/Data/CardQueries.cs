using AirDefenseApprovals.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads the cards given (R13), for the supervisor's page and API.</summary>
public sealed class CardQueries(AdaDb db)
{
    public async Task<Page<GivenCard>> ListAsync(
        DateOnly? from,
        DateOnly? to,
        CardColour? colour,
        Paging paging,
        CancellationToken cancellation
    )
    {
        var cards =
            from card in db.Cards.AsNoTracking()
            join row in db.Counted on card.CaseId equals row.Id
            select new { card, row.Number };
        if (Periods.Start(from) is { } start)
            cards = cards.Where(c => c.card.LegalAt >= start);
        if (Periods.End(to) is { } end)
            cards = cards.Where(c => c.card.LegalAt < end);
        if (colour is { } wanted)
            cards = cards.Where(c => c.card.Colour == wanted);
        var total = await cards.CountAsync(cancellation);
        var rows = await cards
            .OrderByDescending(c => c.card.LegalAt)
            .ThenBy(c => c.card.CaseId)
            .Skip(paging.Skip)
            .Take(paging.PageSize)
            .ToListAsync(cancellation);
        return new([.. rows.Select(r => new GivenCard(r.card, r.Number!))], paging.Page, paging.PageSize, total);
    }
}

/// <summary>A card with its case's number.</summary>
public sealed record GivenCard(CardRow Card, string CaseNumber);

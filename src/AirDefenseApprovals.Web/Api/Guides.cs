using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Finding;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Items as people read them: summaries, search, guides.</summary>
public sealed class Guides(RulebookKeeper keeper, OfficeClock clock, ItemIndex index)
{
    private DateOnly Today => WorkingCalendar.DayOf(clock.Now);

    /// <summary>The items that words lead to, as <see cref="ItemIndex"/> orders them, each saying why it was found.</summary>
    public IReadOnlyList<ItemSummary> Search(
        string? text = null,
        bool? onTheSpot = null,
        bool? delegated = null,
        string? mainItem = null
    ) =>
        [
            .. index
                .Find(text)
                .Select(f => Summary(f.Item) with { FoundBy = f.By })
                .Where(i =>
                    (onTheSpot is null || i.OnTheSpot == onTheSpot)
                    && (delegated is null || i.Delegated == delegated)
                    && (string.IsNullOrEmpty(mainItem) || i.MainItem.Code == mainItem)
                ),
        ];

    /// <summary>An item in short; null where there is none.</summary>
    public ItemSummary? Summary(string code) =>
        keeper.Book.Items.TryGetValue(code, out var item) ? Summary(item) : null;

    public ItemGuide? Of(string code)
    {
        if (!keeper.Book.Items.TryGetValue(code, out var item))
            return null;
        return new ItemGuide
        {
            Code = item.Code,
            Name = item.Name,
            MainItem = new(item.MainItem.Code, item.MainItem.Name),
            Type = item.Type,
            StatutoryDays = item.Limits.Statutory.Days,
            PromisedDays = item.Limits.Promised.Days,
            OnTheSpot = item.OnTheSpot,
            Delegated = keeper.Book.Register.IsDelegated(item.Code, Today),
            Process = item.Process,
            Basis = item.Basis,
            Applicants = item.Applicants,
            Materials =
            [
                .. item.Materials.Select(m => new MaterialGuide(
                    m.Code,
                    m.Name,
                    m.Source,
                    m.Required,
                    m.MayFollow,
                    m.Accept,
                    m.MaxMegabytes,
                    m.Basis
                )),
            ],
            Form = item.Form,
            Special = item.Special,
            Result = item.Result,
            CorrectionDays = item.CorrectionDays,
            Fee = item.Fee,
            Visits = item.Visits,
            Offices =
            [
                .. keeper
                    .Book.Register.OfficesOf(item, Today)
                    .Select(o => new HandlingOffice(new(o.Office.Code, o.Office.Name), o.Mode)),
            ],
        };
    }

    private ItemSummary Summary(ItemSheet item) =>
        new()
        {
            Code = item.Code,
            Name = item.Name,
            MainItem = new(item.MainItem.Code, item.MainItem.Name),
            Type = item.Type,
            StatutoryDays = item.Limits.Statutory.Days,
            PromisedDays = item.Limits.Promised.Days,
            OnTheSpot = item.OnTheSpot,
            Delegated = keeper.Book.Register.IsDelegated(item.Code, Today),
            Process = item.Process,
        };
}

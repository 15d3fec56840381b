using System.Collections.Frozen;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Finding;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Items as people read them: summaries, search, guides.</summary>
public sealed class Guides(RulebookKeeper keeper, OfficeClock clock, Catalogue catalogue)
{
    private volatile Indexed? indexed;

    private DateOnly Today => WorkingCalendar.DayOf(clock.Now);

    /// <summary>The items that words lead to, as <see cref="ItemIndex"/> orders them, each saying why it was found.</summary>
    public IReadOnlyList<ItemSummary> Search(
        string? text = null,
        bool? onTheSpot = null,
        bool? delegated = null,
        string? mainItem = null
    ) =>
        [
            .. Index
                .Find(text)
                .Select(f => Summary(f.Item) with { FoundBy = f.By })
                .Where(i =>
                    (onTheSpot is null || i.OnTheSpot == onTheSpot)
                    && (delegated is null || i.Delegated == delegated)
                    && (string.IsNullOrEmpty(mainItem) || i.MainItem.Code == mainItem)
                ),
        ];

    /// <summary>The index of the sheets in force, made anew when one of them changes.</summary>
    private ItemIndex Index
    {
        get
        {
            var items = keeper.Book.Items;
            if (indexed is { } kept && kept.Items == items)
                return kept.Index;
            var index = new ItemIndex(items.Values, catalogue.Words);
            indexed = new Indexed(items, index);
            return index;
        }
    }

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
            Version = item.Version,
            Basis = item.Basis,
            Applicants = item.Applicants,
            Project = item.Project,
            Materials = [.. item.Materials.Select(m => Of(item, m))],
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

    /// <summary>A material as an item asks for it, and where its form is.</summary>
    public static MaterialGuide Of(ItemSheet item, MaterialSheet material)
    {
        var address = material.Blank is null ? null : $"/api/v1/items/{item.Code}/materials/{material.Code}/";
        return new(
            material.Code,
            material.Name,
            material.Source,
            material.Required,
            material.MayFollow,
            material.Accept,
            material.MaxMegabytes,
            material.Basis
        )
        {
            Filling = material.Filling,
            Blank = address is null ? null : address + "blank",
            Sample = address is null ? null : address + "sample",
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

    private sealed record Indexed(FrozenDictionary<string, ItemSheet> Items, ItemIndex Index);
}

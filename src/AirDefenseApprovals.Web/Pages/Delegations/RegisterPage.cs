using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>What the pages of the register share: its items, its offices, and their names.</summary>
public abstract class RegisterPage(PageTools tools) : OfficePage(tools)
{
    public bool IsAdministrator => Actor.Is(Roles.Administrator);

    /// <summary>What can be delegated.</summary>
    public IEnumerable<ItemSheet> Items =>
        Book.Items.Values.Where(i => i.Delegable).OrderBy(i => i.Code, StringComparer.Ordinal);

    /// <summary>Whom it can be delegated to.</summary>
    public IEnumerable<Office> Offices => Book.Register.Offices.Where(o => o.Code != Office.City);

    public DateOnly Today => Core.Calendar.WorkingCalendar.DayOf(Now);

    /// <summary>Where a delegation stands today, as the words call it.</summary>
    public string StandingOf(DelegationRow row) =>
        RulebookKeeper.Delegation(row).StandingOn(Today).ToString().ToLowerInvariant();

    public string RegionName(string code) => Book.Register.Region(code) is { } region ? Show.Name(region.Name) : code;

    public string ItemName(string code) => Book.Items.TryGetValue(code, out var item) ? Show.Name(item.Name) : code;

    public string OfficeName(string code) => Book.Register.Office(code) is { } office ? Show.Name(office.Name) : code;
}

using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.OwnOffice;

/// <summary>One's own office (本办): the ways to its worklist, people, figures and profile, each for who may go it.</summary>
public sealed class IndexModel(
    PageTools tools,
    IStringLocalizer<OfficeWords> words,
    IStringLocalizer<PageWords> pageWords,
    IStringLocalizer<ResultWords> resultWords
) : OfficePage(tools)
{
    /// <summary>The own office; null for administrators, who keep all.</summary>
    public Office? Office => Actor.Office is { } code ? Book.Register.Office(code) : null;

    public OfficeProfile? Profile => Office is { } office ? Book.Register.ProfileAt(office.Code, Now) : null;

    public IReadOnlyList<OfficeCard> Cards { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var (today, cards) = (WorkingCalendar.DayOf(Now), new List<OfficeCard>());
        if (Walls.IsStaff(Actor) || Actor.Is(Roles.Supervisor))
            cards.Add(
                new(
                    "/worklist",
                    pageWords["nav-worklist"],
                    (
                        await Tools.Queries.WorklistAsync(
                            Actor,
                            new WorklistFilter { },
                            new Paging(1, 1),
                            HttpContext.RequestAborted
                        )
                    ).Total,
                    words["card-worklist"]
                )
            );
        if (Actor.Is(Roles.Head) || Actor.Is(Roles.Administrator))
        {
            var people = Book.Staff.Where(m => m.Active && StaffAct.Manages(Actor, m)).ToList();
            cards.Add(
                new(
                    "/office/people",
                    pageWords["people"],
                    people.Count,
                    words["card-people", people.Count(m => m.AbsentOn(today) is not null)]
                )
            );
        }

        if (Actor.Is(Roles.Head) || Actor.Is(Roles.Clerk))
            cards.Add(new("/office/expiring", resultWords["expiring"], null, resultWords["card-expiring"]));
        if (Walls.IsStaff(Actor) || Actor.Is(Roles.Supervisor))
            cards.Add(new("/office/figures", words["figures"], null, words["card-figures"]));
        if (Actor.Is(Roles.Head) || Actor.Is(Roles.Administrator))
            cards.Add(new("/office/profile", words["profile"], null, words["card-profile"]));
        Cards = cards;
    }
}

/// <summary>A way to go on.</summary>
public sealed record OfficeCard(string Path, string Title, int? Number, string Text);

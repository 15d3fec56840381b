using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Views of the worklist that people keep, each their own alone: read and written by account.</summary>
public sealed class WorklistViews(AdaDb db, WriterQueue writer)
{
    /// <summary>A person's views, by name.</summary>
    public Task<List<SavedViewRow>> OfAsync(Actor reader, CancellationToken cancellation) =>
        db
            .SavedViews.AsNoTracking()
            .Where(v => v.UserId == reader.UserId)
            .OrderBy(v => v.Name)
            .ToListAsync(cancellation);

    /// <summary>Keeps a view.</summary>
    public Task<(SavedViewRow? View, Refusal? Refusal)> SaveAsync(SaveView act, CancellationToken cancellation) =>
        writer.WriteAsync<(SavedViewRow?, Refusal?)>(
            async context =>
            {
                var own = await context
                    .SavedViews.Where(v => v.UserId == act.By.UserId)
                    .ToListAsync(CancellationToken.None);
                if (act.Refused([.. own.Select(v => v.Name)]) is { } refusal)
                    return ((null, refusal), false);
                var view = own.FirstOrDefault(v => v.Name == act.Name);
                if (view is null)
                    context.SavedViews.Add(view = new SavedViewRow { UserId = act.By.UserId, Name = act.Name });
                (view.Query, view.SavedAt) = (act.Query, act.At);
                return ((view, null), true);
            },
            cancellation
        );

    /// <summary>Drops a view.</summary>
    public Task<Refusal?> DropAsync(DropView act, CancellationToken cancellation) =>
        writer.WriteAsync(
            async context =>
            {
                var own = await context
                    .SavedViews.Where(v => v.UserId == act.By.UserId)
                    .ToListAsync(CancellationToken.None);
                if (act.Refused([.. own.Select(v => v.Name)]) is { } refusal)
                    return ((Refusal?)refusal, false);
                context.SavedViews.Remove(own.First(v => v.Name == act.Name));
                return (null, true);
            },
            cancellation
        );
}

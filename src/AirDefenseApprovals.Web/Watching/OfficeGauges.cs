using System.Diagnostics.Metrics;
using AirDefenseApprovals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>Figures that are asked for when somebody reads them; made only where somebody does.</summary>
internal sealed class OfficeGauges : IDisposable
{
    private readonly Meter meter;

    public OfficeGauges(
        IMeterFactory factory,
        IDbContextFactory<AdaDb> databases,
        WriterQueue writer,
        OfficeClock clock
    )
    {
        meter = factory.Create(OfficeMeter.Name);
        T Ask<T>(Func<AdaDb, T> question)
        {
            using var db = databases.CreateDbContext();
            return question(db);
        }

        meter.CreateObservableGauge("ada.timer.armed", () => Ask(db => db.Armed().Count()), "{timer}", "Timers set.");
        meter.CreateObservableGauge(
            "ada.timer.due",
            () => Ask(db => db.Due(clock.Now).Count()),
            "{timer}",
            "Timers due that have not taken effect."
        );
        meter.CreateObservableGauge(
            "ada.outbox.depth",
            () => Ask(db => db.Unsent().Count()),
            "{mail}",
            "Mails not sent yet."
        );
        meter.CreateObservableGauge(
            "ada.outbox.age",
            () =>
                Ask(db => db.Unsent().Min(n => (DateTimeOffset?)n.CreatedAt)) is { } oldest
                    ? Math.Max(0, (clock.Now - oldest).TotalSeconds)
                    : 0,
            "s",
            "Age of the oldest mail not sent yet."
        );
        meter.CreateObservableGauge(
            "ada.writer.depth",
            () => writer.Waiting,
            "{act}",
            "Pieces of work waiting for the writer."
        );
    }

    public void Dispose() => meter.Dispose();
}

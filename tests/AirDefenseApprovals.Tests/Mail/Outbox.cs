using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Hosting;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Mail;

/// <summary>The outbox of an office under test.</summary>
internal static class Outbox
{
    /// <summary>Sends what waits. Rounds may run already, called by Hangfire: it ends when nothing is left that may be tried now.</summary>
    public static Task SendAsync(this OfficeHost office)
    {
        var job = office.Services.GetRequiredService<OutboxJob>();
        return Patience.UntilAsync("an outbox at rest", async () =>
        {
            await job.ExecuteAsync(CancellationToken.None);
            var now = DateTimeOffset.UtcNow;
            return !await office.DatabaseAsync(db =>
                db.Notices.AnyAsync(n => n.SentAt == null && n.NextAttemptAt <= now)
            );
        });
    }

    /// <summary>Sends what waits, and finds the mails that it wrote into the office's folder.</summary>
    public static async Task<string[]> MailsAsync(this OfficeHost office)
    {
        await office.SendAsync();
        var folder = Path.Combine(office.DataDirectory, "mail");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml", SearchOption.AllDirectories) : [];
    }
}

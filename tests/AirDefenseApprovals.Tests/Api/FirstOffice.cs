using AirDefenseApprovals.Tests.Databases;
using AirDefenseApprovals.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// The first start of an office in this process: on an empty database, with all migrations, the catalogue and the demo
/// accounts. Every other office begins
/// with a copy of what it leaves, since a first start takes longer than most tests. Its clock stands still: nothing it
/// enters is later than their beginning.
/// </summary>
internal sealed class FirstOffice : OfficeHost
{
    private static readonly Lazy<DatabaseTemplate> StartedOnce = new(Start);

    private DatabaseTemplate? left;

    /// <summary>What it leaves.</summary>
    public static DatabaseTemplate Left => StartedOnce.Value;

    private protected override DatabaseTemplate? BeginsWith => null;

    private protected override void HasEnded(TestDatabase database) => left ??= database.ToTemplate(DataDirectory);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
            services.AddSingleton(new OfficeClock(new FakeTimeProvider(Beginning.ToUniversalTime())))
        );
    }

    private static DatabaseTemplate Start()
    {
        var office = new FirstOffice();
        using (office)
            office.CreateClient().Dispose();
        return office.left!;
    }
}

using System.Net;
using AirDefenseApprovals.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AirDefenseApprovals.Tests.Api.Refusals;

/// <summary>
/// An office whose clock stands still, and whose visitors come from the address that they say, so that nobody is
/// refused for what others asked.
/// </summary>
public sealed class RefusalHost : OfficeHost
{
    /// <summary>The header by which a request says from where it comes.</summary>
    public const string From = "X-Test-From";

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(new OfficeClock(new FakeTimeProvider(Beginning.ToUniversalTime())));
            services.AddSingleton<IStartupFilter, Addresses>();
        });
    }

    private sealed class Addresses : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (http, call) =>
                    {
                        if (IPAddress.TryParse(http.Request.Headers[From], out var address))
                            http.Connection.RemoteIpAddress = address;
                        return call(http);
                    }
                );
                next(app);
            };
    }
}

using AirDefenseApprovals.Web;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Demo;
using AirDefenseApprovals.Web.Documents;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Jobs;
using AirDefenseApprovals.Web.Mail;
using AirDefenseApprovals.Web.Pages;
using AirDefenseApprovals.Web.Watching;

if (args is [PdfInspector.Command])
    return PdfInspector.Serve(Console.In, Console.Out);

var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
); // starts from any working directory
builder.WebHost.UseStaticWebAssets();
builder.Services.AddLocalization();
if (Startup.Read(builder) is not { } start)
    return 1;

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder
    .Services.AddSingleton(start.Settings)
    .AddSingleton(start.Catalogue)
    .AddSingleton(start.Settings.Hours)
    .AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(new OfficeClock(TimeProvider.System, start.Settings.ClockNow));
builder.Services.AddData(start.Settings);
builder.Services.AddAccounts(start.Settings);
builder.Services.AddDocuments();
builder.Services.AddMail();
builder.Services.AddDemo(start.Settings); // before the jobs: timers of the past must not fire while it is being made
builder.Services.AddJobs(start.Settings);
builder.Services.AddApi();
builder.Services.AddPages();
builder.AddWatching(start.Settings);

var app = builder.Build();
if (!await app.PrepareAsync())
    return 1;
if (args is ["verify", ..])
    return await app.VerifyAsync();

app.UseRequestLocalization(options =>
{
    options
        .SetDefaultCulture("zh-CN")
        .AddSupportedCultures("zh-CN", "zh", "en")
        .AddSupportedUICultures("zh-CN", "zh", "en"); // zh: who asks for any other Chinese before English gets Chinese
    options.ApplyCurrentCultureToResponseHeaders = true;
});
app.UseApiProblems();
app.UsePageProblems();
app.UseOwnFiles();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.UseMiddleware<StampCheck>();
app.UseMiddleware<SignedOutForms>();
app.UseAuthorization();
app.UseMiddleware<RepeatedWrites>();
app.UseAntiforgery();
app.MapApi();
app.UseJobs();
app.MapPages();
app.MapRareFonts();
app.MapWatching(start.Settings);

await app.StartAsync();
app.Announce();
await app.WaitForShutdownAsync();
return 0;

/// <summary>The host.</summary>
public partial class Program;

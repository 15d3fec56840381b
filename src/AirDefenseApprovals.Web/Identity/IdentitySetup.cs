using System.Security.Claims;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AirDefenseApprovals.Web.Identity;

/// <summary>Accounts, bearer tokens for the API and cookies for pages, all by ASP.NET Core Identity; their life is real time.</summary>
internal static class IdentitySetup
{
    /// <summary>
    /// Forwards to bearer tokens under <c>/api</c> and to cookies elsewhere, so that a page's cookie is worth nothing
    /// to the API and the API needs no antiforgery token.
    /// </summary>
    private const string ByPath = "ByPath";

    public static void AddAccounts(this IServiceCollection services, Settings settings)
    {
        services
            .AddDataProtection()
            .SetApplicationName("AirDefenseApprovals")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataDirectory, "keys")));
        services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = ByPath;
                options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme(ByPath, null, options =>
                options.ForwardDefaultSelector = context =>
                    context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
                        ? IdentityConstants.BearerScheme
                        : IdentityConstants.ApplicationScheme
            )
            .AddBearerToken(IdentityConstants.BearerScheme)
            .AddIdentityCookies();
        services.AddScoped<IUserConfirmation<Account>, ActiveAccounts>();
        services.AddSingleton<ILookupNormalizer, AccountNames>();
        services
            .AddIdentityCore<Account>(options =>
            {
                options.SignIn.RequireConfirmedAccount = true; // by ActiveAccounts: not disabled
                options.Password.RequiredLength = 8;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                options.User.AllowedUserNameCharacters = UserNames.Characters;
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<AdaDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddDefaultTokenProviders();
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = Invitations.Life);
        services.AddScoped<Invitations>();
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/account/login";
            options.AccessDeniedPath = "/account/denied";
            options.Cookie.Name = "ada";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask; // the page that signs in says itself where to go on
        });
        services.AddAuthorization(options =>
        {
            foreach (var role in Roles.All)
                options.AddPolicy(role, policy => policy.RequireRole(role));
            options.AddPolicy(Policies.Staff, policy => policy.RequireRole(Roles.Staff));
            options.AddPolicy(Policies.StaffOrSupervisor, policy =>
                policy.RequireRole([.. Roles.Staff, Roles.Supervisor])
            );
            options.AddPolicy(Policies.CaseReaders, policy =>
                policy.RequireRole([Roles.Applicant, .. Roles.Staff, Roles.Supervisor])
            );
            options.AddPolicy(Policies.PauseReaders, policy => policy.RequireRole(Roles.Supervisor, Roles.Head));
            options.AddPolicy(Policies.DocumentKeepers, policy => policy.RequireRole(Roles.Head, Roles.Clerk));
            options.AddPolicy(Policies.StaffKeepers, policy => policy.RequireRole(Roles.Head, Roles.Administrator));
            options.AddPolicy(Policies.OfficeReaders, policy =>
                policy.RequireRole([.. Roles.Staff, Roles.Supervisor, Roles.Administrator])
            );
            options.AddPolicy(Policies.RegisterReaders, policy =>
                policy.RequireRole(Roles.Administrator, Roles.Supervisor)
            );
            options.AddPolicy(Policies.HandoverReaders, policy =>
                policy.RequireRole(Roles.Administrator, Roles.Supervisor, Roles.Head)
            );
        });
    }

    /// <summary>The actor that a signed-in user is.</summary>
    public static Actor ToActor(this ClaimsPrincipal user) =>
        new(
            user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "",
            user.Identity?.Name ?? "",
            [.. user.FindAll(ClaimTypes.Role).Select(c => c.Value)],
            user.FindFirstValue(AccountClaims.Office)
        );
}

/// <summary>The audiences of endpoints and pages.</summary>
internal static class Policies
{
    public const string Staff = "staff";

    /// <summary>Who sees which result documents run out: heads and clerks, each of the own office.</summary>
    public const string DocumentKeepers = "document-keepers";

    public const string StaffOrSupervisor = "staff-or-supervisor";

    public const string CaseReaders = "case-readers";

    public const string PauseReaders = "pause-readers";

    public const string StaffKeepers = "staff-keepers";

    public const string OfficeReaders = "office-readers";

    public const string RegisterReaders = "register-readers";

    /// <summary>Of a county's heads, those of the office concerned: <see cref="Core.Routing.Handover.SeenBy"/>.</summary>
    public const string HandoverReaders = "handover-readers";
}

/// <summary>Puts office and name for people into the identity.</summary>
internal sealed class AccountClaims(
    UserManager<Account> users,
    RoleManager<IdentityRole> roles,
    IOptions<IdentityOptions> options
) : UserClaimsPrincipalFactory<Account, IdentityRole>(users, roles, options)
{
    public const string Office = "office";

    public const string DisplayName = "display";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.Office is not null)
            identity.AddClaim(new Claim(Office, user.Office));
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        return identity;
    }
}

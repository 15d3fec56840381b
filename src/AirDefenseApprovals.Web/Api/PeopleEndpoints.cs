using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Accounts, the inbox, and what anyone with a number and a code may ask.</summary>
internal static class PeopleEndpoints
{
    /// <summary>Name of the limit on guessing: public questions by number and code.</summary>
    public const string Guessing = "guessing";

    public static void MapPeople(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Accounts");
        auth.MapPost("/register", RegisterAsync)
            .AllowAnonymous()
            .Answers<AccountShape>(201, 400, 422)
            .WithOperationId("registerAccount")
            .WithSummary("Makes an applicant's account.");
        auth.MapPost("/login", LoginAsync)
            .AllowAnonymous()
            .Answers<AccessTokenResponse>(200, 400, 401)
            .WithOperationId("signIn")
            .WithSummary("A bearer token and a refresh token.");
        auth.MapPost("/refresh", RefreshAsync)
            .AllowAnonymous()
            .Answers<AccessTokenResponse>(200, 400, 401)
            .WithOperationId("refreshTokens")
            .WithSummary("New tokens for a refresh token.");
        auth.MapPost("/password", WelcomeAsync)
            .AllowAnonymous()
            .RequireRateLimiting(Guessing)
            .Answers(204, 400, 404, 422, 429)
            .WithOperationId("setInvitedPassword")
            .WithSummary("Sets a password of one's own by an invitation's link, once.");
        auth.MapGet("/me", (HttpContext http, CaseView view) => Results.Json(Shape(http, view)))
            .RequireAuthorization()
            .Answers<AccountShape>(200)
            .WithOperationId("getOwnAccount")
            .WithSummary("Who is signed in.");
        var inbox = api.MapGroup("/inbox").RequireAuthorization().WithTags("Inbox");
        inbox
            .MapGet("", InboxAsync)
            .Answers<ListShape<InboxShape>>(200, 422)
            .WithOperationId("listInbox")
            .WithSummary("Notices to the reader, newest first.");
        inbox
            .MapPost("/{id:guid}/read", ReadAsync)
            .Answers<InboxShape>(200, 404)
            .WithOperationId("markNoticeRead")
            .WithSummary("Marks a notice as read.");
        inbox
            .MapPost("/read", ReadAllAsync)
            .Answers<ReadShape>(200)
            .WithOperationId("markAllNoticesRead")
            .WithSummary(
                "Marks all notices to the reader as read, or those that came until an instant; says how many were not."
            );
        api.MapPost("/track", TrackAsync)
            .AllowAnonymous()
            .RequireRateLimiting(Guessing)
            .WithTags("Public")
            .Answers<TrackShape>(200, 400, 404, 429)
            .WithOperationId("trackCase")
            .WithSummary("Where a case stands, by number and query code.");
        api.MapGet("/documents/{number}", DocumentAsync)
            .AllowAnonymous()
            .RequireRateLimiting(Guessing)
            .WithTags("Public")
            .Answers<DocumentShape>(200, 404, 429)
            .AnswersFile("application/pdf")
            .WithOperationId("checkDocument")
            .WithSummary(
                "Checks a result document by its verification code; the PDF with Accept: application/pdf (R22)."
            );
    }

    private static async Task<IResult> RegisterAsync(
        HttpContext http,
        Registration registration,
        Problems problems,
        RegisterBody body
    )
    {
        var (account, refusal) = await registration.RegisterAsync(
            TextInput.CleanNumber(body.UserName),
            body.Password ?? "",
            TextInput.CleanEmail(body.Email),
            TextInput.Clean(body.DisplayName)
        );
        return refusal is not null
            ? problems.Answer(refusal)
            : Results.Json(
                new AccountShape(account!.UserName!, account.DisplayName, [Roles.Applicant], null),
                statusCode: 201
            );
    }

    private static async Task<IResult> LoginAsync(SignInManager<Account> signIn, Problems problems, LoginBody body)
    {
        signIn.AuthenticationScheme = IdentityConstants.BearerScheme;
        var result = await signIn.PasswordSignInAsync(
            TextInput.CleanNumber(body.UserName),
            body.Password ?? "",
            isPersistent: false,
            lockoutOnFailure: true
        );
        return result.Succeeded
            ? Results.Empty
            // The sign-in itself has written the tokens
            : Problems.Answer(problems.Of(401, result.IsLockedOut ? "locked-out" : "login-failed"));
    }

    private static async Task<IResult> RefreshAsync(
        SignInManager<Account> signIn,
        IOptionsMonitor<BearerTokenOptions> options,
        TimeProvider time,
        Problems problems,
        RefreshBody body
    )
    {
        var ticket = options.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(body.RefreshToken);
        return
            ticket?.Properties.ExpiresUtc is { } expires
            && time.GetUtcNow() < expires
            && await signIn.ValidateSecurityStampAsync(ticket.Principal) is { } user
            ? Results.SignIn(
                await signIn.CreateUserPrincipalAsync(user),
                authenticationScheme: IdentityConstants.BearerScheme
            )
            : Problems.Answer(problems.Of(401, "refresh-failed"));
    }

    private static async Task<IResult> WelcomeAsync(
        HttpContext http,
        Invitations invitations,
        Problems problems,
        WelcomeBody body
    ) =>
        await invitations.AcceptAsync(
            TextInput.CleanNumber(body.UserName),
            body.Token ?? "",
            body.Password ?? "",
            http.RequestAborted
        )
            is { } refusal
            ? problems.Answer(refusal)
            : Results.NoContent();

    private static AccountShape Shape(HttpContext http, CaseView view)
    {
        var actor = http.User.ToActor();
        return new(
            actor.UserName,
            http.User.FindFirst(AccountClaims.DisplayName)?.Value ?? "",
            actor.Roles,
            view.OfficeOf(actor.Office)
        );
    }

    private static async Task<IResult> InboxAsync(
        HttpContext http,
        Inbox inbox,
        Problems problems,
        int? page,
        int? pageSize,
        bool? unread
    )
    {
        var errors = new List<FieldError>();
        var paging = ListQuery.Paging(page, pageSize, errors);
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        var reader = http.User.ToActor();
        var notices = await inbox.ListAsync(reader, unread == true, paging, http.RequestAborted);
        return Results.Json(ListQuery.Shape(notices.Select(Shape)));
    }

    private static async Task<IResult> ReadAllAsync(
        HttpContext http,
        Inbox inbox,
        OfficeClock clock,
        DateTimeOffset? upTo
    )
    {
        var (reader, now) = (http.User.ToActor(), clock.Now);
        return Results.Json(new ReadShape(await inbox.ReadAllAsync(reader, upTo ?? now, now, http.RequestAborted)));
    }

    private static async Task<IResult> ReadAsync(
        HttpContext http,
        Inbox inbox,
        Problems problems,
        OfficeClock clock,
        Guid id
    ) =>
        await inbox.ReadAsync(http.User.ToActor(), id, clock.Now, http.RequestAborted) is { } notice
            ? Results.Json(Shape(notice))
            : problems.Answer(Refusal.NotFound());

    private static InboxShape Shape(NoticeRow n) =>
        Shape(n, n.In(System.Globalization.CultureInfo.CurrentUICulture.Name));

    private static InboxShape Shape(NoticeRow n, (string Subject, string Body) words) =>
        new(
            n.Id,
            n.CaseId,
            n.CaseNumber,
            n.Kind,
            words.Subject,
            words.Body,
            n.CreatedAt.ToOffset(WorkingCalendar.Offset),
            n.ReadAt?.ToOffset(WorkingCalendar.Offset)
        );

    private static async Task<IResult> TrackAsync(
        HttpContext http,
        PublicQueries queries,
        RulebookKeeper keeper,
        CaseView view,
        Problems problems,
        TrackBody body
    ) =>
        await queries.TrackAsync(body.CaseNumber, body.QueryCode, http.RequestAborted) is { } found
            ? Results.Json(
                new TrackShape(
                    found.Number!,
                    keeper.Book.Items[found.ItemCode].Name,
                    found.State,
                    view.OfficeOf(found.Office),
                    found.ReceivedAt?.ToOffset(WorkingCalendar.Offset),
                    view.TimelineOf(found, forApplicant: true)
                )
            )
            : problems.Answer(Refusal.NotFound("track-not-found"));

    private static async Task<IResult> DocumentAsync(
        HttpContext http,
        PublicQueries queries,
        RulebookKeeper keeper,
        CaseView view,
        OfficeClock clock,
        Problems problems,
        string number,
        string? code
    )
    {
        if (await queries.DocumentAsync(number, code, http.RequestAborted) is not { } found)
            return problems.Answer(Refusal.NotFound("document-not-found"));
        http.Response.Headers.Vary = "Accept";
        if (
            MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var accepted)
            && accepted.Any(a => a.MediaType.Equals("application/pdf", StringComparison.OrdinalIgnoreCase))
        )
            return Results.Bytes(
                await queries.PdfAsync(found.Row.Number, http.RequestAborted) ?? [],
                "application/pdf",
                $"{found.Row.Number}.pdf"
            );
        return Results.Json(
            DocumentShape.Of(found, keeper.Book.Items[found.Row.ItemCode].Name, view, WorkingCalendar.DayOf(clock.Now))
        );
    }
}

using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Core.Statistics;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Api;

/// <summary>An office of its own: how it shows itself, and its figures beside the average.</summary>
internal static class OwnOfficeEndpoints
{
    public static void MapOwnOffice(this RouteGroupBuilder api)
    {
        var keepers = api.MapGroup("/offices/{code}/profile")
            .RequireAuthorization(Policies.StaffKeepers)
            .WithTags("Office");
        keepers
            .MapGet("", Profiles)
            .Answers<ListShape<ProfileShape>>(200, 403, 404)
            .WithOperationId("listOfficeProfiles")
            .WithSummary("How an office showed itself since when, newest first; a head's own office alone.");
        keepers
            .MapPut("", ChangeAsync)
            .Answers<ProfileShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("updateOfficeProfile")
            .WithSummary(
                "Changes letterhead, seal, telephone, address and hours from now on: what was printed before stays as it is."
            );
        var readers = api.MapGroup("/offices/{code}")
            .RequireAuthorization(Policies.StaffOrSupervisor)
            .WithTags("Office");
        readers
            .MapGet("/figures", FiguresAsync)
            .Answers<OfficeFiguresShape>(200, 403, 404, 422)
            .AnswersFile(SheetWriter.ContentType)
            .WithOperationId("getOfficeFigures")
            .WithSummary(
                "The own office's figures of cases received in a period, "
                    + "beside the average of all offices (R18). With Accept of an XLSX file: as one."
            );
        readers
            .MapGet("/figures.xlsx", SheetAsync)
            .Answers(200, 403, 404, 422)
            .AnswersFile(SheetWriter.ContentType)
            .WithOperationId("exportOfficeFigures")
            .WithSummary("The same as an XLSX file.");
    }

    private static IResult Profiles(HttpContext http, RulebookKeeper keeper, Problems problems, string code)
    {
        var register = keeper.Book.Register;
        if (register.Office(code) is null || !ChangeProfile.Manages(http.User.ToActor(), code))
            return problems.Answer(Refusal.NotFound());
        return Results.Json(
            ListShape.Whole(register.Profiles.Where(p => p.Office == code).Reverse().Select(ProfileShape.Of))
        );
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http,
        RegisterActs acts,
        OfficeClock clock,
        Problems problems,
        string code,
        ProfileBody body
    )
    {
        var profile = ProfileInput.Read(
            body.Letterhead?.Zh,
            body.Letterhead?.En,
            body.SealText,
            body.Phone,
            body.Address?.Zh,
            body.Address?.En,
            body.HoursText?.Zh,
            body.HoursText?.En
        );
        var (version, refusal) = await acts.ChangeProfileAsync(
            new ChangeProfile(http.User.ToActor(), clock.Now, code, profile, body.Version),
            http.RequestAborted
        );
        return refusal is not null ? problems.Answer(refusal) : Results.Json(ProfileShape.Of(version!));
    }

    private static async Task<IResult> FiguresAsync(
        HttpContext http,
        OfficeFigures figures,
        FigureSheet sheet,
        RulebookKeeper keeper,
        Problems problems,
        string code,
        string? from,
        string? to
    )
    {
        http.Response.Headers.Vary = "Accept";
        if (
            MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var accepted)
            && accepted.Any(a => a.MediaType.Equals(SheetWriter.ContentType, StringComparison.OrdinalIgnoreCase))
        )
            return await SheetAsync(http, figures, sheet, problems, code, from, to);
        return await ReadAsync(http, figures, problems, code, from, to, (compared, first, last) =>
        {
            var office = keeper.Book.Register.Office(code)!;
            return Results.Json(
                new OfficeFiguresShape(
                    new(office.Code, office.Name),
                    first,
                    last,
                    compared.Figures,
                    [
                        .. compared.Items.Select(i => new ItemFiguresShape(
                            i.ItemCode,
                            keeper.Book.Items[i.ItemCode].Name,
                            i.Figures
                        )),
                    ]
                )
            );
        });
    }

    private static Task<IResult> SheetAsync(
        HttpContext http,
        OfficeFigures figures,
        FigureSheet sheet,
        Problems problems,
        string code,
        string? from,
        string? to
    ) =>
        ReadAsync(http, figures, problems, code, from, to, (compared, first, last) =>
            Results.Bytes(sheet.Write(compared, code, first, last), SheetWriter.ContentType, $"figures-{code}.xlsx")
        );

    private static async Task<IResult> ReadAsync(
        HttpContext http,
        OfficeFigures figures,
        Problems problems,
        string code,
        string? from,
        string? to,
        Func<ComparedOffice, DateOnly?, DateOnly?, IResult> answer
    )
    {
        var errors = new List<FieldError>();
        var (first, last) = (ListQuery.Day(from, "from", errors), ListQuery.Day(to, "to", errors));
        if (errors.Count == 0 && last < first)
            errors.Add(new("to", "period-wrong"));
        if (!OfficeFigures.MayRead(http.User.ToActor(), code))
            return problems.Answer(Refusal.NotFound());
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        return await figures.OfAsync(http.User.ToActor(), code, first, last, http.RequestAborted) is { } compared
            ? answer(compared, first, last)
            : problems.Answer(Refusal.NotFound());
    }
}

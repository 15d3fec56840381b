using System.Text.Json;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>
/// Brings in a file of delegations: looked at first, every mistake by its row; then entered as a whole. The page itself
/// carries the rows: nothing is kept.
/// </summary>
[RequestSizeLimit(LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestForm)]
public sealed class ImportModel(PageTools tools, RegisterActs acts, DelegationImport import) : RegisterPage(tools)
{
    private const int LargestForm = 32 * 1024 * 1024;

    public GrantDelegations? Preview { get; private set; }

    /// <summary>The rows as they are confirmed.</summary>
    public string? Rows { get; private set; }

    public static int Megabytes => DelegationFile.Megabytes;

    /// <summary>The mistakes that are in a row of the file, which the contract calls <c>rows[4].office</c>.</summary>
    public IReadOnlyList<(string Row, string Field, string[] Sentences)> ErrorsByRow =>
        [
            .. Errors
                .Where(e => e.Key.StartsWith("rows[", StringComparison.Ordinal))
                .Select(e =>
                {
                    var end = e.Key.IndexOf(']', StringComparison.Ordinal);
                    return (e.Key["rows[".Length..end], e.Key[(end + 2)..], e.Value);
                }),
        ];

    public void OnGet() { }

    public async Task<IActionResult> OnPostPreviewAsync(IFormFile? file)
    {
        if (file is null)
        {
            Tell(Beside(Tools.Problems.Of(422, "file-missing")));
            return Page();
        }

        await using var content = file.OpenReadStream();
        var (act, problem) = await import.ReadAsync(content, file.FileName, Actor, Now, HttpContext.RequestAborted);
        if (act is null)
            Tell(Beside(problem!));
        else if (import.Refused(act) is { } refusal)
            Tell(refusal);
        else
            (Preview, Rows) = (
                act,
                JsonSerializer.Serialize(act.Lines.Select(l => new CarriedRow(l.Row, l.Delegation, l.Handover)))
            );
        return Page();
    }

    public async Task<IActionResult> OnPostEnterAsync([FromForm] string? rows)
    {
        if (Carried(rows) is not { Count: > 0 } carried)
        {
            Tell(Tools.Problems.Of(400, "malformed-request"));
            return Page();
        }

        var (entered, refusal) = await acts.GrantAllAsync(
            new GrantDelegations(
                Actor,
                Now,
                [
                    .. carried.Select(r => new DelegationLine(
                        r.Row,
                        r.Delegation with
                        {
                            Instrument = TextInput.Clean(r.Delegation.Instrument),
                        },
                        [],
                        DelegationInput.Word(r.Handover)
                    )),
                ]
            ),
            HttpContext.RequestAborted
        );
        if (refusal is null)
            return LocalRedirect($"/delegations?entered={entered.Count}");
        Tell(refusal); // somebody entered another meanwhile
        return Page();
    }

    private static List<CarriedRow>? Carried(string? rows)
    {
        try
        {
            return
                JsonSerializer.Deserialize<List<CarriedRow?>>(rows ?? "") is { Count: <= SheetReader.MostRows } read
                && read.TrueForAll(r =>
                    r is { Delegation: { ItemCode: not null, Office: not null, Mode: not null, Instrument: not null } }
                )
                ? read.OfType<CarriedRow>().ToList()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ProblemDetails Beside(ProblemDetails problem)
    {
        problem.Extensions["errors"] = problem.Extensions.TryGetValue("errors", out var errors)
            ? errors
            : new Dictionary<string, string[]> { ["file"] = [problem.Detail!] };
        return problem;
    }

    private sealed record CarriedRow(int Row, Delegation Delegation, string? Handover = null);
}

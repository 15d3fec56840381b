using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Pages.Apply;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Replaces the result document (勘误): the head corrects what was mistyped, and a new one is issued (R33).</summary>
public sealed partial class CaseModel
{
    /// <summary>Begins the name of what a field was filled from.</summary>
    public const string Was = "was.";

    private ApplicationForm? typed;

    /// <summary>The fields that can be corrected: a person's data is not printed, and stays hidden (R30).</summary>
    public IEnumerable<FieldControl> Correctable =>
        Correctables.Select(name => new FieldControl(this, typed ?? Standing, Item, name, NameOf(name))
        {
            Regions = Book.Register.Regions,
        });

    /// <summary>The application as it stands.</summary>
    private ApplicationForm Standing => ApplicationForm.Of(Item, Case);

    private IEnumerable<string> Correctables =>
        ApplicationField
            .Common.Where(f =>
                !PersonalData.IsPersonal(f)
                && !IsSumOfWorks(f)
                && (IsAsked(f) || ApplicationField.Read(Case, f) is not null)
            )
            .Concat(Item.Form.Select(f => f.Name));

    /// <summary>Replaces the document. Fields that were not sent stay as they are.</summary>
    /// <param name="id">The case.</param>
    /// <param name="reason">Why.</param>
    /// <param name="version">The version of the case that the form was filled from: what changed since is not undone.</param>
    public async Task<IActionResult> OnPostReplaceAsync(Guid id, string? reason, string? version)
    {
        if (!await LoadAsync(id))
            return NotFound();
        typed = ApplicationForm.Of(Standing, Retyped(), []);
        return await DoAsync(
            id,
            "Replace",
            new ReplaceDocument
            {
                By = Actor,
                At = Now,
                Reason = TextInput.Clean(reason),
                Corrections = [.. Changed(typed)],
                VerificationCode = Codes.Verification(),
            },
            int.TryParse(version, CultureInfo.InvariantCulture, out var seen) ? seen : null
        );
    }

    /// <summary>
    /// What the fields were filled from, sent along: on a page that is out of date, a field in which nothing was typed
    /// shows what stands now.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> FilledFrom
    {
        get
        {
            var paths = Correctables.Select(ApplicationField.PathOf).ToList();
            bool IsCorrectable(string name) =>
                paths.Exists(path => name == path || name.StartsWith(path + ".", StringComparison.Ordinal));
            return Standing
                .Shown(ApplicationSteps.Of(Item))
                .Where(text => text.Value.Length > 0 && IsCorrectable(text.Key));
        }
    }

    /// <summary>What somebody typed over what the fields were filled from.</summary>
    private IEnumerable<KeyValuePair<string, string>> Retyped() =>
        Request
            .Form.Where(f => f.Value.ToString() != Request.Form[Was + f.Key].ToString())
            .Select(f => KeyValuePair.Create(f.Key, f.Value.ToString()));

    /// <summary>The fields in which something else was typed than stands there.</summary>
    private IEnumerable<FieldCorrection> Changed(ApplicationForm sent)
    {
        var stands = Standing.SentBack();
        foreach (var field in Correctables)
            if (!ApplicationField.AreSame(stands.ValueAt(field), sent.ValueAt(field)))
                yield return new(field, sent.ValueAt(field) ?? JsonSerializer.SerializeToElement(""));
    }

    /// <summary>The area of several works is theirs, and no field of its own.</summary>
    private bool IsSumOfWorks(string field) => field == "project.floorArea" && !Case.Project.Works.IsEmpty;

    private bool IsAsked(string field) =>
        field == "project.floorArea" ? Item.HasProject : Applications.Asked(Item).Contains(field);
}

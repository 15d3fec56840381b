using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Standards;

/// <summary>A form of the register: what is wrong stands beside its field, and the form stays as it was typed.</summary>
public abstract class FormPage(PageTools tools, IStringLocalizer<StandardWords> words) : StandardPage(tools, words)
{
    /// <summary>What stands in the fields, by the contract's names.</summary>
    public IReadOnlyDictionary<string, string?> Typed { get; protected set; } = new Dictionary<string, string?>();

    /// <summary>Whether an entry is changed, not a first one made.</summary>
    public bool Revises { get; protected set; }

    /// <summary>The version that the form was filled from.</summary>
    public int? Version { get; protected set; }

    /// <summary>What stands in a field.</summary>
    public string this[string field] => Typed.GetValueOrDefault(field) ?? "";

    protected static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Takes over what was posted.</summary>
    protected void Read(bool revises, int? version)
    {
        (Revises, Version) = (revises, version);
        Typed = Request.Form.ToDictionary(f => f.Key, f => (string?)TextInput.Clean(f.Value.ToString()));
    }

    protected DateOnly? Day(string field, List<FieldError> errors) => DelegationInput.Day(this[field], field, errors);
}

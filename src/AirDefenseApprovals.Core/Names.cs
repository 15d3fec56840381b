namespace AirDefenseApprovals.Core;

/// <summary>A name for people, in both languages of the office.</summary>
/// <param name="Zh">Chinese, the official one.</param>
/// <param name="En">English.</param>
public sealed record Names(string Zh, string En)
{
    /// <summary>The name in a language: English for <c>en</c>, Chinese for everything else.</summary>
    public string In(string language) => language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Zh;
}

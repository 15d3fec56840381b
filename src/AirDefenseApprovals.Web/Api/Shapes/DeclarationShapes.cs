using AirDefenseApprovals.Core;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>What an applicant declares, as it is in force (R32).</summary>
/// <param name="Version">Its version.</param>
/// <param name="Text">The words: the Chinese are declared, the English explain them.</param>
public sealed record DeclarationTextShape(int Version, Names Text);

/// <summary>What the applicant declared when handing in (R32).</summary>
/// <param name="Version">Version of the words.</param>
/// <param name="Text">The words.</param>
/// <param name="DeclaredAt">The instant.</param>
/// <param name="By">Name of the account: the applicant's, or of the clerk who had it signed.</param>
/// <param name="OnPaper">Signed on paper at the counter.</param>
public sealed record DeclarationShape(int Version, string Text, DateTimeOffset DeclaredAt, string By, bool OnPaper);

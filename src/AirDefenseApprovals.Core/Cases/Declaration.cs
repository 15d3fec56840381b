namespace AirDefenseApprovals.Core.Cases;

/// <summary>Keeps what an applicant declared when handing in (R32), word for word.</summary>
/// <param name="Version">Version of the text.</param>
/// <param name="Text">The words that were declared, in Chinese: they stay, whatever the office's text becomes.</param>
/// <param name="At">The instant.</param>
/// <param name="By">Name of the account: the applicant's, or of the clerk who had it signed at the counter.</param>
/// <param name="OnPaper">Whether it was signed on paper at the counter, and not ticked by the applicant.</param>
public sealed record Declaration(int Version, string Text, DateTimeOffset At, string By, bool OnPaper);

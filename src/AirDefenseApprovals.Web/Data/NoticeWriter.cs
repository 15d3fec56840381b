using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Words a notice and makes its row (R28). The words are frozen with the row: what was told is what stays.</summary>
public sealed class NoticeWriter
{
    /// <summary>The row of a notice.</summary>
    /// <param name="notice">What to tell.</param>
    /// <param name="case">The case after the act.</param>
    /// <param name="at">When it was told.</param>
    /// <param name="book">Names of items and offices.</param>
    public NoticeRow Write(Notice notice, Case @case, DateTimeOffset at, Rulebook book) => new()
    {
        Id = Guid.CreateVersion7(), CaseId = @case.Id, CaseNumber = @case.Number, Kind = notice.Kind, Ordinal = notice.Ordinal, To = notice.To, OwnerId = notice.To == Audience.Applicant ? @case.OwnerId : null,
        Email = notice.To == Audience.Applicant ? @case.Applicant.Email : null, Subject = notice.Kind, Body = notice.Kind, CreatedAt = at,
    };
}

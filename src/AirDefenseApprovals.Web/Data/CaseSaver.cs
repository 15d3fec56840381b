using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Puts the changes of one act into the rows of one transaction: case, tasks, journal, notices, timers, cards,
/// documents.
/// </summary>
internal sealed class CaseSaver(RowWriter rows, NoticeWriter notices, Rulebook book)
{
    /// <summary>Saves what an act changed.</summary>
    /// <param name="before">The case as it was; null for a new one.</param>
    /// <param name="version">Its version then.</param>
    /// <param name="changes">What the act changed.</param>
    public async Task SaveAsync(Case? before, int version, Changes changes)
    {
        var after = changes.Case;
        var row = new CaseRow { Id = after.Id, Version = version + 1 };
        Fill(row, after);
        if (before is null)
            await rows.InsertAsync(row);
        else if (!await rows.UpdateAsync(row, version))
            throw new DbUpdateConcurrencyException("The case changed since it was read.");
        if (before is not null)
            await ReplaceWaitingAsync(before);
        for (var i = 0; i < after.Tasks.Length; i++)
            await rows.InsertAsync(
                new TaskRow
                {
                    CaseId = after.Id,
                    Position = i,
                    Name = after.Tasks[i].Name,
                    Role = after.Tasks[i].Role,
                    Office = after.Tasks[i].Office ?? after.Office,
                    DueAt = after.Tasks[i].DueAt,
                    Assignee = after.Tasks[i].Assignee,
                    InTurn = after.Tasks[i].IsInTurn && !after.Practice,
                    Practice = after.Practice,
                }
            );
        foreach (var (turn, queue) in changes.Turns)
            await KeptTurns.SaveAsync(rows, turn, queue); // R30
        foreach (var timer in changes.Timers)
            await rows.InsertAsync(
                new TimerRow
                {
                    CaseId = after.Id,
                    Kind = timer.Kind,
                    DueAt = timer.DueAt,
                }
            );
        foreach (var entry in changes.Entries)
            await rows.InsertAsync(Row(after.Id, entry));
        var told = changes.Entries is [.., var last] ? last.At : changes.At ?? after.CreatedAt;
        foreach (var notice in changes.Notices)
            await rows.InsertAsync(notices.Write(notice, after, told, book));
        if (after.Notice is { } correction && before?.Notice is null)
            await rows.InsertAsync(
                new CorrectionNoticeRow
                {
                    CaseId = after.Id,
                    IssuedAt = correction.IssuedAt,
                    AnswerBy = correction.AnswerBy,
                }
            );
        else if (after.Notice is { } standing && before?.Notice?.AnswerBy != standing.AnswerBy)
            await rows.ExecuteAsync(
                """UPDATE "CorrectionNotices" SET "AnswerBy" = @p1 WHERE "CaseId" = @p0""",
                after.Id,
                standing.AnswerBy.ToUnixTimeMilliseconds()
            ); // R10
        if (after.DefectNotice is { } defects && before?.DefectNotice is null)
            await rows.InsertAsync(
                new DefectNoticeRow
                {
                    CaseId = after.Id,
                    IssuedAt = defects.IssuedAt,
                    Defects = defects.Items.Length,
                }
            );
        await new AcceptanceSaver(rows, book.CalendarOf(after)).SaveAsync(before, after);
        foreach (var card in after.Cards.Skip(before?.Cards.Length ?? 0))
            await rows.InsertAsync(
                new CardRow
                {
                    CaseId = after.Id,
                    Limit = card.Limit,
                    Colour = card.Colour,
                    Office = after.Office!,
                    LegalAt = card.LegalAt,
                    RecordedAt = card.RecordedAt,
                }
            );
        await new PauseSaver(rows, book.CalendarOf(after.CalendarEdition)).SaveAsync(before, changes);
        foreach (var moved in changes.Moved)
            await rows.InsertAsync(
                new MovedDateRow
                {
                    Edition = after.CalendarEdition,
                    CaseId = after.Id,
                    Limit = moved.Limit,
                    ItemNo = moved.ItemNo,
                    From = moved.From,
                    To = moved.To,
                }
            );
        await new DocumentSaver(rows).SaveAsync(before, changes);
    }

    /// <summary>Tasks and timers are what the case wants now, all of them: the old ones go, whatever they were.</summary>
    private async Task ReplaceWaitingAsync(Case before)
    {
        if (before.State == CaseState.Draft)
            return; // a draft has neither
        await rows.ExecuteAsync("""DELETE FROM "Tasks" WHERE "CaseId" = @p0""", before.Id);
        await rows.ExecuteAsync("""DELETE FROM "Timers" WHERE "CaseId" = @p0""", before.Id);
    }

    private static void Fill(CaseRow row, Case @case)
    {
        row.OwnerId = @case.OwnerId;
        row.ItemCode = @case.ItemCode;
        row.State = @case.State;
        row.Office = @case.Office;
        row.Number = @case.Number;
        row.QueryCode = @case.QueryCode;
        row.ApplicantName = @case.Applicant.Name;
        row.ProjectName = @case.Project.Name;
        row.RegionCode = @case.Project.RegionCode;
        row.FloorArea = Works.AreaOf(@case);
        row.CreatedAt = @case.CreatedAt;
        row.ReceivedAt = @case.ReceivedAt;
        row.AcceptedAt = @case.AcceptedAt;
        row.EndedAt = @case.EndedAt;
        row.Card = @case.Card;
        row.Visits = @case.Visits;
        row.AlsoIn = @case.Project.AlsoIn.IsEmpty ? null : string.Join(' ', @case.Project.AlsoIn);
        row.Practice = @case.Practice;
        row.Works = Works.Of(@case).Count;
        row.Score = @case.Rating?.Score;
        row.CheckAgreed = @case.CheckAgreed;
        if (@case.Decision is { } decision)
            (row.DecidedAt, row.DaysUsed, row.PromiseMet, row.StatutoryMet) = (
                decision.DecidedAt,
                decision.DaysUsed,
                decision.PromiseMet,
                decision.StatutoryMet
            );
        if (@case.JointAcceptances is [var first, ..])
            (row.FirstJointAt, row.FirstJointPassed) = (first.At, first.Passed);
        (row.Process, row.ProcessVersion) = (@case.Process?.DefinitionId, @case.Process?.Version);
        row.SheetVersion = @case.SheetVersion;
        row.Body = CaseJson.Write(@case);
    }

    private static JournalRow Row(Guid caseId, JournalEntry entry) =>
        new()
        {
            CaseId = caseId,
            Seq = entry.Seq,
            At = JournalEntry.InstantText(entry.At),
            RecordedAt = JournalEntry.InstantText(entry.RecordedAt),
            Act = entry.Act,
            User = entry.Actor.User,
            Role = entry.Actor.Role,
            Office = entry.Actor.Office,
            Data = entry.Data.GetRawText(),
            PreviousHash = entry.PreviousHash,
            Hash = entry.Hash,
        };
}

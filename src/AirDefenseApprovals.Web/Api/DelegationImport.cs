using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Makes one act of a file of delegations. For the API and the page alike.</summary>
public sealed class DelegationImport(RulebookKeeper keeper, Problems problems)
{
    /// <summary>The act that a file asks for; the problem when it is too large, empty, or no XLSX of delegations.</summary>
    public async Task<(GrantDelegations? Act, ProblemDetails? Problem)> ReadAsync(
        Stream content,
        string fileName,
        Actor by,
        DateTimeOffset at,
        CancellationToken cancellation
    )
    {
        var kept = new byte[DelegationFile.Megabytes * 1024 * 1024 + 1];
        var length = await content.ReadAtLeastAsync(kept, kept.Length, throwOnEndOfStream: false, cancellation);
        if (length == kept.Length)
            return (null, problems.Of(413, "file-too-large", DelegationFile.Megabytes, TextInput.Clean(fileName)));
        if (length == 0)
            return (null, problems.Of(422, "file-empty", TextInput.Clean(fileName)));
        using var file = new MemoryStream(kept, 0, length, writable: false);
        if (DelegationFile.Read(file) is not { } read)
            return (null, problems.Of(415, "file-not-accepted", TextInput.Clean(fileName), "xlsx"));
        return read.Refusal is { } refusal ? (null, problems.Of(refusal)) : (Act(read.Lines, by, at), null);
    }

    /// <summary>The act that enters some lines.</summary>
    public static GrantDelegations Act(
        IEnumerable<(int Row, DelegationInput Input)> lines,
        Actor by,
        DateTimeOffset at
    ) => new(by, at, [.. lines.Select(Line)]);

    /// <summary>What would be refused if it were entered now.</summary>
    public Refusal? Refused(GrantDelegations act) => act.Refused(keeper.Book);

    private static DelegationLine Line((int Row, DelegationInput Input) line)
    {
        var unread = new List<FieldError>();
        return new(line.Row, line.Input.Read(unread), [.. unread], line.Input.HandoverWord);
    }
}

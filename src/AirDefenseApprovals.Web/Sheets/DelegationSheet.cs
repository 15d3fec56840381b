using System.Globalization;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>The register as a sheet. It can be changed and brought in again: see <see cref="DelegationFile"/>.</summary>
public sealed class DelegationSheet(RulebookKeeper keeper, IStringLocalizer<DelegationWords> words)
{
    /// <summary>The delegations as a file, in the reader's language.</summary>
    public byte[] Write(IEnumerable<DelegationRow> delegations)
    {
        SheetColumn<DelegationRow>[] columns =
        [
            Column("itemCode", 11, d => d.ItemCode),
            Column("itemName", 36, d => ItemName(d.ItemCode)),
            Column("office", 11, d => d.Office),
            Column("officeName", 26, d => OfficeName(d.Office)),
            Column("mode", 8, d => words["mode-" + d.Mode].Value),
            Column("instrument", 30, d => d.Instrument),
            Column("handoverDate", 12, d => d.HandoverDate),
            Column("effectiveFrom", 12, d => d.EffectiveFrom),
            Column("effectiveTo", 12, d => d.EffectiveTo),
            Column("enteredBy", 14, EnteredBy),
            Column("enteredAt", 18, d => Instant(d.EnteredAt)),
            Column("revocations", 44, d => string.Join('\n', d.Revocations.Select(Revoked))),
            Column("handover", 9, d => words["handover-" + HandoverOf(d)].Value),
        ];
        return SheetWriter.Write([SheetTable.Of(words["register"], columns, delegations)]);
    }

    private SheetColumn<DelegationRow> Column(string name, double width, Func<DelegationRow, object?> value) =>
        new(words["column-" + name], width, value);

    private string? ItemName(string code) =>
        keeper.Book.Items.GetValueOrDefault(code)?.Name.In(CultureInfo.CurrentUICulture.Name);

    private string? OfficeName(string code) =>
        keeper.Book.Register.Office(code)?.Name.In(CultureInfo.CurrentUICulture.Name);

    /// <summary>Who entered it; nothing where that was not kept yet.</summary>
    private string? EnteredBy(DelegationRow delegation)
    {
        if (delegation.EnteredAt is null)
            return null;
        return delegation.EnteredBy ?? words["catalogue"].Value;
    }

    private string Revoked(RevocationRow revocation)
    {
        var lastDay = revocation.EffectiveTo?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
        var says = words["revocation-says", revocation.Instrument, lastDay].Value;
        if (revocation.RevokedAt is null)
            return says;
        return $"{says} ({revocation.RevokedBy}, {Instant(revocation.RevokedAt)})";
    }

    private static string HandoverOf(DelegationRow delegation) =>
        delegation.ReleasedOn is null ? Handover.Open : Handover.Done;

    private static string? Instant(DateTimeOffset? at) =>
        at?.ToOffset(WorkingCalendar.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

namespace AirDefenseApprovals.Tests.Api;

/// <summary>A practice case brought to its decision, as a handover asks for (R17).</summary>
internal static class Practised
{
    public static async Task PractiseAsync(this OfficeHost office, string itemCode, string county)
    {
        var clerk = await office.As("clerk." + county);
        var @case = (await clerk.PostAsync("practice", new { itemCode })).Ok(201);
        (await clerk.TaskAsync(@case, "intake", "Accepted")).Ok();
        (await (await office.As("reviewer." + county)).TaskAsync(@case, "review", "Agreed")).Ok();
        (await (await office.As("head." + county)).TaskAsync(@case, "decide", "Approved")).Ok();
    }
}

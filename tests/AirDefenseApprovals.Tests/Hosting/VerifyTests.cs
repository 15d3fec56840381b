using AirDefenseApprovals.Tests.Api;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Hosting;

/// <summary>The command <c>verify</c> on an office's own data.</summary>
public sealed class VerifyTests(VerifyTests.Host office) : IClassFixture<VerifyTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task R14_R27_the_command_finds_nothing_in_an_honest_office_and_names_what_was_tampered_with()
    {
        var applicant = await office.As("applicant1");
        var (waiting, issued) = (await applicant.AcceptedAsync("RF-13-01"), await applicant.SubmitAsync("RF-08-01"));
        (await (await office.As("clerk.city")).TaskAsync(issued, "issue", "Issued")).Ok();
        var settings = office.SameData;
        var (exit, output, errors) = await BuiltHost.RunToEndAsync(["verify"], settings);
        Assert.True(exit == 0, output + errors);
        Assert.Contains("共核对 2 件，发现 0 处不符", output, StringComparison.Ordinal);

        await office.DatabaseAsync(async db =>
            await db.Timers.ExecuteDeleteAsync()
            + await db.DocumentFiles.ExecuteUpdateAsync(f => f.SetProperty(x => x.Pdf, new byte[] { 1 }))
        );
        foreach (
            var file in Directory.EnumerateFiles(
                Path.Combine(office.DataDirectory, "files"),
                "*",
                SearchOption.AllDirectories
            )
        )
            File.Delete(file);
        (exit, output, _) = await BuiltHost.RunToEndAsync(["verify"], settings);
        Assert.Equal(1, exit);
        Assert.Contains($"{waiting["caseNumber"]}: 应有的定时事项与已登记的不符。", output, StringComparison.Ordinal);
        Assert.Contains(
            $"{waiting["caseNumber"]}: 有材料或整改凭证缺失，或内容已变。",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains($"{issued["caseNumber"]}: 结果文书缺失，或内容已变。", output, StringComparison.Ordinal);
    }
}

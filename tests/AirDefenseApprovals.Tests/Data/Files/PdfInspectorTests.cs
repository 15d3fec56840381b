using System.Diagnostics;
using System.Globalization;
using System.Text;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Hosting;
using AirDefenseApprovals.Web.Data.Files;

namespace AirDefenseApprovals.Tests.Data.Files;

/// <summary>A file made to end its reader ends a process that is there for it, and nobody else's.</summary>
public sealed class PdfInspectorTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    /// <summary>A tree of names, a dictionary and a tree of pages that lead to themselves: a stack without end.</summary>
    public static TheoryData<string> Endless =>
        [
            SmallPdf.Text(
                catalog: "/Pages 2 0 R /Names << /Dests 4 0 R >>",
                more: "4 0 obj << /Kids [4 0 R] >> endobj"
            ),
            SmallPdf.Text(more: "4 0 obj 4 0 R endobj", trailer: "/Encrypt 4 0 R"),
            SmallPdf.Text(catalog: "/Pages 4 0 R", more: "4 0 obj << /Type /Pages /Kids [4 0 R] /Count 1 >> endobj"),
            "%PDF-1.4\n1 0 obj\n" + new string('[', 1_000_000) + "\nendobj\n%%EOF",
        ];

    [Theory]
    [MemberData(nameof(Endless))]
    public async Task What_leads_to_itself_is_broken_and_the_next_file_is_read(string hostile)
    {
        Assert.NotNull(await WhyAsync(Encoding.Latin1.GetBytes(hostile)));
        Assert.Null(await WhyAsync(Person.Pdf("一页")));
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_their_own_answers()
    {
        var broken = Path.GetTempFileName();
        await File.WriteAllTextAsync(broken, "%PDF-1.7");
        await File.WriteAllBytesAsync(path, Person.Pdf("一页"));
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i => PdfInspector.WhyUnreadableAsync(i % 2 == 0 ? path : broken, CancellationToken.None))
        );
        File.Delete(broken);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? null : "pdf-broken"), answers);
    }

    [Fact]
    public async Task A_reader_that_was_killed_is_not_held_against_the_file_that_comes_next()
    {
        Assert.Null(await WhyAsync(Person.Pdf("一页")));
        foreach (var reader in Process.GetProcesses().Where(IsReader))
            reader.Kill();
        Assert.Null(await WhyAsync(Person.Pdf("一页")));
    }

    public void Dispose() => File.Delete(path);

    /// <summary>Whether a process is the one that reads for this one.</summary>
    private static bool IsReader(Process process)
    {
        try
        {
            var parent = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[^1].Split(' ')[1];
            return parent == Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
                && File.ReadAllText($"/proc/{process.Id}/cmdline")
                    .Contains(PdfInspector.Command, StringComparison.Ordinal);
        }
        catch (IOException) // it ended meanwhile
        {
            return false;
        }
    }

    private async Task<string?> WhyAsync(byte[] content)
    {
        await File.WriteAllBytesAsync(path, content);
        return await PdfInspector.WhyUnreadableAsync(path, CancellationToken.None);
    }
}

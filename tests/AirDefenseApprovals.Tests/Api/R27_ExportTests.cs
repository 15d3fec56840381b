using System.Text;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>A journal that was exported is verified by another reader (R27).</summary>
[Collection(nameof(BesetHost))]
public sealed class R27_ExportTests(BesetHost office)
{
    [Fact]
    public async Task R27_an_export_with_numbers_that_no_double_keeps_verifies_by_another_reader()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        (
            await (await office.As("reviewer.city")).PostTextAsync(
                $"cases/{@case["id"]}/tasks/review",
                """
                {
                  "outcome":"Agreed",
                  "data":{
                    "big":9007199254740993, "small":-0.0, "e":1e5, "\u20ac":1, "\r":2, "\ufb33":3,
                    "\ud83d\ude00":4, "x\u0007":"\u2028\u007f"
                  }
                }
                """
            )
        ).Ok();
        var previous = JournalEntry.NoHash;
        foreach (
            var line in (
                await (await office.As("clerk.city")).GetAsync($"cases/{@case["id"]}/journal/export")
            ).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var entry = JsonNode.Parse(line)!.AsObject();
            var hash = entry["hash"]!.GetValue<string>();
            entry.Remove("hash");
            Assert.Equal(previous, entry["previousHash"]!.GetValue<string>());
            Assert.Equal(
                hash,
                previous = Convert.ToHexStringLower(
                    System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Jcs(entry)))
                )
            );
        }
    }

    /// <summary>RFC 8785 as another house would write it: every number is a double.</summary>
    private static string Jcs(JsonNode? node) =>
        node switch
        {
            null => "null",
            JsonObject o => "{"
                + string.Join(
                    ',',
                    o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => Text(p.Key) + ":" + Jcs(p.Value))
                )
                + "}",
            JsonArray a => "[" + string.Join(',', a.Select(Jcs)) + "]",
            _ when node.GetValueKind() == System.Text.Json.JsonValueKind.String => Text(node.GetValue<string>()),
            _ when node.GetValueKind() == System.Text.Json.JsonValueKind.Number => double.Parse(
                    node.ToJsonString(),
                    System.Globalization.CultureInfo.InvariantCulture
                )
                .ToString("0", System.Globalization.CultureInfo.InvariantCulture),
            _ => node.ToJsonString(),
        };

    private static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
            text.Append(
                c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\b' => "\\b",
                    '\f' => "\\f",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    < ' ' => $"\\u{(int)c:x4}",
                    _ => c.ToString(),
                }
            );
        return text.Append('"').ToString();
    }
}

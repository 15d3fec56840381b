using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Tests.Items;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>The pictures of processes: whole, readable, and nothing drawn across anything.</summary>
public sealed partial class PictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string, bool> Pictures
    {
        get
        {
            var pictures = new TheoryData<string, bool>();
            foreach (var process in TestBook.Catalogue.Processes)
            foreach (var narrow in new[] { false, true })
                pictures.Add(process.DefinitionId, narrow);
            return pictures;
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void No_connection_runs_across_an_activity_and_no_two_activities_touch(string process, bool narrow)
    {
        var picture = Draw(process, narrow);
        var boxes = picture
            .Descendants(Svg + "rect")
            .Select(r =>
                (X: N(r, "x"), Y: N(r, "y"), Right: N(r, "x") + N(r, "width"), Under: N(r, "y") + N(r, "height"))
            )
            .ToList();
        Assert.All(boxes, a =>
            Assert.DoesNotContain(boxes, b =>
                b != a && a.X < b.Right && b.X < a.Right && a.Y < b.Under && b.Y < a.Under
            )
        );
        foreach (
            var path in picture
                .Descendants(Svg + "path")
                .Select(p => p.Attribute("d")!.Value)
                .Where(d =>
                    d.Contains('L', StringComparison.Ordinal)
                    && !d.Contains('C', StringComparison.Ordinal)
                    && !d.EndsWith('z')
                )
        )
        {
            var points = Number
                .Matches(path)
                .Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))
                .Chunk(2)
                .Select(p => (X: p[0], Y: p[1]))
                .ToList();
            foreach (var ((ax, ay), (bx, by)) in points.Zip(points.Skip(1)))
                Assert.DoesNotContain(boxes, box =>
                    Math.Min(ax, bx) < box.Right - 1
                    && Math.Max(ax, bx) > box.X + 1
                    && Math.Min(ay, by) < box.Under - 1
                    && Math.Max(ay, by) > box.Y + 1
                );
        }
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_fits_its_screen_and_names_every_task_for_eyes_and_for_screen_readers(
        string process,
        bool narrow
    )
    {
        var (picture, definition) = (Draw(process, narrow), Drawings.Of(process).Read());
        Assert.InRange(
            int.Parse(picture.Attribute("width")!.Value, CultureInfo.InvariantCulture),
            100,
            narrow ? 540 : 1000
        );
        Assert.Equal("img", picture.Attribute("role")!.Value);
        var told = picture.Element(Svg + "desc")!.Value;
        var written = picture.Descendants(Svg + "text").Select(t => t.Value).ToList();
        Assert.All(definition.HumanTasks, task =>
            Assert.Contains(DefinitionPicture.TitleOf(task, "zh"), told, StringComparison.Ordinal)
        );
        Assert.All(definition.HumanTasks, task => Assert.Contains(DefinitionPicture.TitleOf(task, "zh"), written));
        Assert.Equal(
            picture.Attribute("aria-labelledby")!.Value,
            $"{picture.Element(Svg + "title")!.Attribute("id")!.Value} {picture.Element(Svg + "desc")!.Attribute("id")!.Value}"
        );
    }

    [Fact]
    public void An_executed_process_is_drawn_in_place()
    {
        var child = Definitions.Read(
            Definitions
                .ChainJson(
                    """{"id":"s","type":"Elsa.Start"}""",
                    Definitions.Task("inner"),
                    """{"id":"e","type":"Elsa.End"}"""
                )
                .Replace("\"t\"", "\"child\"", StringComparison.Ordinal)
        );
        var parent = Definitions.Read(
            Definitions.ChainJson(
                """{"id":"s","type":"Elsa.Start"}""",
                Definitions.Task("before"),
                Definitions.Execute("sub", "child"),
                Definitions.Task("after"),
                """{"id":"e","type":"Elsa.End"}"""
            ),
            child
        );
        var picture = XElement.Parse(
            DefinitionPicture.Draw(
                parent,
                "en",
                new PictureProgress(
                    ["before"],
                    ["sub/inner"],
                    new Dictionary<string, string> { ["sub/inner"] = "until Friday" }
                )
            )
        );
        var written = picture.Descendants(Svg + "text").Select(t => t.Value).ToList();
        Assert.All(new[] { "before", "inner", "after", "▶ now until Friday" }, words =>
            Assert.Contains(words, written)
        );
        Assert.DoesNotContain("sub", written);
        Assert.Equal(4, picture.Descendants(Svg + "path").Count(p => p.Attribute("marker-end") is not null));
    }

    [Fact]
    public void Done_and_current_steps_are_marked_by_sign_and_time_and_not_by_colour_alone()
    {
        var progress = new PictureProgress(
            ["start", "intake"],
            ["review"],
            new Dictionary<string, string> { ["intake"] = "5月9日 10:12", ["review"] = "5月12日前" }
        );
        var picture = XElement.Parse(DefinitionPicture.Draw(Drawings.Of("standard").Read(), "zh", progress));
        Assert.Contains("✓ 5月9日 10:12", TextsOf(picture, "intake"));
        Assert.Contains("▶ 当前 5月12日前", TextsOf(picture, "review"));
        Assert.Equal(["审批决定"], TextsOf(picture, "decide"));
        Assert.Contains("受理审查（已完成）", picture.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
        Assert.Contains("审查（当前）", picture.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_designers_columns_and_rows_are_kept_and_without_them_the_graph_is_layered()
    {
        var drawn = Drawings.Of("filing");
        drawn.Activity("correction")["metadata"]!["designer"]!["position"]!["y"] = -400; // dragged above all others
        var placed = XElement.Parse(DefinitionPicture.Draw(drawn.Read(), "zh"));
        Assert.True(TopOf(placed, "correction") < TopOf(placed, "decide"));
        foreach (var activity in drawn.Activities())
            activity!["metadata"]!.AsObject().Remove("designer");
        var layered = XElement.Parse(DefinitionPicture.Draw(drawn.Read(), "zh"));
        Assert.True(TopOf(layered, "correction") > TopOf(layered, "decide"));
    }

    [Fact]
    public void Names_that_look_like_markup_are_shown_as_text()
    {
        var drawn = Drawings.Of("filing");
        drawn.Activity("decide")["metadata"] = new JsonObject { ["displayText"] = "<script>alert('x')</script>" };
        Assert.DoesNotContain(XElement.Parse(DefinitionPicture.Draw(drawn.Read(), "zh")).Descendants(), e =>
            e.Name.LocalName == "script"
        );
    }

    private static XElement Draw(string process, bool narrow) =>
        XElement.Parse(DefinitionPicture.Draw(Drawings.Of(process).Read(), "zh", narrow: narrow));

    private static IEnumerable<string> TextsOf(XElement picture, string activity) =>
        picture
            .Elements(Svg + "g")
            .Single(g => g.Attribute("data-activity")!.Value == activity)
            .Elements(Svg + "text")
            .Select(t => t.Value);

    private static double TopOf(XElement picture, string activity) =>
        N(
            picture
                .Elements(Svg + "g")
                .Single(g => g.Attribute("data-activity")!.Value == activity)
                .Element(Svg + "rect")!,
            "y"
        );

    private static double N(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?\d+(\.\d+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }
}

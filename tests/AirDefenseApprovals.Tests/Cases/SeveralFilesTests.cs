using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>A material is a row of files: in order, each once, with a limit for the whole.</summary>
public sealed class SeveralFilesTests
{
    private const string Code = "M30";
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public void R18_nobody_else_adds_a_file_or_takes_one_away()
    {
        var story = Draft("甲", "乙");
        foreach (
            var stranger in new[]
            {
                Story.Other,
                Story.Staff(Roles.Clerk),
                Story.Staff(Roles.Clerk, "410122"),
                Story.Supervisor,
            }
        )
        {
            Assert.Equal(RefusalKind.NotFound, story.Refused(Add("丙") with { By = stranger }).Kind);
            Assert.Equal(RefusalKind.NotFound, story.Refused(Remove("甲") with { By = stranger }).Kind);
        }
    }

    [Fact]
    public void Files_stand_in_the_order_in_which_they_were_added_and_the_first_is_told_as_before()
    {
        var material = Held(Draft("甲", "乙", "丙"));
        Assert.Equal(["甲.pdf", "乙.pdf", "丙.pdf"], Names(material));
        Assert.Equal(
            (MaterialStatus.Attached, "甲.pdf", Digest("甲"), 1000L, "application/pdf"),
            (material.Status, material.FileName, material.Sha256, material.Size!.Value, material.ContentType)
        );
    }

    [Fact]
    public void The_same_bytes_are_taken_once_under_whatever_name()
    {
        var story = Draft("甲", "乙");
        var refused = story.Refused(Add("另名", Digest("乙")));
        Assert.Equal((RefusalKind.Conflict, "file-there-already"), (refused.Kind, refused.Slug));
        Assert.Equal(["另名.pdf", "乙.pdf"], refused.Arguments.AsEnumerable());
    }

    [Fact]
    public void A_material_takes_twenty_files()
    {
        var story = Draft([.. Enumerable.Range(1, MaterialFiles.Most).Select(Text)]);
        var refused = story.Refused(Add("21"));
        Assert.Equal((RefusalKind.Conflict, "files-too-many"), (refused.Kind, refused.Slug));
        Assert.Equal("20", Assert.Single(refused.Arguments));
        story.Do(Remove("7")).Do(Add("21"));
        Assert.Equal("21.pdf", Names(Held(story))[^1]);
    }

    [Fact]
    public void Together_the_files_are_at_most_three_times_what_one_may_be()
    {
        var story = Draft();
        var most = story.Item.Material(Code)!.MaxMegabytes * Megabyte;
        story.Do(Add("甲", size: most)).Do(Add("乙", size: most)).Do(Add("丙", size: most - 5));
        var refused = story.Refused(Add("丁", size: 6));
        Assert.Equal((RefusalKind.Conflict, "files-too-large"), (refused.Kind, refused.Slug));
        Assert.Equal(["丁.pdf", Text((int)(3 * most / Megabyte))], refused.Arguments.AsEnumerable());
        Assert.Equal(4, Held(story.Do(Add("丁", size: 5))).Files.Length);
    }

    [Fact]
    public void One_is_taken_away_and_the_others_keep_their_order()
    {
        var story = Draft("甲", "乙", "丙").Do(Remove("甲"));
        Assert.Equal(["乙.pdf", "丙.pdf"], Names(Held(story)));
        Assert.Equal("file-unknown", story.Refused(Remove("甲")).Slug);
        var empty = Held(story.Do(Remove("丙")).Do(Remove("乙")));
        Assert.Equal((MaterialStatus.Missing, null, null), (empty.Status, empty.Sha256, empty.AttachedAt));
        Assert.Empty(empty.Files);
    }

    [Fact]
    public void Handed_in_as_one_file_it_takes_the_place_of_all()
    {
        var story = Draft("甲", "乙").Do(Replace("丙"));
        Assert.Equal(["丙.pdf"], Names(Held(story)));
        Assert.Null(Held(story).More);
    }

    [Fact]
    public void What_was_handed_in_stays_as_it_is()
    {
        var story = Draft("甲", "乙").Submit("2022-05-09 09:30");
        Assert.Equal("materials-closed", story.Refused(Add("丙")).Slug);
        Assert.Equal("materials-closed", story.Refused(Remove("乙")).Slug);
        var submitted = story.Journal.Single(e => e.Act == "submitted");
        Assert.Equal(
            [Digest("甲"), Digest("乙")],
            submitted
                .Data.GetProperty("materials")
                .EnumerateArray()
                .Where(m => m.GetProperty("code").GetString() == Code)
                .Select(m => m.GetProperty("sha256").GetString())
        );
    }

    [Fact]
    public void R05_all_files_that_the_notice_was_about_are_kept_beside_the_new_ones()
    {
        var story = Noticed("甲", "乙").Do(Add("丙", at: "2022-05-10 09:00")).Do(Remove("乙", "2022-05-10 09:05"));
        Assert.Equal(["甲.pdf", "丙.pdf"], Names(Held(story)));
        Assert.Equal(["甲.pdf", "乙.pdf"], Held(story).FilesBefore.Select(f => f.FileName));
        Assert.Equal("甲.pdf", Held(story).Before!.FileName);
        Assert.Superset(
            new HashSet<string>([Digest("甲"), Digest("乙"), Digest("丙")]),
            CaseFiles.Of(story.Case).ToHashSet()
        );
    }

    [Fact]
    public void R05_a_file_that_was_added_answers_its_item_and_so_does_one_that_was_taken_away()
    {
        Assert.Equal("甲.pdf、乙.pdf、丙.pdf", Answered(Noticed("甲", "乙").Do(Add("丙", at: "2022-05-10 09:00"))));
        Assert.Equal("甲.pdf", Answered(Noticed("甲", "乙").Do(Remove("乙", "2022-05-10 09:00"))));
    }

    [Fact]
    public void R05_the_same_bytes_in_another_order_are_no_answer()
    {
        var story = Noticed("甲", "乙").Do(Replace("乙", "2022-05-10 09:00")).Do(Add("甲", at: "2022-05-10 09:01"));
        Assert.True(Held(story).IsUnchanged);
        var refused = story.TaskRefused("correction", "Answered", "2022-05-10 10:00", Answers);
        Assert.Equal("answer-file-same", Assert.Single(refused.Errors).Slug);
        Assert.Contains(Applications.Findings(story.Item, story.Case, story.Book), f =>
            f.About.Slug == "file-unchanged"
        );
        Assert.Equal("甲.pdf、乙.pdf", Answered(Noticed("甲").Do(Add("乙", at: "2022-05-10 09:00"))));
    }

    [Fact]
    public void R08_a_promised_material_arrives_with_its_first_file_and_takes_more()
    {
        var story = new Story()
            .Draft("RF-03-01", without: "M12")
            .Submit("2022-05-09 09:30", new PromisedMaterial("M12", new(2022, 5, 20)))
            .Task("intake", "Accepted", "2022-05-09 10:00");
        var add = Add("甲", at: "2022-05-10 09:00") with { MaterialCode = "M12" };
        story.Do(add);
        var replace = Replace("乙", "2022-05-10 09:01") with { MaterialCode = "M12" };
        Assert.Equal("materials-closed", story.Refused(replace).Slug);
        story.Do(add with { File = Paper("乙") });
        var material = story.Case.Materials.Single(m => m.MaterialCode == "M12");
        Assert.Equal((MaterialStatus.Attached, 2), (material.Status, material.Files.Length));
        Assert.Equal(
            ["甲.pdf", "乙.pdf"],
            story
                .Journal.Where(e => e.Data.TryGetProperty("fileName", out _))
                .Select(e => e.Data.GetProperty("fileName").GetString())
        );
        var remove = Remove("甲", "2022-05-10 09:02") with { MaterialCode = "M12" };
        Assert.Equal("materials-closed", story.Refused(remove).Slug);
    }

    [Fact]
    public void A_file_handed_in_for_two_materials_is_told_wherever_it_stands()
    {
        var story = new Story().Draft("RF-03-01");
        var codes = story.Case.Materials.Where(m => m.Sha256 is not null).Select(m => m.MaterialCode).ToList();
        foreach (var code in codes) // the sample has one file for all
            story.Do(Replace(code) with { MaterialCode = code });
        foreach (var code in codes.Take(2))
            story.Do(Add("附图一") with { MaterialCode = code }).Do(Add("附图二") with { MaterialCode = code });
        var told = Applications
            .Findings(story.Item, story.Case, story.Book)
            .Where(f => f.About.Slug == "file-twice")
            .ToList();
        Assert.Equal("materials." + codes[1], Assert.Single(told).About.Field);
    }

    [Fact]
    public void R07_a_copy_takes_the_words_and_none_of_the_files()
    {
        var story = Draft("甲", "乙").Submit("2022-05-09 09:30");
        var copied = new CopyCase
        {
            By = Story.Applicant,
            At = Story.At("2022-05-10 09:00"),
            NewId = Guid.CreateVersion7(),
        }.Decide(story.Case, story.Book);
        Assert.All(Assert.IsType<Changes>(copied).Case.Materials, m => Assert.Empty(m.Files));
    }

    [Fact]
    public void A_case_of_before_reads_as_one_file_each_and_is_written_as_it_was()
    {
        var story = Noticed("甲").Do(Replace("乙", "2022-05-10 09:00"));
        var saved = JsonNode.Parse(CaseJson.Write(story.Case))!;
        var material = saved["materials"]!.AsArray().Single(m => m!["materialCode"]!.ToString() == Code)!;
        Assert.Equal(
            ["attachedAt", "before", "contentType", "fileName", "materialCode", "sha256", "size", "status"],
            material.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal)
        ); // the very members of before
        var read = CaseJson.Read(saved.ToJsonString()).Materials.Single(m => m.MaterialCode == Code);
        Assert.Equal(Paper("乙"), Assert.Single(read.Files));
        Assert.Equal(Paper("甲"), Assert.Single(read.FilesBefore));
    }

    [Fact]
    public void Several_files_come_back_from_the_database_as_they_were()
    {
        var story = Noticed("甲", "乙", "丙").Do(Remove("乙", "2022-05-10 09:00"));
        var read = CaseJson.Read(CaseJson.Write(story.Case)).Materials.Single(m => m.MaterialCode == Code);
        Assert.Equal([Paper("甲"), Paper("丙")], read.Files.AsEnumerable());
        Assert.Equal([Paper("甲"), Paper("乙"), Paper("丙")], read.FilesBefore.AsEnumerable());
    }

    /// <summary>A draft whose material has these files.</summary>
    private static Story Draft(params string[] names)
    {
        var story = new Story().Draft("RF-13-01", without: Code);
        foreach (var name in names)
            story.Do(Add(name));
        return story;
    }

    /// <summary>A case whose correction notice is about the material.</summary>
    private static Story Noticed(params string[] names) =>
        Draft(names)
            .Submit("2022-05-09 09:30")
            .Task(
                "intake",
                "CorrectionRequired",
                "2022-05-09 10:00",
                new
                {
                    items = new[]
                    {
                        new
                        {
                            materialCode = Code,
                            defect = "不清",
                            basis = "办事指南",
                            remedy = "重交",
                        },
                    },
                }
            );

    private static object Answers => new { answers = new[] { new { itemNo = 1 } } };

    /// <summary>What the item was answered by.</summary>
    private static string? Answered(Story story) =>
        story.Task("correction", "Answered", "2022-05-10 10:00", Answers).Case.Notice!.Items[0].Answer;

    private static CaseMaterial Held(Story story) => story.Case.Materials.Single(m => m.MaterialCode == Code);

    private static string[] Names(CaseMaterial material) => [.. material.Files.Select(f => f.FileName)];

    private static AddFile Add(string name, string? sha256 = null, long size = 1000, string at = "2022-01-04 10:00") =>
        new()
        {
            By = Story.Applicant,
            At = Story.At(at),
            MaterialCode = Code,
            File = Paper(name) with { Sha256 = sha256 ?? Digest(name), Size = size },
        };

    private static AttachMaterial Replace(string name, string at = "2022-01-04 11:00") =>
        new()
        {
            By = Story.Applicant,
            At = Story.At(at),
            MaterialCode = Code,
            File = Paper(name),
        };

    private static RemoveFile Remove(string name, string at = "2022-01-04 11:00") =>
        new()
        {
            By = Story.Applicant,
            At = Story.At(at),
            MaterialCode = Code,
            Sha256 = Digest(name),
        };

    private static AttachedFile Paper(string name) => new(name + ".pdf", 1000, Digest(name), "application/pdf");

    private static string Digest(string name) =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name))
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

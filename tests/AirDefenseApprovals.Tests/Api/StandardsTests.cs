using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>The standards register on the running host (R24): read by anyone, kept by administrators, every entry for good.</summary>
public sealed class StandardsTests(StandardsTests.Host office) : IClassFixture<StandardsTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1")]
    [InlineData("clerk.city")]
    [InlineData("inspector1.city")]
    [InlineData("head.city")]
    [InlineData("head.410122")]
    [InlineData("supervisor")]
    public async Task R18_the_register_is_the_administrators_to_keep(string user)
    {
        var person = await office.As(user);
        (await person.PostAsync("standards", new { number = "GB 1-2022", title = "冒名" })).Refused(403);
        (await person.PutAsync("standards/GB 50038-2005", new { title = "冒名" })).Refused(403);
        (
            await person.PostAsync(
                "standards/clauses",
                new
                {
                    standard = "GB 50038-2005",
                    clause = "99",
                    heading = "冒名",
                }
            )
        ).Refused(403);
        (await person.PutAsync("standards/GB 50038-2005/clauses/3.3", new { heading = "冒名" })).Refused(403);
        Assert.Equal(0, (await office.Anyone.GetAsync("standards?q=冒名")).Ok()["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task R24_anyone_finds_clauses_by_word_and_day()
    {
        var all = (await office.Anyone.GetAsync("standards?pageSize=1")).Ok();
        Assert.Equal((1, true), (all["items"]!.AsArray().Count, all["total"]!.GetValue<int>() > 30));
        var found = (await office.Anyone.GetAsync("standards?q=50038 出入口&on=2022-05-09")).Ok()["items"]!.AsArray();
        Assert.Equal("GB 50038-2005 3.3", Assert.Single(found)!["citation"]!.GetValue<string>());
        Assert.Equal(
            "人民防空工程施工及验收规范",
            (await office.Anyone.GetAsync("standards/GB 50134-2004")).Ok()["title"]!.GetValue<string>()
        );
        (await office.Anyone.GetAsync("standards/GB 1-1")).Refused(404);
        (await office.Anyone.GetAsync("standards/GB 50038-2005/clauses/99")).Refused(404);
        (await office.Anyone.GetAsync("standards?on=2022-02-30&page=0")).Refused(422);
    }

    [Fact]
    public async Task R24_an_edition_and_its_clauses_are_entered_revised_and_superseded()
    {
        var admin = await office.As("admin");
        var entered = (
            await admin.PostAsync(
                "standards",
                new
                {
                    number = " GB/T  900-2022 ",
                    title = "示例标准",
                    inForceFrom = "2022-01-01",
                }
            )
        ).Ok(201);
        Assert.Equal(
            ("GB/T 900-2022", 1),
            (entered["number"]!.GetValue<string>(), entered["version"]!.GetValue<int>())
        );
        (await admin.PostAsync("standards", new { number = "GB/T 900-2022", title = "示例标准" })).Refused(409, "R24");
        var clause = new
        {
            standard = "GB/T 900-2022",
            clause = "5.1",
            heading = "密闭门",
            text = "应贴合严密",
            typicalDefect = "门扇锈蚀",
            usualRemedy = "除锈",
            usualDeadlineDays = 7,
        };
        Assert.Equal(
            "2022-01-01",
            (await admin.PostAsync("standards/clauses", clause)).Ok(201)["inForceFrom"]!.GetValue<string>()
        );
        (await admin.PostAsync("standards/clauses", clause)).Refused(409, "R24");
        Assert.Equal(
            "GB/T 900-2022 5.1",
            Assert.Single((await office.Anyone.GetAsync("standards?q=锈蚀")).Ok()["items"]!.AsArray())![
                "citation"
            ]!.GetValue<string>()
        );

        var path = "standards/GB%2FT 900-2022/clauses/5.1";
        Assert.Equal(
            2,
            (
                await admin.PutAsync(
                    path,
                    new
                    {
                        heading = "防护密闭门",
                        typicalDefect = "门扇锈蚀",
                        version = 1,
                    }
                )
            ).Ok()["version"]!.GetValue<int>()
        );
        (await admin.PutAsync(path, new { heading = "又改", version = 1 })).Refused(412, "R24");
        (await admin.PutAsync(path, new { heading = "防护密闭门", typicalDefect = "门扇锈蚀" })).Refused(409, "R24");
        Assert.NotNull(
            (
                await admin.PutAsync(
                    path,
                    new
                    {
                        heading = "防护密闭门",
                        supersededBy = "GB 1-1 1",
                        inForceTo = "2022-12-31",
                    }
                )
            ).Refused(422, "R24")["errors"]!["supersededBy"]
        );
        (
            await admin.PutAsync(
                path,
                new
                {
                    heading = "防护密闭门",
                    supersededBy = "GB 50038-2005 3.3",
                    inForceTo = "2022-03-31",
                }
            )
        ).Ok();
        Assert.Equal(
            ["防护密闭门", "防护密闭门", "密闭门"],
            (await office.Anyone.GetAsync(path)).Ok()["items"]!.AsArray().Select(i => i!["heading"]!.GetValue<string>())
        );
        Assert.Equal(
            0,
            (await office.Anyone.GetAsync("standards?q=GB/T 900&on=2022-05-09")).Ok()["total"]!.GetValue<int>()
        );
        (await admin.PutAsync("standards/GB 404/clauses/1", new { heading = "x" })).Refused(404);
        (await admin.PutAsync("standards/GB 404", new { title = "x" })).Refused(404);
    }

    [Fact]
    public async Task R24_what_cannot_be_entered_is_told_by_its_field()
    {
        var admin = await office.As("admin");
        foreach (
            var (field, value) in new (string, object?)[]
            {
                ("standard", "GB 1-1"),
                ("clause", "1 1"),
                ("heading", new string('长', 201)),
                ("text", new string('长', 2001)),
                ("usualDeadlineDays", 0),
                ("usualDeadlineDays", -3),
                ("inForceTo", "2021-12-31"),
                ("supersededBy", "GB 1-1 1"),
            }
        )
        {
            var body = new Dictionary<string, object?>
            {
                ["standard"] = "GB 50038-2005",
                ["clause"] = "77",
                ["heading"] = "示例",
                ["inForceFrom"] = "2022-01-01",
                [field] = value,
            };
            Assert.NotNull((await admin.PostAsync("standards/clauses", body)).Refused(422, "R24")["errors"]![field]);
        }

        (
            await admin.PostAsync(
                "standards/clauses",
                new
                {
                    standard = "GB 50038-2005",
                    clause = "77",
                    heading = "示例",
                    inForceFrom = "2022-02-30",
                }
            )
        ).Refused(400);
        Assert.Equal(
            0,
            (await office.Anyone.GetAsync("standards?q=示例&standard=GB 50038-2005")).Ok()["total"]!.GetValue<int>()
        );
    }

    [Fact]
    public async Task R24_an_inspection_cites_what_is_in_force_at_the_drawing_review_and_the_notice_keeps_its_words()
    {
        var (admin, inspector) = (await office.As("admin"), await office.As("inspector1.city"));
        (
            await admin.PostAsync(
                "standards",
                new
                {
                    number = "GB 800-2022",
                    title = "新版",
                    inForceFrom = "2022-05-01",
                }
            )
        ).Ok(201);
        (
            await admin.PostAsync(
                "standards",
                new
                {
                    number = "GB 800-2010",
                    title = "旧版",
                    inForceTo = "2022-04-30",
                    supersededBy = "GB 800-2022",
                }
            )
        ).Ok(201);
        foreach (var standard in new[] { "GB 800-2010", "GB 800-2022" })
            (
                await admin.PostAsync(
                    "standards/clauses",
                    new
                    {
                        standard,
                        clause = "1",
                        heading = "一",
                    }
                )
            ).Ok(201);
        // Its form names a drawing review after the receipt: by the day of receipt then
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-07-01");
        var refused = (await inspector.TaskAsync(@case, "inspect", "DefectsFound", Found("GB 800-2010 1"))).Refused(
            422,
            "R24"
        );
        Assert.Contains(
            "应引用 GB 800-2022",
            refused["errors"]!["data.items[0].clause"]![0]!.GetValue<string>(),
            StringComparison.Ordinal
        );
        (await inspector.TaskAsync(@case, "inspect", "DefectsFound", Found("GB 800-2022 1"))).Ok();
        (await admin.PutAsync("standards/GB 800-2022/clauses/1", new { heading = "改写" })).Ok();
        var defect = (await inspector.GetAsync($"cases/{@case["id"]}")).Ok()["defectNotice"]!["items"]![0]!;
        Assert.Equal(
            ("新版", "一"),
            (defect["clauseTitle"]!.GetValue<string>(), defect["clauseHeading"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task R24_of_the_same_clause_entered_twenty_times_at_once_one_stands()
    {
        var admin = await office.As("admin");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    admin.PostAsync(
                        "standards/clauses",
                        new
                        {
                            standard = "GB 50038-2005",
                            clause = "66",
                            heading = "同时",
                        }
                    )
                )
        );
        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => a.Refused(409));
    }

    [Theory]
    [InlineData("""UPDATE "Clauses" SET "Heading" = 'x' """)]
    [InlineData("""DELETE FROM "Clauses" """)]
    [InlineData("""UPDATE "Standards" SET "Title" = 'x' """)]
    [InlineData("""DELETE FROM "Standards" """)]
    public async Task R24_no_entry_is_changed_or_deleted_even_by_hand(string sql) =>
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            office.DatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql))
        );

    private static object Found(string clause) =>
        new
        {
            inspectors = new[] { "示例甲", "示例乙" },
            items = new[]
            {
                new
                {
                    clause,
                    place = "1号口部",
                    problem = "坏",
                    remedy = "修",
                    deadlineDays = 5,
                },
            },
        };
}

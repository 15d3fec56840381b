using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Notices;

/// <summary>R31: a correction takes effect. What is answered in a field is the case's from then on.</summary>
public sealed class R31_CorrectionTests
{
    private const string Answered = "2022-05-10 10:00";

    [Fact]
    public void R31_the_new_value_is_the_cases_and_notice_and_journal_keep_both()
    {
        var story = Noticed("latitude", "project.address")
            .Task("correction", "Answered", Answered, Answers((1, 34.75m), (2, "示例路2号")));
        Assert.Equal(34.75m, story.Case.Form["latitude"].GetDecimal());
        Assert.Equal("示例路2号", story.Case.Project.Address);
        Assert.Equal(
            [("34.5", "34.75"), ("示例路1号", "示例路2号")],
            story.Case.Notice!.Items.Select(i => (i.Before.ToString(), i.After.ToString()))
        );
        var entry = story.Journal.Last(e => e.Act == "correctionAnswered").Data.ToString();
        Assert.Contains("示例路1号", Unescaped(entry), StringComparison.Ordinal);
        Assert.Contains("示例路2号", Unescaped(entry), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("applicant.name", "河南另一建设有限公司")]
    [InlineData("applicant.phone", "13900000000")]
    [InlineData("applicant.email", "b@example.com")]
    [InlineData("applicant.legalRepresentative", "李示例")]
    [InlineData("project.name", "示例花园二期")]
    [InlineData("project.code", "2205-410105-04-01-123456")]
    [InlineData("project.address", "示例路2号")]
    [InlineData("project.regionCode", "410102")]
    [InlineData("reason", "另一理由")]
    public void R31_every_field_that_a_notice_can_name_can_be_corrected(string field, string value)
    {
        var story = Noticed(field).Task("correction", "Answered", Answered, Answers((1, value)));
        Assert.Equal(value, ApplicationField.Read(story.Case, field)!.Value.GetString());
        Assert.Equal(value, story.Case.Notice!.Items[0].After!.Value.GetString());
    }

    [Fact]
    public void R31_who_acts_is_named_whole_or_not_at_all()
    {
        string[] fields = ["applicant.agent.name", "applicant.agent.idNumber", "applicant.agent.phone"];
        var answers = Answers((1, "王示例"), (2, "11010519491231002X"), (3, "13700000000"));
        var story = Noticed(fields).Task("correction", "Answered", Answered, answers);
        Assert.Equal(new Agent("王示例", "11010519491231002X", "13700000000"), story.Case.Applicant.Agent);
        var entry = story.Journal.Last(e => e.Act == "correctionAnswered").Data.ToString();
        Assert.DoesNotContain("13700000000", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("11010519491231002X", entry, StringComparison.Ordinal);

        var refused = Noticed("applicant.agent.name")
            .TaskRefused("correction", "Answered", Answered, Answers((1, "王示例")));
        Assert.Contains(refused.Errors, e => e.Field == "applicant.agent.phone");
    }

    [Fact]
    public void R31_an_area_is_corrected_to_a_number_and_emptied_by_an_empty_value()
    {
        var story = Noticed("project.floorArea").Task("correction", "Answered", Answered, Answers((1, 1234.5m)));
        Assert.Equal(1234.5m, story.Case.Project.FloorArea);
        Assert.Null(story.Case.Notice!.Items[0].Before); // there was none

        story = Noticed("alarmNumber").Task("correction", "Answered", Answered, Answers((1, "")));
        Assert.False(story.Case.Form.ContainsKey("alarmNumber"));
        Assert.Null(story.Case.Notice!.Items[0].After);
    }

    [Theory]
    [InlineData("latitude", "999", "form.latitude")]
    [InlineData("latitude", "\"34.75\"", "form.latitude")]
    [InlineData("project.address", "999", "project.address")]
    [InlineData("project.address", "{\"a\":1}", "project.address")]
    [InlineData("project.address", "\"\"", "project.address")]
    [InlineData("project.regionCode", "\"999999\"", "project.regionCode")]
    [InlineData("project.floorArea", "\"很大\"", "project.floorArea")]
    [InlineData("project.floorArea", "-1", "project.floorArea")]
    [InlineData("applicant.phone", "\"abc\"", "applicant.phone")]
    [InlineData("reason", "\"　\"", "form.reason")]
    public void R31_the_fields_own_checks_hold_and_nothing_changes(string field, string value, string named)
    {
        var story = Noticed(field);
        var refusal = story.TaskRefused(
            "correction",
            "Answered",
            Answered,
            Answers((1, JsonDocument.Parse(value).RootElement))
        );
        Assert.Equal("R31", refusal.Rule);
        Assert.Contains(named, refusal.Errors.Select(e => e.Field));
        Assert.Equal(CaseState.CorrectionRequired, story.Case.State);
    }

    [Fact]
    public void R31_the_old_value_sent_again_needs_words_that_say_why_it_is_right()
    {
        var story = Noticed("project.address");
        var refusal = story.TaskRefused("correction", "Answered", Answered, Answers((1, "示例路1号")));
        Assert.Equal(("R5", "answer-value-same"), (refusal.Rule, refusal.Errors[0].Slug));
        story.Task(
            "correction",
            "Answered",
            Answered,
            new
            {
                answers = new[]
                {
                    new
                    {
                        itemNo = 1,
                        text = "门牌属实",
                        value = "示例路1号",
                    },
                },
            }
        );
        Assert.False(story.Case.Notice!.Items[0].IsCorrected);
        Assert.Equal("示例路1号", story.Case.Project.Address);
    }

    [Fact]
    public void R31_neither_value_nor_words_is_no_answer()
    {
        var refusal = Noticed("project.address")
            .TaskRefused("correction", "Answered", Answered, new { answers = new[] { new { itemNo = 1 } } });
        Assert.Equal(("answers.1", "answer-value-missing"), (refusal.Errors[0].Field, refusal.Errors[0].Slug));
    }

    [Fact]
    public void R31_the_very_same_file_answers_an_item_in_words_alone()
    {
        var story = NoticedOf(
            new
            {
                materialCode = "M30",
                defect = "不清",
                basis = "办事指南",
                remedy = "重传",
            }
        );
        var again = new AttachMaterial
        {
            By = Story.Applicant,
            At = Story.At("2022-05-10 09:00"),
            MaterialCode = "M30",
            File = new("改名.pdf", 1000, new string('a', 64), "application/pdf"),
        };
        story.Do(again);
        var refusal = story.TaskRefused(
            "correction",
            "Answered",
            Answered,
            new { answers = new[] { new { itemNo = 1 } } }
        );
        Assert.Equal("answer-file-same", refusal.Errors[0].Slug);
        story.Task(
            "correction",
            "Answered",
            Answered,
            new { answers = new[] { new { itemNo = 1, text = "此件即为最新" } } }
        );
        Assert.Equal(CaseState.Submitted, story.Case.State);
    }

    [Fact]
    public void R16_R31_a_corrected_region_leaves_the_case_where_it_was_received()
    {
        var story = Noticed("project.regionCode");
        var office = story.Case.Office;
        story.Task("correction", "Answered", Answered, Answers((1, "410122")));
        Assert.Equal((office, "410122"), (story.Case.Office, story.Case.Project.RegionCode));
    }

    [Fact]
    public void R30_R31_a_persons_data_stands_in_the_journal_masked()
    {
        var story = Noticed("applicant.phone").Task("correction", "Answered", Answered, Answers((1, "13911112222")));
        Assert.Equal("13911112222", story.Case.Applicant.Phone);
        foreach (var entry in story.Journal)
            Assert.DoesNotContain("13911112222", entry.Data.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void R30_R31_of_a_mail_address_the_journal_keeps_nothing()
    {
        var story = Noticed("applicant.email").Task("correction", "Answered", Answered, Answers((1, "ab@example.com")));
        Assert.Equal("ab@example.com", story.Case.Applicant.Email);
        foreach (var entry in story.Journal)
            Assert.DoesNotContain("ab@", entry.Data.ToString(), StringComparison.Ordinal);
        var answered = story.Journal.Last(e => e.Act == "correctionAnswered").Data.GetProperty("answers")[0];
        Assert.Equal(
            ("***", "***"),
            (answered.GetProperty("before").GetString(), answered.GetProperty("after").GetString())
        );
    }

    private static Story Noticed(params string[] fields) =>
        NoticedOf([
            .. fields.Select(field =>
                (object)
                    new
                    {
                        field,
                        defect = "有误",
                        basis = "办事指南",
                        remedy = "更正",
                    }
            ),
        ]);

    private static Story NoticedOf(params object[] items) =>
        new Story()
            .Submitted("RF-13-01", "2022-05-09 09:30")
            .Task("intake", "CorrectionRequired", "2022-05-09 10:00", new { items });

    private static object Answers(params (int No, object Value)[] answers) =>
        new { answers = answers.Select(a => new { itemNo = a.No, value = a.Value }) };

    private static string Unescaped(string? json) => System.Text.RegularExpressions.Regex.Unescape(json ?? "");
}

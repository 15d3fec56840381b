using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>What a new application takes over from an earlier one: each project once, and the fields both forms ask for.</summary>
public sealed class PrefillTests
{
    [Fact]
    public void Fields_of_equal_name_type_and_label_are_taken_over_and_no_others()
    {
        var earlier = new Story().Draft("RF-13-01").Case;
        var book = TestBook.Book;
        Assert.Equal(earlier.Form.Keys, Prefill.FormFor(book.Items["RF-13-01"], earlier, book).Keys);
        var item = book.Items.Values.First(i =>
            i.Code != "RF-13-01" && i.Field("reason") is not null && i.Field("longitude") is null
        );
        Assert.Equal(["reason"], Prefill.FormFor(item, earlier, book).Keys.Intersect(["reason", "longitude"]));
        var renamed = item with
        {
            Form = [.. item.Form.Select(f => f.Name == "reason" ? f with { Type = "text" } : f)],
        };
        Assert.DoesNotContain("reason", Prefill.FormFor(renamed, earlier, book).Keys);
    }

    [Fact]
    public void A_value_that_the_new_form_would_refuse_is_not_taken_over()
    {
        var earlier = new Story().Draft("RF-13-01").Case;
        var item = TestBook.Book.Items["RF-13-01"];
        var narrowed = item with
        {
            Form = [.. item.Form.Select(f => f.Name == "longitude" ? f with { Min = 120, Max = 121 } : f)],
        };
        Assert.DoesNotContain("longitude", Prefill.FormFor(narrowed, earlier, TestBook.Book).Keys);
        Assert.Contains("latitude", Prefill.FormFor(narrowed, earlier, TestBook.Book).Keys);
    }

    [Fact]
    public void Each_project_comes_once_by_code_or_else_by_name_newest_first_at_most_twenty()
    {
        Case[] cases =
        [
            Named("甲", "2205-410105-04-01-123456"),
            Named("甲（改名）", "22054101050401123456"),
            Named("乙"),
            Named("甲", "2205-410105-04-01-999999"),
            Named("乙"),
            Named("甲"),
            Named(""),
            .. Enumerable.Range(0, 30).Select(i => Named("丙" + i)),
        ];
        var projects = Prefill.Projects(cases);
        Assert.Equal(Prefill.MostProjects, projects.Length);
        Assert.Equal(new[] { 0, 2, 3, 7 }.Select(i => cases[i].Id), projects.Take(4).Select(c => c.Id));
    }

    [Fact]
    public void The_same_number_of_an_approval_is_the_same_project()
    {
        var approval = ImmutableSortedDictionary<string, JsonElement>.Empty.Add(
            "approvalNumber",
            Story.Data("人防〔2021〕1号")
        );
        var newer = Named("甲一期") with { Form = approval };
        var older = Named("甲") with { Form = approval };
        Assert.Equal(newer.Id, Assert.Single(Prefill.Projects([newer, older])).Id);
    }

    private static Case Named(string name, string code = "") =>
        new()
        {
            Id = Guid.CreateVersion7(),
            OwnerId = "u",
            ItemCode = "RF-13-01",
            Applicant = new("person", "李示例", "", "", ""),
            Project = new(name, "", "", null) { Code = code },
            Form = ImmutableSortedDictionary<string, JsonElement>.Empty,
            CreatedAt = Story.At("2022-05-09 09:30"),
        };
}

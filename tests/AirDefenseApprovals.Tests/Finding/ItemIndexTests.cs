using AirDefenseApprovals.Core.Finding;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;
using CsCheck;

namespace AirDefenseApprovals.Tests.Finding;

/// <summary>Items by the words people use.</summary>
public sealed class ItemIndexTests
{
    private static readonly ItemIndex Index = new(TestBook.Catalogue);

    [Theory]
    [InlineData("地下室", "RF-01-01", FoundKind.Name, "地下室")]
    [InlineData("地库", "RF-01-01", FoundKind.Word, "防空地下室")]
    [InlineData("人防车位", "RF-08-01", FoundKind.Word, "平时使用登记")]
    [InlineData("地铁", "RF-05-02", FoundKind.Word, "轨道交通工程")]
    [InlineData("喇叭", "RF-13-01", FoundKind.Word, "防空警报设施")]
    [InlineData("警报器", "RF-03-01", FoundKind.Word, "防空警报设施")]
    [InlineData("异地费", "RF-11-01", FoundKind.Word, "易地建设费")]
    [InlineData("验收", "RF-07-01", FoundKind.Name, "验收")]
    [InlineData("完工", "RF-07-01", FoundKind.Word, "竣工验收")]
    [InlineData("fkdxs", "RF-01-01", FoundKind.Pinyin, "防空地下室")]
    [InlineData("fangkong", "RF-13-01", FoundKind.Pinyin, "防空")]
    [InlineData("fangkdx", "RF-14-01", FoundKind.Pinyin, "防空地下")]
    [InlineData("fk地下室", "RF-14-01", FoundKind.Pinyin, "防空地下室")]
    [InlineData("zhiyuanzhe", "RF-15-02", FoundKind.Pinyin, "志愿者")]
    [InlineData("zyz", "RF-15-02", FoundKind.Pinyin, "志愿者")]
    [InlineData("laba", "RF-13-01", FoundKind.Pinyin, "喇叭（防空警报设施）")]
    [InlineData("ＦＫＤＸＳ", "RF-01-01", FoundKind.Pinyin, "防空地下室")]
    [InlineData("ＲＦ－１４", "RF-14-01", FoundKind.Name, "rf-14")]
    [InlineData("Siren", "RF-13-02", FoundKind.Word, "防空警报设施")]
    [InlineData("确认书", "RF-14-01", FoundKind.Other, "确认书")]
    [InlineData("我要拆警报器", "RF-03-01", FoundKind.Close, "防空警报设施")]
    public void An_item_is_found_and_says_why(string typed, string code, FoundKind kind, string means)
    {
        var by = Assert.Single(Index.Find(typed).Single(f => f.Item.Code == code).By, b =>
            b.Kind != FoundKind.Close || b.Means.Zh == means
        );
        Assert.Equal(kind, by.Kind);
        if (kind == FoundKind.Name)
            Assert.Equal(means, by.Typed);
        else
            Assert.Equal(means, by.Means.Zh);
    }

    [Fact]
    public void Names_come_before_everyday_words_before_pinyin_before_all_else()
    {
        foreach (var typed in new[] { "地下室", "警报", "人防", "jc", "sb", "拆除", "登记" })
        {
            var kinds = Index.Find(typed).Select(f => f.By[0].Kind).ToList();
            Assert.Equal(kinds.Order(), kinds);
        }

        Assert.Equal("RF-03-01", Index.Find("我要拆警报器")[0].Item.Code);
        Assert.Equal(35, Index.Find(null).Length);
        Assert.Equal(35, Index.Find(" ，。 ").Length);
    }

    [Fact]
    public void Several_words_must_all_lead_there()
    {
        Assert.Equal(["RF-02-02"], Index.Find("地下室 拆除审批").Select(f => f.Item.Code));
        Assert.Equal(
            ["RF-07-01", "RF-07-02"],
            Index.Find("地库 jgys").Where(f => f.By.All(b => b.Kind <= FoundKind.Pinyin)).Select(f => f.Item.Code)
        );
        Assert.Empty(Index.Find("qqqq"));
        Assert.Empty(Index.Find("地下室 qqqq").Where(f => f.By.All(b => b.Kind != FoundKind.Close)));
    }

    [Fact]
    public void Each_item_has_an_everyday_word_and_is_found_by_all_its_initials()
    {
        Assert.All(TestBook.Catalogue.Items.Keys, code =>
            Assert.Contains(TestBook.Catalogue.Words, w => w.Items.Contains(code))
        );
        var readings = Readings.Of(TestBook.Catalogue.Items.Values.Select(i => i.Name.Zh));
        Assert.All(TestBook.Catalogue.Items.Values, item =>
        {
            var name = item.Name.Zh.Split('、')[0];
            foreach (
                var spelt in new[]
                {
                    string.Concat(name.Select(c => readings[c][0][0])),
                    string.Concat(name.Select(c => readings[c][^1])),
                }
            )
                Assert.Contains(Index.Find(spelt), f => f.Item.Code == item.Code);
        });
    }

    [Fact]
    public void A_character_with_several_readings_is_found_by_each()
    {
        var heard = new HeardText("重庆", Readings.Of(["重庆"]));
        Assert.Equal(
            ("重庆", "重庆", "重", "重庆"),
            (heard.Heard("chongqing"), heard.Heard("zhongq"), heard.Heard("zho"), heard.Heard("zhq"))
        );
        Assert.Null(heard.Heard("congqing"));
    }

    [Fact]
    public void Anything_typed_is_answered() => Gen.String.Sample(typed => Index.Find(typed).Length <= 35);

    [Theory]
    [InlineData("\"RF-01-02\"", "\"RF-99-99\"", "catalogue-unknown-item")]
    [InlineData("\"地库\"", "\"地下室\"", "catalogue-twice")]
    [InlineData("\"地库\"", "\" \"", "catalogue-empty")]
    public void A_mistake_in_the_words_stops_with_file_and_path(string words, string instead, string slug)
    {
        var files = TestBook.Files();
        var at = files.FindIndex(f => f.Path == "register/words.json");
        var place = files[at].Text.IndexOf(words, StringComparison.Ordinal);
        files[at] = files[at] with
        {
            Text = files[at].Text[..place] + instead + files[at].Text[(place + words.Length)..],
        };
        Assert.Null(Catalogue.Read(files, out var mistakes));
        Assert.StartsWith(
            "words[",
            Assert.Single(mistakes, m => m.File == "register/words.json" && m.Slug == slug).Path,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_catalogue_without_words_is_found_by_its_names()
    {
        var catalogue = Catalogue.Read(
            TestBook.Files().Where(f => f.Path is not ("register/words.json" or "register/eligibility.json")),
            out _
        )!;
        Assert.Contains(new ItemIndex(catalogue).Find("fkdxs"), f => f.Item.Code == "RF-01-01");
        Assert.Null(catalogue.Eligibility);
    }
}

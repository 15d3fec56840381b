using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Practice;

namespace AirDefenseApprovals.Web.Demo;

/// <summary>Today's work: a case in every state, with every card, at every desk, in the city and in a county.</summary>
internal static class DemoPresent
{
    private const string City = "410105",
        County = "410122";

    private static readonly object Missing = new
    {
        items = new[]
        {
            new
            {
                materialCode = "M30",
                defect = "图纸未盖章",
                basis = "办事指南材料清单",
                remedy = "盖章后重新上传",
            },
            new
            {
                materialCode = "M30",
                defect = "图号不清晰",
                basis = "办事指南材料清单",
                remedy = "上传清晰的扫描件",
            },
        },
    };
    private static readonly object Answers = new
    {
        answers = new[]
        {
            new { itemNo = 1, text = "已盖章后重新上传" },
            new { itemNo = 2, text = "已更换清晰扫描件" },
        },
    };
    private static readonly object Unmet = new { unmet = new[] { 2 } };
    private static readonly object Inspectors = new { inspectors = new[] { "示例验收员甲", "示例验收员乙" } };
    private static readonly object Defects = new
    {
        inspectors = new[] { "示例验收员甲", "示例验收员乙" },
        items = new[]
        {
            new
            {
                clause = "GB 50038-2005 3.3",
                place = "第2防护单元",
                problem = "密闭门关闭不严",
                remedy = "调整门扇并更换密封条",
                deadlineDays = 15,
                responsible = "设备安装单位",
            },
        },
    };
    private static readonly object Refusal = new { reasons = "选址与规划不符", basis = "《人民防空法》第二十二条" };

    public static IEnumerable<Func<DemoOffice, Task>> Cases() =>
        [
            o => new DemoCase(o).DraftAsync(Of(o, "RF-13-01", City, "示例通信站"), o.Back(0, 9, 40)),
            o => Submitted(o, "RF-13-01", City, "示例警报点一号", 0),
            o => Submitted(o, "RF-01-01", County, "示例县城花园", 0),
            o => Submitted(o, "RF-03-01", City, "示例警报点迁移", 1),
            o => Submitted(o, "RF-08-01", City, "示例人防车库", 0),
            o => Submitted(o, "RF-08-02", County, "示例县人防商场", 0),
            o => Submitted(o, "RF-12-01", City, "示例资质登记", 0),
            o => Submitted(o, "RF-02-01", City, "示例改造工程", 4),
            o => Submitted(o, "RF-11-02", City, "示例易地建设费", 8), // R6: nobody answered
            o => Corrected(o, 2),
            o => Corrected(o, 13), // R7: the reminder went out
            o => Corrected(o, 18), // R7: lapsed
            async o => await (await Corrected(o, 4)).TaskAsync("correction", "Answered", o.Back(1, 15), Answers),
            async o =>
                await (
                    await (await Corrected(o, 12)).TaskAsync("correction", "Answered", o.Back(9, 15), Answers)
                ).TaskAsync("intake", "Refused", o.Back(8, 10), Unmet),
            o => Accepted(o, "RF-01-03", County, "示例县易地建设", 1),
            o => Accepted(o, "RF-01-02", City, "示例城市综合体", 1),
            async o =>
                await (await Accepted(o, "RF-01-01", City, "示例科技园", 2)).TaskAsync(
                    "engineeringReview",
                    "Agreed",
                    o.Back(0, 9, 50),
                    comment: "结构满足要求"
                ),
            async o =>
                await (await Accepted(o, "RF-01-04", City, "示例设计变更", 1)).TaskAsync(
                    "review",
                    "Agreed",
                    o.Back(0, 9, 55),
                    comment: "变更合理"
                ),
            o => Accepted(o, "RF-13-01", City, "示例警报点二号", 3), // R13: yellow
            o => Accepted(o, "RF-13-01", City, "示例警报点三号", 6), // R13: red
            o => Accepted(o, "RF-03-02", City, "示例警报拆除", 23), // R13: breach
            o => Accepted(o, "RF-04-01", City, "示例拆除评审", 5), // the clock stands still while experts review
            async o =>
                await (await Accepted(o, "RF-09-01", City, "示例维护工程", 2)).ActAsync(c => new PauseClock
                {
                    By = o.Person($"clerk.{c.Office}"),
                    At = o.Back(1, 14),
                    Kind = "siteVisit",
                    ExpectedDays = 3,
                    Reason = "需要现场踏勘",
                }),
            async o =>
                await Paused(
                    await Accepted(o, "RF-13-01", City, "示例警报点六号", 8),
                    o,
                    "testing",
                    7,
                    3,
                    "需要检测安装点位的承重"
                ), // R11: open past its announced end
            async o =>
                await (
                    await Paused(
                        await Accepted(o, "RF-03-01", City, "示例警报点七号", 7),
                        o,
                        "appraisal",
                        4,
                        2,
                        "需要鉴定设施是否报废"
                    )
                ).ActAsync(c => new ResumeClock
                {
                    By = o.Person($"clerk.{c.Office}"),
                    At = o.Back(1, 15), // R11: begun on the last promised day
                }),
            async o =>
                await (await Accepted(o, "RF-11-02", City, "示例缓缴申请", 3)).ActAsync(c => new ExtendClock
                {
                    By = o.Person($"head.{c.Office}"),
                    At = o.Back(1, 14),
                    Days = 5,
                    Reason = "需要核对历年缴费记录",
                }),
            o => Accepted(o, "RF-07-01", City, "示例竣工小区", 1),
            async o =>
                await (await Accepted(o, "RF-07-01", County, "示例县竣工小区", 3)).TaskAsync(
                    "inspect",
                    "DefectsFound",
                    o.Back(2, 15),
                    Defects
                ),
            async o =>
                await (
                    await (await Accepted(o, "RF-07-02", City, "示例竣工学校", 6)).TaskAsync(
                        "inspect",
                        "DefectsFound",
                        o.Back(5, 15),
                        Defects
                    )
                ).TaskAsync(
                    "rectification",
                    "Submitted",
                    o.Back(1, 16),
                    new { answers = new[] { new { itemNo = 1, text = "已更换密封条" } } }
                ),
            async o =>
                await (await Accepted(o, "RF-07-03", City, "示例地铁站", 2)).TaskAsync(
                    "inspect",
                    "Passed",
                    o.Back(1, 15),
                    Inspectors
                ),
            o => Decided(o, "RF-13-01", City, "示例警报点四号", 12, "Approved", null, 5),
            o => Decided(o, "RF-01-03", County, "示例县项目", 9, "Approved", null, 2), // R29: a follow-up for the supervisor
            o => Decided(o, "RF-13-01", City, "示例警报点五号", 7, "Refused", Refusal, null),
            o => Filed(o, "示例质量监督备案", 3),
            o => OnTheSpot(o, "RF-08-01", City, "示例平时使用证", 2, "Issued", null),
            o => OnTheSpot(o, "RF-08-02", County, "示例县使用证变更", 3, "Issued", null),
            o => OnTheSpot(o, "RF-08-02", County, "示例县使用证补登", 1, "Issued", null),
            // So many offices that a county sees the average of all (R18)
            o => OnTheSpot(o, "RF-08-02", "410181", "示例巩义使用证变更", 2, "Issued", null),
            o => OnTheSpot(o, "RF-08-02", "410184", "示例新郑使用证变更", 1, "Issued", null),
            o => Decided(o, "RF-01-03", "410181", "示例巩义项目", 2, "Approved", null, null),
            o => OnTheSpot(o, "RF-10-01", City, "示例档案查询", 1, "Issued", null),
            o =>
                OnTheSpot(
                    o,
                    "RF-11-01",
                    City,
                    "示例减免申请",
                    4,
                    "NotRequired",
                    new { reason = "该项目依法不需办理减免" }
                ),
            o =>
                OnTheSpot(
                    o,
                    "RF-13-02",
                    City,
                    "示例资料备案",
                    5,
                    "NotCompetent",
                    new { officeName = "郑州市自然资源和规划局" }
                ),
            async o =>
                await (await Submitted(o, "RF-06-01", City, "示例撤回项目", 3)).ActAsync(c => new WithdrawCase
                {
                    By = o.Person("applicant1"),
                    At = c.SubmittedAt!.Value.AddMinutes(40),
                    Reason = "项目调整，稍后重新申请",
                }),
            async o =>
                await (await Accepted(o, "RF-01-02", County, "示例县商业中心", 2)).ActAsync(_ => new GiveOpinion
                {
                    By = o.Person("supervisor"),
                    At = o.Back(0, 9, 58),
                    Text = "请注意承诺时限，及时踏勘。",
                }),
        ];

    private static SampleApplication Of(DemoOffice o, string item, string region, string project) =>
        new(
            o.Person("applicant1"),
            item,
            region,
            project,
            o.Book.Items[item].Form.Any(f => f.Unit is not null) ? 8_640.25m : null
        );

    private static Task<DemoCase> Submitted(DemoOffice o, string item, string region, string project, int daysAgo) =>
        new DemoCase(o).SubmitAsync(Of(o, item, region, project), o.Back(daysAgo, 9, 30));

    private static async Task<DemoCase> Accepted(
        DemoOffice o,
        string item,
        string region,
        string project,
        int daysAgo
    ) =>
        await (await Submitted(o, item, region, project, daysAgo)).TaskAsync(
            "intake",
            "Accepted",
            o.Back(daysAgo, 9, 45)
        );

    private static Task<DemoCase> Paused(
        DemoCase demo,
        DemoOffice o,
        string kind,
        int daysAgo,
        int expectedDays,
        string reason
    ) =>
        demo.ActAsync(c => new PauseClock
        {
            By = o.Person($"clerk.{c.Office}"),
            At = o.Back(daysAgo, 14),
            Kind = kind,
            ExpectedDays = expectedDays,
            Reason = reason,
        });

    private static async Task<DemoCase> Corrected(DemoOffice o, int daysAgo) =>
        await (await Submitted(o, "RF-13-01", City, $"示例补正项目{daysAgo}", daysAgo)).TaskAsync(
            "intake",
            "CorrectionRequired",
            o.Back(daysAgo, 9, 50),
            Missing
        );

    private static async Task Decided(
        DemoOffice o,
        string item,
        string region,
        string project,
        int daysAgo,
        string outcome,
        object? data,
        int? score
    )
    {
        var demo = await Accepted(o, item, region, project, daysAgo);
        await demo.TaskAsync("review", outcome == "Approved" ? "Agreed" : "Disagreed", o.Back(daysAgo - 1, 10));
        await demo.TaskAsync("decide", outcome, o.Back(daysAgo - 1, 15), data);
        if (score is { } stars)
            await demo.ActAsync(_ => new RateCase
            {
                By = o.Person("applicant1"),
                At = o.Back(daysAgo - 2, 10),
                Score = stars,
                Comment = stars > 2 ? "很方便" : "希望更早通知",
            });
    }

    private static async Task Filed(DemoOffice o, string project, int daysAgo) =>
        await (await Accepted(o, "RF-14-01", City, project, daysAgo)).TaskAsync(
            "decide",
            "Approved",
            o.Back(daysAgo - 1, 11)
        );

    private static async Task OnTheSpot(
        DemoOffice o,
        string item,
        string region,
        string project,
        int daysAgo,
        string outcome,
        object? data
    ) =>
        await (await Submitted(o, item, region, project, daysAgo)).TaskAsync(
            "issue",
            outcome,
            o.Back(daysAgo, 9, 36),
            data
        );
}

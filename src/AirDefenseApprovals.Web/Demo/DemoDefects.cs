using System.Collections.Immutable;

namespace AirDefenseApprovals.Web.Demo;

/// <summary>What the demo's inspectors find: over many clauses, some of them often.</summary>
internal static class DemoDefects
{
    private static readonly ImmutableArray<DemoDefect> InBasements =
    [
        new("GB 50038-2005 3.3", "第1防护单元", "防护密闭门门框墙有蜂窝麻面", "凿除后修补并复验", 15, "施工单位"),
        new("GB 50134-2004 9", "主要出入口", "密闭门启闭不灵活，密封条老化", "调整门扇并更换密封条", 10, "安装单位"),
        new("GB 50038-2005 3.4", "排风口部", "穿墙管未做密闭处理", "补做密闭肋并填实", 10, "施工单位"),
        new("GB 50038-2005 5.2", "进风机房", "过滤吸收器未预留测压管", "按图补装测压管", 20, "安装单位"),
        new("GB 50134-2004 9", "次要出入口", "悬摆活门底座未固定", "补焊并做防锈处理", 10, "安装单位"),
        new("GB 50038-2005 3.8", "集水坑", "底板施工缝渗水", "注浆堵漏并做蓄水试验", 30, "施工单位"),
        new("GB 50038-2005 7.3", "配电间", "战时电源引入未设防护密闭盒", "按图补装并封堵", 15, "安装单位"),
        new("GB 50098-2009 5", "疏散通道", "疏散指示标志缺失", "按设计补装", 10, "建设单位"),
        new("GB 50038-2005 3.3", "连通口", "门框墙垂直度超差", "返工并重新测量", 30, "施工单位"),
        new("RFJ 01-2015 1*", "顶板", "混凝土保护层厚度不足", "出具加固方案并实施", 30, "设计单位"),
        new("GB 50038-2005 6.3", "防毒通道", "地漏未采用防爆型", "更换为防爆地漏", 10, "施工单位"),
    ];

    private static readonly ImmutableArray<DemoDefect> InStations =
    [
        new("RFJ 02-2009 1*", "区间隔断门", "门扇闭锁不到位", "调整闭锁并复测", 15, "安装单位"),
        new("RFJ 02-2009 3*", "战时进风口部", "密闭阀门手柄缺失", "补装手柄并试启闭", 10, "安装单位"),
        new("RFJ 02-2009 5*", "站厅配电室", "战时照明回路标识缺失", "补做标识", 10, "施工单位"),
    ];

    /// <summary>One to three defects, others for each case; in a case of several works, each in one of them.</summary>
    /// <param name="index">Which case.</param>
    /// <param name="works">Its works; none for one.</param>
    public static IReadOnlyList<DemoDefect> Of(int index, ImmutableArray<string> works)
    {
        var found = works.IsEmpty ? InBasements : InStations;
        return
        [
            .. Enumerable
                .Range(0, 1 + index / 2 % 3)
                .Select(n =>
                    found[(index / 2 + n * 4 + index / 20) % found.Length] with
                    {
                        Work = works.IsEmpty ? null : works[(index + n) % works.Length],
                    }
                ),
        ];
    }
}

/// <summary>A defect as it goes on the notice.</summary>
internal sealed record DemoDefect(
    string Clause,
    string Place,
    string Problem,
    string Remedy,
    int DeadlineDays,
    string Responsible
)
{
    /// <summary>The works it is in; null where the case has one.</summary>
    public string? Work { get; init; }

    /// <summary>As the contract writes it.</summary>
    public object ToItem() =>
        new
        {
            clause = Clause,
            place = Place,
            problem = Problem,
            remedy = Remedy,
            deadlineDays = DeadlineDays,
            responsible = Responsible,
            work = Work,
        };
}

using AirDefenseApprovals.Web.Documents;

namespace AirDefenseApprovals.Tests.Documents;

/// <summary>A document of each kind, as the office would print it.</summary>
internal static class Samples
{
    public const string Url = "https://rfb.zhengzhou.gov.cn/documents/郑人防许决字-2022-0012?code=7K3M-9QXA-T2";

    public static readonly PrintedWords Words = new()
    {
        ActingOffice = "（受托办理机关：{0}）",
        Page = "第 {0} 页 共 {1} 页",
        Date = "yyyy年M月d日",
        Ordinal = "序号",
        VerificationCode = "核验码：{0}",
        VerificationHint = "扫描二维码或访问下列网址，输入文号和核验码，即可核验本文书真伪。",
        SealNote = "电子印章示例",
    };

    public static readonly DateTimeOffset Issued = new(2022, 5, 8, 17, 30, 0, TimeSpan.Zero); // 9 May in Zhengzhou

    public static PrintedDocument Decision { get; } =
        new()
        {
            Letterhead = "郑州市人民防空办公室",
            ActingOffice = null,
            Title = "准予行政许可决定书",
            Number = "郑人防许决字〔2022〕第0012号",
            Sections =
            [
                new Paragraph("郑州航空港兴港置业有限公司：", Indented: false),
                new Paragraph(
                    """
                    你单位于2022年5月6日提出的“应建防空地下室的民用建筑项目报建审批”申请（受理编号：4101-20220506-0007-3），本机关于当日受理。经审查，申请材料齐全，符合法定形式，所报兴港花园二期项目防空地下室设计符合《人民防空地下室设计规范》（GB 50038—2005）的要求。
                    根据《中华人民共和国行政许可法》第三十四条、第三十八条第一款和《中华人民共和国人民防空法》第二十二条的规定，本机关决定准予行政许可，许可内容如下：
                    """
                ),
                new Facts([
                    new("项目名称", "兴港花园二期"),
                    new("建设地点", "郑州市郑东新区平安大道与博学路交叉口东北角"),
                    new("总建筑面积", "128,450.3700 ㎡"),
                    new(
                        "防空地下室",
                        "应建面积 6,422.5185 ㎡，防护类别甲类，抗力级别核6级、常6级，战时用途为二等人员掩蔽部，平时用途为汽车库"
                    ),
                    new("许可有效期", "2022年5月9日至2024年5月8日"),
                ]),
                new Paragraph(
                    "请你单位严格按照审查批准的施工图设计文件组织施工，并在开工前办理人民防空工程质量监督手续。如需变更设计，应当向本机关重新提出申请。"
                ),
            ],
            SignedBy = "郑州市人民防空办公室",
            IssuedAt = Issued,
            VerificationCode = "7K3M-9QXA-T2",
            VerificationUrl = Url,
            SealText = "郑州市人民防空办公室",
        };

    public static PrintedDocument CorrectionNotice { get; } =
        new()
        {
            Letterhead = "郑州市人民防空办公室",
            ActingOffice = "中牟县人民防空办公室",
            Title = "一次性补正告知书",
            Number = "牟人防补告字〔2022〕第0003号",
            Sections =
            [
                new Paragraph("河南中原建设集团有限公司：", Indented: false),
                new Paragraph(
                    "你单位提出的“人民防空工程竣工验收备案”申请材料不齐全，根据《中华人民共和国行政许可法》第三十二条第一款第四项的规定，现将需要补正的全部内容一次性告知如下，请于2022年5月30日前通过网上办理系统补正："
                ),
                new Table(
                    ["材料或表单项", "存在问题", "依据", "补正要求"],
                    [
                        [
                            "防空地下室施工图设计文件",
                            "人防门门框墙配筋图缺少设计单位出图专用章，图号 RF-JG-03、RF-JG-04 两张图纸模糊不清",
                            "《人民防空地下室设计规范》GB 50038—2005 第4.7.2条",
                            "重新上传加盖出图专用章的清晰图纸（PDF格式，不超过50MB）",
                        ],
                        [
                            "人防专用设备出厂合格证和检测报告",
                            "缺少过滤吸收器检测报告",
                            "《人民防空专用设备生产安装管理暂行办法》（国人防〔2014〕438号）第十二条",
                            "补充由具备资质的检测机构出具的检测报告",
                        ],
                        [
                            "授权委托书",
                            "受托人身份证号码与所附身份证复印件不一致",
                            "《民法典》第一百六十五条",
                            "更正后重新上传",
                        ],
                    ],
                    Numbered: true
                ),
                new Paragraph("逾期未补正的，视为放弃申请。补正后本机关不再提出新的补正要求。"),
            ],
            SignedBy = "中牟县人民防空办公室",
            IssuedAt = Issued,
            VerificationCode = "P4TD-22MK-C7",
            VerificationUrl = Url,
            SealText = "中牟县人民防空办公室",
        };

    public static PrintedDocument Receipt { get; } =
        new()
        {
            Letterhead = "郑州市人民防空办公室",
            ActingOffice = null,
            Title = "收件回执",
            Number = null,
            Sections =
            [
                new Facts([
                    new("受理编号", "4101-20220506-0007-3"),
                    new("查询码", "W6QX-41ZN"),
                    new("申请事项", "人民防空工程平时使用证办理"),
                    new("申请人", "李䶮"),
                    new("收件时间", "2022年5月6日 15:24"),
                    new("承诺办结", "1个工作日（2022年5月9日 17:00前）"),
                ]),
                new Heading("说明"),
                new NumberedList([
                    "本回执仅证明收到申请，不代表受理。",
                    "本机关将在5个工作日内作出是否受理的决定；逾期不告知的，自收到申请材料之日起即为受理。",
                ]),
            ],
            SignedBy = "郑州市人民防空办公室",
            IssuedAt = Issued,
        };

    public static PrintedDocument LongNotice { get; } =
        Decision with
        {
            Title = "人民防空工程竣工验收一次性告知整改通知书",
            Sections =
            [
                new Paragraph("河南中原建设集团有限公司：", Indented: false),
                new Paragraph("经现场检查，该工程存在下列问题，请按要求整改："),
                new Table(
                    ["部位", "问题", "标准条文", "整改要求"],
                    [
                        .. Enumerable
                            .Range(1, 45)
                            .Select(i =>
                                (IReadOnlyList<string>)
                                    [
                                        $"第{i}防护单元",
                                        i % 3 == 0
                                            ? "密闭门扇与门框墙贴合不严密，密封条老化开裂，关闭后透光检查不合格"
                                            : "穿墙管线未做密闭处理",
                                        "RFJ 01—2002 第3.2.1条",
                                        "更换密封条并重新调试",
                                    ]
                            ),
                    ],
                    Numbered: true
                ),
                new Paragraph("整改完成后请提交复验申请。"),
            ],
        };
}

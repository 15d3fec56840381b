namespace AirDefenseApprovals.Tests.Api;

/// <summary>What goes with the outcomes of tasks, where a test does not care what it says.</summary>
internal static class TaskData
{
    /// <summary>A correction notice about one material.</summary>
    public static readonly object Correction = new
    {
        items = new[]
        {
            new
            {
                materialCode = "M30",
                defect = "图纸未盖章",
                basis = "办事指南",
                remedy = "盖章后上传",
            },
        },
    };

    /// <summary>An inspection by two that found one defect.</summary>
    public static readonly object Defects = new
    {
        inspectors = new[] { "示例甲", "示例乙" },
        items = new[]
        {
            new
            {
                clause = "GB 50038-2005 3.3",
                place = "第2防护单元",
                problem = "密闭门关闭不严",
                remedy = "更换密封条",
                deadlineDays = 15,
            },
        },
    };
}

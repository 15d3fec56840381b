using System.Text;
using System.Text.Json;

namespace AirDefenseApprovals.Workflows.Elsa;

/// <summary>What happens in one advance; one per scope. As a writer it takes the lines of Elsa's WriteLine.</summary>
internal sealed class AdvanceLog : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Ids of the effects passed, in order.</summary>
    public List<string> Effects { get; } = [];

    /// <summary>Lines written.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>What scripts see as <c>case</c>.</summary>
    public JsonElement? Facts { get; set; }

    /// <summary>Activities executed so far.</summary>
    public int Steps { get; set; }

    public override void WriteLine(string? value) => Lines.Add(value ?? "");
}

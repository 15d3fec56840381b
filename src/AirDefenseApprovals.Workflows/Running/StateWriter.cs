using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>
/// Writes a state. The names are short because every step of every case writes them; <see cref="FrameState"/> says what
/// they mean.
/// </summary>
internal static class StateWriter
{
    public const int Version = 1;

    public static string Write(WorkflowState state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Json.Writing))
            Write(writer, state);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, WorkflowState state)
    {
        writer.WriteStartObject();
        writer.WriteNumber("v", Version);
        writer.WriteNumber("status", (int)state.Status);
        if (state.Fault is not null)
            writer.WriteString("fault", state.Fault);
        if (state.Name is not null)
            writer.WriteString("name", state.Name);
        writer.WriteStartArray("open");
        for (var index = 0; index < state.Open.Count; index++)
            WriteBookmark(writer, state.Open[index], state.Owners[index]);
        writer.WriteEndArray();
        WriteTexts(writer, "completed", state.Completed);
        WriteVariables(writer, "variables", state.Variables);
        if (state.Outputs.Count > 0)
            WriteVariables(writer, "outputs", state.Outputs);
        writer.WriteStartArray("frames");
        foreach (var frame in state.Frames)
            WriteFrame(writer, frame);
        writer.WriteEndArray();
        WriteNumbers(writer, "callbacks", state.Callbacks);
        if (state.EngineState is not null)
        {
            writer.WritePropertyName("engine");
            writer.WriteRawValue(state.EngineState, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static void WriteBookmark(Utf8JsonWriter writer, Bookmark bookmark, int owner)
    {
        writer.WriteStartObject();
        writer.WriteString("id", bookmark.ActivityId);
        writer.WriteString("name", bookmark.Name);
        writer.WriteString("role", bookmark.Role);
        WriteTexts(writer, "outcomes", bookmark.Outcomes);
        if (bookmark.Wait is { } wait)
            writer.WriteNumber("wait", wait.Ticks);
        writer.WriteNumber("f", owner);
        writer.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter writer, FrameState frame)
    {
        writer.WriteStartObject();
        writer.WriteNumber("n", frame.Node);
        writer.WriteNumber("p", frame.Parent);
        writer.WriteNumber("s", (int)frame.Status);
        if (frame.Counter is { } counter)
            writer.WriteNumber("k", counter);
        if (frame.Breaking)
            writer.WriteBoolean("x", true);
        if (frame.Pending is not null)
            WriteNumbers(writer, "w", frame.Pending);
        if (frame.Visits is not null)
            WriteNumbers(writer, "a", frame.Visits);
        if (frame.Passages is not null)
            WriteNumbers(writer, "c", frame.Passages);
        if (frame.Inputs is not null)
            WriteVariables(writer, "i", frame.Inputs);
        if (frame.Outputs is not null)
            WriteVariables(writer, "o", frame.Outputs);
        if (frame.Variables is not null)
            WriteVariables(writer, "y", frame.Variables);
        writer.WriteEndObject();
    }

    private static void WriteVariables(
        Utf8JsonWriter writer,
        string name,
        IReadOnlyDictionary<string, string> variables
    )
    {
        writer.WriteStartObject(name);
        foreach (var (key, value) in variables)
        {
            writer.WritePropertyName(key);
            writer.WriteRawValue(value, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        for (var index = 0; index < texts.Count; index++)
            writer.WriteStringValue(texts[index]);
        writer.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, int[] numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
            writer.WriteNumberValue(number);
        writer.WriteEndArray();
    }
}

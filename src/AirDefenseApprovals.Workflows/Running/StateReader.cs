using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Properties it does not know are passed over.</summary>
internal static class StateReader
{
    public static WorkflowState Read(string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
            return Read(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("This is not the state of a workflow instance.", exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static WorkflowState Read(ref Utf8JsonReader reader)
    {
        var (status, version) = (WorkflowStatus.Suspended, 0);
        string? fault = null,
            name = null,
            engineState = null;
        var (open, owners, completed, frames) = (
            new List<Bookmark>(),
            new List<int>(),
            new List<string>(),
            new List<FrameState>()
        );
        int[] callbacks = [];
        Dictionary<string, string>? variables = null,
            outputs = null;
        Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, "v"u8))
                version = reader.GetInt32();
            else if (Is(ref reader, "status"u8))
                status = (WorkflowStatus)reader.GetInt32();
            else if (Is(ref reader, "fault"u8))
                fault = reader.GetString();
            else if (Is(ref reader, "name"u8))
                name = reader.GetString();
            else if (Is(ref reader, "open"u8))
                ReadBookmarks(ref reader, open, owners);
            else if (Is(ref reader, "completed"u8))
                ReadTexts(ref reader, completed);
            else if (Is(ref reader, "variables"u8))
                variables = ReadVariables(ref reader);
            else if (Is(ref reader, "outputs"u8))
                outputs = ReadVariables(ref reader);
            else if (Is(ref reader, "frames"u8))
                ReadFrames(ref reader, frames);
            else if (Is(ref reader, "callbacks"u8))
                callbacks = ReadNumbers(ref reader);
            else if (Is(ref reader, "engine"u8))
                engineState = ReadRaw(ref reader);
            else
                Pass(ref reader);
        }

        if (version is < 1 or > StateWriter.Version)
            throw new FormatException(
                $"This state is of version {version}; this engine reads up to version {StateWriter.Version}."
            );
        return new WorkflowState
        {
            Status = status,
            Fault = fault,
            Name = name,
            Open = open,
            Owners = [.. owners],
            Completed = completed,
            Variables = variables ?? [],
            Outputs = outputs ?? [],
            Frames = [.. frames],
            Callbacks = callbacks,
            EngineState = engineState,
        };
    }

    private static void ReadBookmarks(ref Utf8JsonReader reader, List<Bookmark> open, List<int> owners)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            string id = "",
                name = "",
                role = "";
            var (outcomes, owner) = (new List<string>(), -1);
            TimeSpan? wait = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (Is(ref reader, "id"u8))
                    id = reader.GetString()!;
                else if (Is(ref reader, "name"u8))
                    name = reader.GetString()!;
                else if (Is(ref reader, "role"u8))
                    role = reader.GetString()!;
                else if (Is(ref reader, "outcomes"u8))
                    ReadTexts(ref reader, outcomes);
                else if (Is(ref reader, "wait"u8))
                    wait = TimeSpan.FromTicks(reader.GetInt64());
                else if (Is(ref reader, "f"u8))
                    owner = reader.GetInt32();
                else
                    Pass(ref reader);
            }

            open.Add(new(id, name, role, outcomes) { Wait = wait });
            owners.Add(owner);
        }
    }

    private static void ReadFrames(ref Utf8JsonReader reader, List<FrameState> frames)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var (node, parent, status) = (0, -1, FrameStatus.Pending);
            int? counter = null;
            int[]? pending = null,
                visits = null,
                passages = null;
            var breaking = false;
            Dictionary<string, string>? variables = null,
                inputs = null,
                outputs = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (Is(ref reader, "n"u8))
                    node = reader.GetInt32();
                else if (Is(ref reader, "p"u8))
                    parent = reader.GetInt32();
                else if (Is(ref reader, "s"u8))
                    status = (FrameStatus)reader.GetInt32();
                else if (Is(ref reader, "k"u8))
                    counter = reader.GetInt32();
                else if (Is(ref reader, "x"u8))
                    breaking = reader.GetBoolean();
                else if (Is(ref reader, "w"u8))
                    pending = ReadNumbers(ref reader);
                else if (Is(ref reader, "a"u8))
                    visits = ReadNumbers(ref reader);
                else if (Is(ref reader, "c"u8))
                    passages = ReadNumbers(ref reader);
                else if (Is(ref reader, "i"u8))
                    inputs = ReadVariables(ref reader);
                else if (Is(ref reader, "o"u8))
                    outputs = ReadVariables(ref reader);
                else if (Is(ref reader, "y"u8))
                    variables = ReadVariables(ref reader);
                else
                    Pass(ref reader);
            }

            frames.Add(
                new(node, parent, status)
                {
                    Counter = counter,
                    Breaking = breaking,
                    Pending = pending,
                    Visits = visits,
                    Passages = passages,
                    Inputs = inputs,
                    Outputs = outputs,
                    Variables = variables,
                }
            );
        }
    }

    private static Dictionary<string, string> ReadVariables(ref Utf8JsonReader reader)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            variables[name] = ReadRaw(ref reader);
        }

        return variables;
    }

    private static string ReadRaw(ref Utf8JsonReader reader)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return value.RootElement.GetRawText();
    }

    private static void ReadTexts(ref Utf8JsonReader reader, List<string> texts)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
            texts.Add(reader.GetString()!);
    }

    private static int[] ReadNumbers(ref Utf8JsonReader reader)
    {
        var numbers = new List<int>();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
            numbers.Add(reader.GetInt32());
        return [.. numbers];
    }

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(name))
            return false;
        reader.Read();
        return true;
    }

    private static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new FormatException("This is not the state of a workflow instance.");
    }
}

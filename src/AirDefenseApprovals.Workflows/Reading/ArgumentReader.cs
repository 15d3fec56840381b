using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;
using ValueType = AirDefenseApprovals.Workflows.Graph.ValueType;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>Reads what a workflow declares to take, to give and to leave by.</summary>
internal static class ArgumentReader
{
    public static void Read(DefinitionReader reader, Node workflow)
    {
        workflow.Takes = Arguments(reader, workflow.Json, "inputs");
        workflow.Gives = Arguments(reader, workflow.Json, "outputs");
        var place = -1;
        foreach (var outcome in reader.Items(workflow.Json, "outcomes", "outcomes"))
        {
            place++;
            if (outcome.ValueKind != JsonValueKind.String)
                reader.Mistake($"outcomes[{place}]", DefinitionMistakes.WrongKind, "string");
        }
    }

    private static Argument[] Arguments(DefinitionReader reader, JsonElement document, string property)
    {
        var arguments = new List<Argument>();
        var place = -1;
        foreach (var item in reader.Items(document, property, property))
        {
            var here = $"{property}[{++place}]";
            if (item.Text("name") is not { Length: > 0 } name)
            {
                reader.Mistake($"{here}.name", DefinitionMistakes.MissingVariableName);
                continue;
            }

            if (arguments.Exists(argument => argument.Name == name))
                reader.Mistake($"{here}.name", DefinitionMistakes.DuplicateVariable, name);
            if (!ValueType.TryRead(item.Text("type"), false, out _))
                reader.Mistake($"{here}.type", DefinitionMistakes.UnknownVariableType, item.Text("type")!);
            arguments.Add(new(name, VariableReader.IsStored(reader, item, here, "storageDriverType")));
        }

        return [.. arguments];
    }
}

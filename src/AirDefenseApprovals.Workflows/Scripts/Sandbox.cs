using Jint;
using Jint.Native;
using Jint.Native.Array;
using Jint.Native.Json;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace AirDefenseApprovals.Workflows.Scripts;

/// <summary>
/// Makes the interpreter: no CLR, no clock worth the name, bounded statements, memory, depth and time. The interpreter looks at its bounds
/// between statements and in most of its own loops; what it does in one go, or what never ends, is taken away or bounded here.
/// </summary>
internal static class Sandbox
{
    /// <summary>The most characters of a text that a script may make at once or leave behind: what the bytes of memory hold.</summary>
    public const int MostCharacters = MostBytes / sizeof(char);

    private const int MostStatements = 10_000,
        MostBytes = 4_000_000,
        MostDepth = 64,
        MostElements = 100_000;

    /// <summary>
    /// What waits, shares memory, outlives the script, takes memory without asking, or leads from one native call into
    /// the next without end.
    /// </summary>
    private static readonly string[] TakenAway =
    [
        "Atomics",
        "SharedArrayBuffer",
        "ShadowRealm",
        "FinalizationRegistry",
        "WeakRef",
        "Proxy",
        "ArrayBuffer",
        "DataView",
        "Int8Array",
        "Uint8Array",
        "Uint8ClampedArray",
        "Int16Array",
        "Uint16Array",
        "Int32Array",
        "Uint32Array",
        "BigInt64Array",
        "BigUint64Array",
        "Float16Array",
        "Float32Array",
        "Float64Array",
    ];

    /// <summary>An interpreter for one script.</summary>
    /// <param name="plain">Whether the script does nothing that could leave the bounds between two of its statements.</param>
    public static Engine Create(bool plain)
    {
        var engine = new Engine(options =>
        {
            options
                .LimitMemory(MostBytes)
                .MaxStatements(MostStatements)
                .LimitRecursion(MostDepth)
                .Constraint(new ScriptPatience())
                .RegexTimeoutInterval(ScriptPatience.LongestTime)
                .LocalTimeZone(TimeZoneInfo.Utc);
            if (plain)
                return;
            options.DisableStringCompilation();
            options.AgentCanSuspend = false;
            options.Constraints.MaxArraySize = MostElements;
            options.Constraints.StackOverflowGuard = true;
            options.Constraints.PromiseTimeout = ScriptPatience.LongestTime;
        });
        if (!plain)
            Harden(engine);
        return engine;
    }

    private static void Harden(Engine engine)
    {
        foreach (var name in TakenAway)
            engine.Global.Delete(name);
        var (text, array) = (Prototype(engine, "String"), Prototype(engine, "Array"));
        Prototype(engine, "Iterator").Delete("drop"); // it looks at no bound, and may be told to go on for ever
        Bound(engine, text, "repeat", (self, arguments) => Fits(LengthOf(self), CountOf(arguments), arguments));
        foreach (var name in (string[])["replace", "replaceAll"])
            Bound(engine, text, name, (self, arguments) =>
                Fits(LengthOf(self) + 1, ReplacedBy(self, arguments), arguments)
            );

        foreach (var name in (string[])["with", "toReversed", "toSorted"])
            Bound(engine, array, name, (self, arguments) => Fits(self.AsObject().Get("length"), arguments));

        // An array that holds one other twice, and that one a third, and so on, is small, and 2^n elements once it is unfolded.
        var unfolded = new Unfolded();
        foreach (var name in (string[])["join", "toLocaleString"])
            Bound(
                engine,
                array,
                name,
                (self, arguments) => unfolded.Enter(self, arguments),
                result => unfolded.Leave(result)
            );
        foreach (var name in (string[])["flat", "flatMap"])
            Bound(engine, array, name, (self, arguments) => new Unfolded().Walked(self, arguments));
        Bound(engine, engine.Global.Get("JSON").AsObject(), "stringify", (_, arguments) => Counted(engine, arguments));
    }

    /// <summary>The value of a script, or of a variable that it sets, as JSON text.</summary>
    /// <param name="engine">The interpreter.</param>
    /// <param name="value">The value.</param>
    /// <param name="plain">Whether the script is plain: then nothing in the value can unfold.</param>
    public static string Text(Engine engine, JsValue value, bool plain)
    {
        if (value.IsUndefined())
            return "null";
        if (LengthOf(value) > MostCharacters)
            throw new MemoryLimitExceededException("the script makes too long a text");
        var counter = plain || !value.IsObject() ? JsValue.Undefined : Counter(engine);
        var text = new JsonSerializer(engine).Serialize(value, counter, JsValue.Undefined);
        return text.IsUndefined() ? "null" : Json.WellFormed(text.AsString());
    }

    /// <summary>
    /// A replacer of JSON.stringify that replaces nothing, but counts: the interpreter itself writes an object as often
    /// as it is met.
    /// </summary>
    private static ClrFunction Counter(Engine engine)
    {
        var unfolded = new Unfolded();
        return new ClrFunction(engine, "", (_, arguments) =>
        {
            unfolded.Count(LengthOf(arguments[0]) + LengthOf(arguments[1]));
            engine.Constraints.Check();
            return arguments[1];
        });
    }

    private static JsValue[] Counted(Engine engine, JsValue[] arguments)
    {
        switch (arguments)
        {
            case [ObjectInstance value]:
                return [value, Counter(engine)];
            case [ObjectInstance value, var replacer, .. var rest] when replacer.IsUndefined() || replacer.IsNull():
                return [value, Counter(engine), .. rest];
            case [var value, ..]:
                new Unfolded().Walk(value);
                return arguments;
            default:
                return arguments;
        }
    }

    private static ObjectInstance Prototype(Engine engine, string constructor) =>
        engine.Global.Get(constructor).AsObject().Get("prototype").AsObject();

    /// <summary>Puts a check before one of the interpreter's own functions; and one after it.</summary>
    private static void Bound(
        Engine engine,
        ObjectInstance holder,
        string name,
        Func<JsValue, JsValue[], JsValue[]> before,
        Action<JsValue>? after = null
    )
    {
        var native = holder.Get(name);
        var length = native.AsObject().Get("length").AsNumber();
        var bounded = new ClrFunction(
            engine,
            name,
            (self, arguments) =>
            {
                engine.Constraints.Check();
                var result = engine.Call(native, self, before(self, arguments));
                after?.Invoke(result);
                return result;
            },
            (int)length,
            PropertyFlag.Configurable
        );
        holder.DefineOwnProperty(
            name,
            new PropertyDescriptor(bounded, writable: true, enumerable: false, configurable: true)
        );
    }

    private static int LengthOf(JsValue value) => value is JsString text ? text.Length : 0;

    private static double CountOf(JsValue[] arguments) => arguments is [JsNumber count, ..] ? count.AsNumber() : 0;

    /// <summary>How long at most what stands in for one match is; <c>$`</c> and its like stand for parts of the text itself.</summary>
    private static double ReplacedBy(JsValue self, JsValue[] arguments)
    {
        if (arguments is not [_, JsString by, ..])
            return 0;
        return by.Length + (by.ToString().Contains('$', StringComparison.Ordinal) ? LengthOf(self) : 0);
    }

    private static JsValue[] Fits(double length, double times, JsValue[] arguments) =>
        length * times <= MostCharacters * 5.0
            ? arguments
            : throw new MemoryLimitExceededException("the script makes too long a text");

    private static JsValue[] Fits(JsValue length, JsValue[] arguments) =>
        length is JsNumber number && number.AsNumber() > MostElements
            ? throw new MemoryLimitExceededException("the script makes too long an array")
            : arguments;

    /// <summary>Counts what arrays and objects come to once everything in them is written out.</summary>
    internal sealed class Unfolded
    {
        private const int DeepestWalk = 1_000;

        private long elements;
        private long characters;

        public JsValue[] Enter(JsValue self, JsValue[] arguments)
        {
            Count(0);
            if (self is ArrayInstance array)
            {
                foreach (var element in array)
                    Count(LengthOf(element));
            }

            return arguments;
        }

        public void Leave(JsValue result) => Count(LengthOf(result));

        public JsValue[] Walked(JsValue value, JsValue[] arguments)
        {
            Walk(value);
            return arguments;
        }

        public void Walk(JsValue value, int depth = 0)
        {
            Count(LengthOf(value));
            if (value is not ObjectInstance holder || depth > DeepestWalk)
                return; // too deep for the interpreter, which says so itself
            foreach (var (_, property) in holder.GetOwnProperties())
            {
                if (property.Enumerable && property.Get is null && property.Value is { } inner)
                    Walk(inner, depth + 1);
            }
        }

        public void Count(int length)
        {
            elements++;
            characters += length;
            if (elements > MostElements || characters > MostCharacters * 2L)
                throw new MemoryLimitExceededException("the script unfolds too much");
        }
    }
}

using System.Diagnostics;
using System.Text.Json;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>
/// What a script cannot do: wait, grow or go on without end, not even inside one call of the interpreter's own. It
/// faults its instance, soon.
/// </summary>
public sealed class SandboxTests
{
    /// <summary>As long as anybody waits, and what a busy machine may add.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(6);

    [Theory]
    [InlineData("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,12000)")]
    [InlineData("new SharedArrayBuffer(4).byteLength")]
    [InlineData("new ShadowRealm().evaluate('1')")]
    [InlineData("new FinalizationRegistry(() => 1).register({}, 1)")]
    [InlineData("new WeakRef({}).deref()")]
    public void What_waits_or_shares_is_refused_when_it_is_read(string script)
    {
        Assert.Null(WorkflowDefinition.Read(Process(script), out var mistakes));
        Assert.Contains(mistakes, m => m.Slug == DefinitionMistakes.UnsupportedFunction);
    }

    [Theory]
    [InlineData("globalThis['Atomi' + 'cs'].wait(new globalThis['Int32Array'](4), 0, 0, 12000)")]
    [InlineData("'x'.repeat(3e8)")]
    [InlineData("'x'['rep' + 'eat'](3e8)")]
    [InlineData("new ArrayBuffer(2e8).byteLength")]
    [InlineData("new Uint8Array({ length: 2e9 }).length")]
    [InlineData("String(3n ** 400000n).length + String(3n ** 400000n).length")]
    [InlineData("let a = 7n; for (let i = 0; i < 40; i++) a = a * a; a > 0n")]
    [InlineData("(1n << 10000000n) > 0n")]
    [InlineData("'x'.padStart(3e8)")]
    [InlineData("Array(1e9).join('x')")]
    [InlineData("new Array(1e8).fill(0).length")]
    [InlineData("Array.from({ length: 1e9 }).length")]
    [InlineData("let a = [1]; for (let i = 0; i < 40; i++) a = a.concat(a); a.length")]
    [InlineData("let a = [1]; for (let i = 0; i < 40; i++) a = [...a, ...a]; a.length")]
    [InlineData("let s = 'x'; for (let i = 0; i < 40; i++) s += s; s.length")]
    [InlineData("let s = 'xx'; for (let i = 0; i < 40; i++) s = s.replaceAll('x', 'xx'); s.length")]
    [InlineData("let s = 'x'.repeat(1000000); s.replaceAll('x', s).length")]
    [InlineData("/^(a+)+$/.test('a'.repeat(40) + 'b')")]
    [InlineData("JSON.parse('['.repeat(100000) + ']'.repeat(100000))")]
    [InlineData("let a = []; a[0] = a; a.flat(Infinity).length")]
    [InlineData("let a = []; a[0] = a; a")]
    [InlineData("let a = 'x'; for (let i = 0; i < 30; i++) a = [a, a]; a")]
    [InlineData("let a = 'x'; for (let i = 0; i < 30; i++) a = [a, a]; String(a).length")]
    [InlineData("let a = 'x'; for (let i = 0; i < 30; i++) a = [a, a]; JSON.stringify(a).length")]
    [InlineData("let a = {}; for (let i = 0; i < 30; i++) a = { l: a, r: a }; a")]
    [InlineData("let a = ['x']; for (let i = 0; i < 30; i++) a = [a, a]; a.flat(Infinity).length")]
    [InlineData("const p = {}; const q = new Proxy(p, {}); Object.setPrototypeOf(p, q); p.x")]
    [InlineData("({ get x() { while (true); } })")]
    [InlineData("({ toJSON() { while (true); } })")]
    [InlineData("[3, 1, 2].sort(() => { while (true); })")]
    [InlineData("(function f() { return f() + 1; })()")]
    [InlineData("const o = { toString() { return '' + this; } }; '' + o")]
    [InlineData("[].values.call({ length: 2 ** 53 - 1 }).drop(1e15).next()")]
    [InlineData("Array.prototype.toReversed.call({ length: 1e9 }).length")]
    [InlineData("Function('while (true);')()")]
    [InlineData("(async () => { while (true) await 1; })()")]
    [InlineData("import('x')")]
    [InlineData("new Error('x'.repeat(1000000)).message.repeat(1000)")]
    public void What_would_not_end_or_fit_faults_its_instance_soon(string script)
    {
        var watch = Stopwatch.StartNew();
        var state = new FlowchartEngine().Start(Definitions.Read(Process(script)), NoFacts).State;
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Soon);
        Assert.Equal(WorkflowStatus.Faulted, state.Status);
        Assert.InRange(state.Fault!.Length, 1, 1_000);
    }

    [Theory]
    [InlineData("new Promise(() => {})", "{}")]
    [InlineData("[1, [2, [3, [4]]]].flat(Infinity).join()", "1,2,3,4")]
    [InlineData("[[1, 2], [3]].flatMap(x => x).map(x => x * 2).join('-')", "2-4-6")]
    [InlineData("'a-b-c'.replace(/-/g, '+').replaceAll('+', '$&$&').padStart(10, '*')", "***a++b++c")]
    [InlineData("'ab'.repeat(3) + [1, 2, [3]] + new Date(0).toISOString()", "ababab1,2,31970-01-01T00:00:00.000Z")]
    [InlineData("2n ** 64n > 1n && Number(BigInt(12)) === 12 ? (5n).toString() : ''", "5")]
    [InlineData("[3, 1, 2].sort((a, b) => a - b).reverse().map(String).join('')", "321")]
    [InlineData(
        "JSON.stringify({ a: [1, { b: 2 }], c: undefined, d: NaN, e: '中' })",
        """{"a":[1,{"b":2}],"d":null,"e":"中"}"""
    )]
    [InlineData("JSON.stringify([1], null, 1)", "[\n 1\n]")]
    [InlineData("JSON.stringify({ a: 1, b: 2 }, ['b'])", """{"b":2}""")]
    [InlineData("let t = 0; for (const x of [1, 2, 3]) t += x; t", "6")]
    [InlineData("const a = 'x'; a + `${a}y`", "xxy")]
    [InlineData("[1, 2].toReversed().with(0, 3).toSorted().join()", "1,3")]
    [InlineData("case.form.area > 10000 ? '大' : '小'", "大")]
    [InlineData("'𠮷野'.substring(0, 1)", "\uFFFD")] // half a pair is no text
    [InlineData("'𠮷野'.slice(1)", "\uFFFD野")]
    [InlineData("'𠮷野'.slice(0, 2)", "𠮷")]
    [InlineData("'\\\\ud842'", "\\ud842")] // a backslash and letters
    [InlineData("'a\\uFFFEb'", "ab")]
    public void What_is_usual_gives_what_it_always_gave(string script, string written)
    {
        using var facts = JsonDocument.Parse("""{"form":{"area":12000}}""");
        var advance = new FlowchartEngine().Start(Definitions.Read(Process(script)), facts.RootElement);
        Assert.Null(advance.State.Fault);
        Assert.Equal([written], advance.Output);
    }

    [Fact]
    public void Scripts_that_each_stop_in_time_have_an_end_together()
    {
        var loop = Definitions.ChainJson(
            """
            {
              "id":"w", "name":"w", "type":"Elsa.While", "version":1,
              "condition":{
                "typeName":"Boolean",
                "expression":{"type":"JavaScript","value":"Array(20000).fill('x').toSorted().length > 0"}
              },
              "body":{
                "id":"b", "name":"b", "type":"Elsa.WriteLine", "version":1,
                "text":{"typeName":"String","expression":{"type":"Literal","value":"x"}}
              }
            }
            """
        );
        var state = new FlowchartEngine().Start(Definitions.Read(loop), NoFacts).State;
        Assert.Equal(WorkflowStatus.Faulted, state.Status);
        Assert.Contains("too long altogether", state.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"name\":\"w\"", "\"name\":\"\\ud800\"", "root.activities[0].name")]
    [InlineData(
        "\"type\":\"JavaScript\"",
        "\"\\udfff\":1,\"type\":\"JavaScript\"",
        "root.activities[0].text.expression"
    )]
    public void Half_a_pair_in_a_definition_is_told_with_its_place(string good, string bad, string path)
    {
        var json = Process("1").Replace(good, bad, StringComparison.Ordinal);
        Assert.Null(WorkflowDefinition.Read(json, out var mistakes));
        var mistake = Assert.Single(mistakes);
        Assert.Equal(DefinitionMistakes.UnreadableText, mistake.Slug);
        Assert.Equal(path, mistake.Path);
    }

    [Fact]
    public void Nesting_without_end_is_refused_when_it_is_read()
    {
        var script = new string('(', 20_000) + "1" + new string(')', 20_000);
        Assert.Null(WorkflowDefinition.Read(Process(script), out var mistakes));
        Assert.Contains(mistakes, m => m.Slug == DefinitionMistakes.BadJavaScript);
    }

    private static JsonElement NoFacts => JsonElement.Parse("{}");

    private static string Process(string script) =>
        Definitions.ChainJson(
            $$$"""
            {
              "id":"w", "name":"w", "type":"Elsa.WriteLine", "version":1,
              "text":{
                "typeName":"String",
                "expression":{"type":"JavaScript","value":{{{JsonSerializer.Serialize(script)}}}}
              }
            }
            """
        );
}

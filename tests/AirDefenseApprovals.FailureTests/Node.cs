using System.Collections.Concurrent;
using System.Diagnostics;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Hosting;

namespace AirDefenseApprovals.FailureTests;

/// <summary>One node of the office: the built program as a process, which can be killed.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Task<Person>> people = new();
    private readonly Uri address;
    private readonly Process process;

    private Node(Uri address, Process process)
    {
        (this.address, this.process) = (address, process);
        process.OutputDataReceived += (_, _) => { }; // read, so that the node never waits for its reader
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Somebody not signed in.</summary>
    public Person Anyone => new(As, Client(), "");

    /// <summary>Starts a node and waits until it is ready.</summary>
    public static async Task<Node> StartAsync(params (string Key, string Value)[] settings)
    {
        var free = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var node = new Node(free, BuiltHost.Start([.. settings, ("urls", free.OriginalString)]));
        await BuiltHost.ReadyAsync(node.process, free);
        return node;
    }

    /// <summary>A demo account, signed in here.</summary>
    public Task<Person> As(string user) => people.GetOrAdd(user, name => new Person(As, Client(), name).SignInAsync());

    /// <summary>Ends it as a power failure would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private HttpClient Client() => new() { BaseAddress = address };
}

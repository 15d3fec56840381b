using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>The last exceptions that a host of the tests logged: a 500 in a test says what was behind it.</summary>
internal sealed class Bugs : ILoggerProvider, ILogger
{
    private static readonly ConcurrentQueue<string> Last = new();

    public static string Told => string.Join('\n', Last);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (exception is null || logLevel < LogLevel.Error)
            return;
        Last.Enqueue($"{formatter(state, exception)} {exception}");
        while (Last.Count > 5)
            Last.TryDequeue(out _);
    }

    public void Dispose() { }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AirDefenseApprovals.Tests.Hosting;

namespace AirDefenseApprovals.Tests.Mail;

/// <summary>A mail server on a loopback port that keeps what it is given, and can be told to be down or unwilling.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private TcpListener listener;
    private Task serving;

    public SmtpSink()
    {
        Port = Ports.Free(); // one that is still free when it comes up again
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        serving = ServeAsync(listener);
    }

    public int Port { get; }

    /// <summary>What it answers to a mail: 250 takes it.</summary>
    public string Verdict { get; set; } = "250 taken";

    /// <summary>Whether it says a letter a second and never comes to an end.</summary>
    public bool IsTarpit { get; set; }

    /// <summary>Whether it accepts a connection and then says nothing.</summary>
    public bool IsSilent { get; set; }

    public ConcurrentQueue<string> Mails { get; } = [];

    public async Task GoDownAsync()
    {
        listener.Stop();
        await serving;
    }

    public void ComeUp()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        serving = ServeAsync(listener);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync(TcpListener open)
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await open.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task DripAsync(StreamWriter writer)
    {
        await writer.WriteAsync("220-");
        for (; IsTarpit; await Patience.PauseAsync(TimeSpan.FromSeconds(1), stop.Token))
            await writer.WriteAsync("x");
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false))
                {
                    NewLine = "\r\n",
                    AutoFlush = true,
                };
                while (IsSilent)
                    await Patience.PauseAsync(TimeSpan.FromMilliseconds(100), stop.Token);
                if (IsTarpit)
                    await DripAsync(writer);
                await writer.WriteLineAsync("220 sink");
                while (await reader.ReadLineAsync(stop.Token) is { } line)
                {
                    if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                    {
                        await writer.WriteLineAsync("354 go on");
                        var mail = new StringBuilder();
                        var text = await reader.ReadLineAsync(stop.Token);
                        for (; text is not null and not "."; text = await reader.ReadLineAsync(stop.Token))
                            mail.AppendLine(text);
                        if (text is null)
                            return; // cut off: nothing was taken
                        if (Verdict.StartsWith('2'))
                            Mails.Enqueue(mail.ToString());
                        await writer.WriteLineAsync(Verdict);
                    }
                    else
                    {
                        await writer.WriteLineAsync(
                            line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 sink"
                        );
                    }
                }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException) { }
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace AirDefenseApprovals.Tests.Hosting;

/// <summary>Ports for servers that are told where to listen.</summary>
internal static class Ports
{
    /// <summary>
    /// Below 32768: from there on Linux gives ports to outgoing connections, and one could take ours before its server
    /// listens.
    /// </summary>
    private const int First = 10_000,
        Count = 20_000;

    /// <summary>Test processes that run beside each other begin far apart.</summary>
    private static int last = Environment.ProcessId * 97;

    /// <summary>A port that nobody listens at, and that is not given twice by this process.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref last) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException) { } // somebody listens there
        }
    }
}

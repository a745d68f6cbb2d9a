using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace HubsPlatform.Testing;

/// <summary>A port for a server whose address must be known before it starts.</summary>
public static class FreePort
{
    private static readonly ConcurrentDictionary<int, bool> Given = [];

    /// <summary>Another one each time; below the ephemeral range, in which a poll of a port where nobody listens yet can connect to itself.</summary>
    public static int Next() => Enumerable.Range(0, 100).Select(_ => Random.Shared.Next(20_000, 32_000)).First(port => Given.TryAdd(port, true) && IsFree(port));

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

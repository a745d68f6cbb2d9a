using System.Net;
using System.Net.Sockets;

namespace HubsPlatform.Gateway.Tests.Support;

internal static class FreePort
{
    /// <summary>Below the ephemeral range, in which a poll of a port where nobody listens yet can connect to itself.</summary>
    public static int Next() => Enumerable.Range(0, 100).Select(_ => Random.Shared.Next(22_000, 22_999)).First(IsFree);

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

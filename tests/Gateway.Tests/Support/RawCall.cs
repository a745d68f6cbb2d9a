using System.Net.Sockets;
using System.Text;

namespace HubsPlatform.Gateway.Tests.Support;

/// <summary>A request byte by byte as no client would send it.</summary>
internal static class RawCall
{
    /// <summary>The first line of the answer; empty when the connection was closed without one.</summary>
    public static async Task<string> StatusLineAsync(Uri gateway, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", gateway.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) ?? "";
    }
}

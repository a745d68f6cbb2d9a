using System.Net;
using System.Net.Sockets;

namespace HubsPlatform.Directory.Tests.Mail;

/// <summary>As much of an SMTP server as one client needs (RFC 5321), on loopback.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public SmtpListener(string answerToRecipient = "250 2.1.5 Ok")
    {
        _listener.Start();
        _serving = ServeAsync(answerToRecipient);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Commands and the lines of messages, as they came.</summary>
    public List<string> Heard { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync(string answerToRecipient)
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client, answerToRecipient);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client, string answerToRecipient)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 mail.example ESMTP");
        var inMessage = false;
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            Heard.Add(line);
            if (inMessage && line != ".")
            {
                continue;
            }

            inMessage = line == "DATA";
            await writer.WriteLineAsync(line.Split(' ')[0].ToUpperInvariant() switch
            {
                "EHLO" => "250 mail.example",
                "RCPT" => answerToRecipient,
                "DATA" => "354 Go ahead",
                "QUIT" => "221 Bye",
                _ => "250 2.0.0 Ok",
            });
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace HubsPlatform.Directory.Tests.Mail;

/// <summary>As much of an SMTP server as one client needs (RFC 5321; STARTTLS: RFC 3207; AUTH: RFC 4954), on loopback.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    public const string User = "plateforme";
    public const string Password = "mot de passe d'essai";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public SmtpListener(string answerToRecipient = "250 2.1.5 Ok")
    {
        AnswerToRecipient = answerToRecipient;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string AnswerToRecipient { get; set; }

    /// <summary>With one it can speak TLS.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>TLS from the first byte, as on port 465, instead of STARTTLS.</summary>
    public bool IsTlsFromTheStart { get; set; }

    /// <summary>Ways to sign in that it offers, such as <c>PLAIN LOGIN</c>; with some it takes messages of those who did only.</summary>
    public string Mechanisms { get; set; } = "";

    /// <summary>Commands and the lines of messages, as they came.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>Those of them that anybody on the way could read.</summary>
    public ConcurrentQueue<string> HeardInClear { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client);
            }
            catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Stream stream = client.GetStream();
        var (isSecure, isSignedIn) = (false, false);
        if (IsTlsFromTheStart)
        {
            await SecureAsync();
        }

        await SayAsync("220 mail.example ESMTP");
        while (await HearAsync() is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    var extensions = new[] { "mail.example", Certificate is not null && !isSecure ? "STARTTLS" : "", Mechanisms.Length > 0 ? $"AUTH {Mechanisms}" : "" }.Where(word => word.Length > 0).ToArray();
                    await SayAsync(string.Join("\r\n", extensions.Select((word, index) => $"250{(index == extensions.Length - 1 ? ' ' : '-')}{word}")));
                    break;
                case "STARTTLS":
                    await SayAsync("220 Go ahead");
                    await SecureAsync();
                    break;
                case "AUTH":
                    isSignedIn = await SignInAsync(line.Split(' '));
                    await SayAsync(isSignedIn ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong");
                    break;
                case "MAIL" when Mechanisms.Length > 0 && !isSignedIn:
                    await SayAsync("530 5.7.0 Who are you?");
                    break;
                case "RCPT":
                    await SayAsync(AnswerToRecipient);
                    break;
                case "DATA":
                    await SayAsync("354 Go ahead");
                    while (await HearAsync() is { } text && text != ".")
                    {
                    }

                    await SayAsync("250 2.0.0 Ok");
                    break;
                case "QUIT":
                    await SayAsync("221 Bye");
                    return;
                default:
                    await SayAsync("250 2.0.0 Ok");
                    break;
            }
        }

        async Task SecureAsync()
        {
            var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stop.Token);
            (stream, isSecure) = (tls, true);
        }

        async Task<bool> SignInAsync(string[] words)
        {
            if (words[1] == "PLAIN")
            {
                return Decode(words.Length > 2 ? words[2] : await AskAsync("")) == $"\0{User}\0{Password}";
            }

            var user = words.Length > 2 ? words[2] : await AskAsync("VXNlcm5hbWU6");
            return (Decode(user), Decode(await AskAsync("UGFzc3dvcmQ6"))) == (User, Password);
        }

        async Task<string> AskAsync(string question)
        {
            await SayAsync($"334 {question}");
            return await HearAsync() ?? "";
        }

        async Task SayAsync(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"), _stop.Token);

        // Byte by byte: what follows STARTTLS is no text.
        async Task<string?> HearAsync()
        {
            List<byte> bytes = [];
            var one = new byte[1];
            while (await stream.ReadAsync(one, _stop.Token) > 0)
            {
                if (one[0] == '\n')
                {
                    var line = Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
                    Heard.Enqueue(line);
                    if (!isSecure)
                    {
                        HeardInClear.Enqueue(line);
                    }

                    return line;
                }

                bytes.Add(one[0]);
            }

            return null;
        }
    }

    private static string Decode(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));
}

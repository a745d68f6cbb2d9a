using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace HubsPlatform.Directory.Mail;

/// <summary>Gives messages to an SMTP server.</summary>
public sealed class SmtpMailer(MailOptions options, TimeProvider clock) : IMailer
{
    private readonly ServerTrust? _trust = options.Authority is { Length: > 0 } file ? new ServerTrust(file) : null;

    public async Task SendAsync(MailMessage message, CancellationToken stop)
    {
        var mime = MimeMessages.Of(message, options, clock);
        using var client = new SmtpClient { Timeout = (int)options.Patience.TotalMilliseconds, ServerCertificateValidationCallback = _trust is null ? null : _trust.Accepts };
        try
        {
            await ConnectAsync(client, stop);
            if (!string.IsNullOrEmpty(options.User))
            {
                await SignInAsync(client, stop);
            }

            await client.SendAsync(mime, stop);
        }
        catch (SmtpCommandException refused)
        {
            // 5xx about the recipient or the message is for good (RFC 5321, 4.2.1); about us it may be mended.
            var isFinal = (int)refused.StatusCode >= 500 && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            throw new MailException($"Le serveur de messagerie refuse : {(int)refused.StatusCode}.", isFinal, WithoutAddress(refused, message.To));
        }
        catch (Exception failure) when (failure is ProtocolException or SocketException or IOException or TimeoutException)
        {
            throw new MailException("Le serveur de messagerie ne répond pas.", isFinal: false, failure);
        }

        try
        {
            await client.DisconnectAsync(quit: true, stop);
        }
        catch (Exception failure) when (failure is ProtocolException or SocketException or IOException)
        {
            // The message was taken; a farewell that got lost changes nothing.
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken stop)
    {
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, options.Security, stop);
        }
        catch (SslHandshakeException untrusted)
        {
            throw new MailException("La connexion chiffrée au serveur de messagerie échoue : son certificat n'est pas reconnu, ou il n'en présente pas.", isFinal: false, untrusted);
        }
        catch (NotSupportedException plain)
        {
            throw new MailException("Le serveur de messagerie n'offre pas de connexion chiffrée (STARTTLS) : rien ne lui est confié.", isFinal: false, plain);
        }
    }

    private async Task SignInAsync(SmtpClient client, CancellationToken stop)
    {
        if (!client.IsSecure && !(options.Security == SecureSocketOptions.None && IsThisMachine(options.Host!)))
        {
            throw new MailException("La connexion au serveur de messagerie n'est pas chiffrée : le mot de passe n'est pas envoyé.", isFinal: false);
        }

        try
        {
            await client.AuthenticateAsync(options.User!, options.Password ?? "", stop);
        }
        catch (Exception refused) when (refused is AuthenticationException or NotSupportedException)
        {
            throw new MailException("Le serveur de messagerie refuse le compte de la plateforme.", isFinal: false, refused);
        }
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>What a server says may name the recipient, whom no log shall hold.</summary>
    private static SmtpCommandException WithoutAddress(SmtpCommandException refused, string address) =>
        new(refused.ErrorCode, refused.StatusCode, refused.Message.Replace(address, "…", StringComparison.OrdinalIgnoreCase));
}

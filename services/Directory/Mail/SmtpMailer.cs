using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace HubsPlatform.Directory.Mail;

/// <summary>Gives messages to an SMTP server.</summary>
public sealed class SmtpMailer(MailOptions options, TimeProvider clock) : IMailer
{
    public async Task SendAsync(MailMessage message, CancellationToken stop)
    {
        var mime = MimeMessages.Of(message, options, clock);
        using var client = new SmtpClient { Timeout = (int)options.Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, options.Security, stop);
            if (!string.IsNullOrEmpty(options.User))
            {
                await client.AuthenticateAsync(options.User, options.Password ?? "", stop);
            }

            await client.SendAsync(mime, stop);
        }
        catch (SmtpCommandException refused)
        {
            // 5xx about the recipient or the message is for good (RFC 5321, 4.2.1); about us it may be mended.
            var isFinal = (int)refused.StatusCode >= 500 && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            throw new MailException($"Le serveur de messagerie refuse : {(int)refused.StatusCode}.", isFinal, refused);
        }
        catch (AuthenticationException refused)
        {
            throw new MailException("Le serveur de messagerie refuse le compte de la plateforme.", isFinal: false, refused);
        }
        catch (Exception failure) when (failure is ProtocolException or SslHandshakeException or SocketException or IOException or TimeoutException or NotSupportedException)
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
}

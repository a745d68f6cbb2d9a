using System.Globalization;
using MimeKit;

namespace HubsPlatform.Directory.Mail;

/// <summary>Messages in the form in which they travel (RFC 5322, MIME).</summary>
internal static class MimeMessages
{
    /// <exception cref="MailException">An address is none.</exception>
    public static MimeMessage Of(MailMessage message, MailOptions options, TimeProvider clock)
    {
        var sender = Address(options.From, message.Sender);
        var mime = new MimeMessage
        {
            Subject = message.Subject,
            Date = clock.GetUtcNow(),
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{message.Id:n}@{sender.Domain}"),
            Body = new BodyBuilder { TextBody = message.Text, HtmlBody = message.Html }.ToMessageBody(),
        };
        mime.From.Add(sender);
        mime.To.Add(Address(message.To, ""));
        if (message.ReplyTo is not null)
        {
            mime.ReplyTo.Add(Address(message.ReplyTo, message.Sender));
        }

        mime.Headers.Add(HeaderId.ListUnsubscribe, $"<{message.Unsubscribe}>");
        mime.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        mime.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mime;
    }

    private static MailboxAddress Address(string text, string name) =>
        MailboxAddress.TryParse(text, out var address) && address.Address.Contains('@')
            ? new MailboxAddress(name, address.Address)
            : throw new MailException("Cette adresse n'est pas une adresse de courriel.", isFinal: true);
}

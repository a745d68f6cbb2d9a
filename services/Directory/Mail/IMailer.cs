namespace HubsPlatform.Directory.Mail;

/// <summary>Hands one message to whoever brings it to its reader.</summary>
public interface IMailer
{
    /// <exception cref="MailException">It was not taken.</exception>
    Task SendAsync(MailMessage message, CancellationToken stop);
}

/// <summary>A message to one address, as plain text and as HTML that says the same.</summary>
/// <param name="Id">Names the message for good: receivers know by it what they have had already.</param>
/// <param name="To">Address of the recipient.</param>
/// <param name="Sender">Whose message it is, in words; the address is the platform's.</param>
/// <param name="ReplyTo">Where answers go; null: to the sender's address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">A whole document.</param>
/// <param name="Unsubscribe">Where the recipient ends such messages by one POST (RFC 8058).</param>
public sealed record MailMessage(Guid Id, string To, string Sender, string? ReplyTo, string Subject, string Text, string Html, Uri Unsubscribe);

/// <summary>A message was not taken.</summary>
/// <param name="reason">Why, in French, for those who asked for it; without the address.</param>
/// <param name="isFinal">Trying again is of no use: the address does not exist.</param>
/// <param name="cause">What the library said.</param>
public sealed class MailException(string reason, bool isFinal, Exception? cause = null) : Exception(reason, cause)
{
    public bool IsFinal => isFinal;
}

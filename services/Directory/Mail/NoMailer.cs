namespace HubsPlatform.Directory.Mail;

/// <summary>Outside Development without a server: nothing can leave, and nobody is told otherwise.</summary>
public sealed class NoMailer : IMailer
{
    public const string Explanation = "Aucun serveur de messagerie n'est configuré (section Mail) : la plateforme n'envoie pas de courriels.";

    public Task SendAsync(MailMessage message, CancellationToken stop) => throw new MailException(Explanation, isFinal: false);
}

using HubsPlatform.Directory.Links;
using HubsPlatform.Directory.Mail;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>Whether this platform can send what a hub wants sent. A reminder that could not leave is refused, never lost.</summary>
public sealed class ReminderReadiness(LinkAddresses links, IMailer mailer)
{
    private const string NoLinks = "Aucun lien ne peut être signé (section Links : Keys et PublicAddress). Demandez à l'opérateur de la plateforme.";

    public bool IsReady => links.IsReady && mailer is not NoMailer;

    /// <summary>What is missing, for people; null where nothing is.</summary>
    public string? Missing => !links.IsReady ? NoLinks : mailer is NoMailer ? NoMailer.Explanation : null;

    public ProblemHttpResult? RefusalToLink() => links.IsReady ? null : Problem.Of(StatusCodes.Status503ServiceUnavailable, "links_not_configured", NoLinks);

    public ProblemHttpResult? RefusalToSend() =>
        RefusalToLink() ?? (mailer is NoMailer ? Problem.Of(StatusCodes.Status503ServiceUnavailable, "mail_not_configured", NoMailer.Explanation) : null);
}

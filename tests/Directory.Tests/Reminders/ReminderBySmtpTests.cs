using HubsPlatform.Directory.Tests.Links;

namespace HubsPlatform.Directory.Tests.Reminders;

/// <summary>What comes of a reminder when the mail server is not as it should be: it waits, the hub reads why, and it leaves once the server is mended.</summary>
public sealed class ReminderBySmtpTests(SmtpDirectory directory) : IClassFixture<SmtpDirectory>
{
    private readonly Relances _relances = new(directory);

    [Fact]
    public async Task A_reminder_goes_over_tls_with_the_platforms_account()
    {
        var place = await AskedAsync(isTrusted: true);

        await StandsAsync(place, "sent", null);
        directory.MailServer.Heard.ShouldContain($"RCPT TO:<{place.Address}>");
        directory.MailServer.HeardInClear.ShouldNotContain(line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.Contains(place.Address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "La connexion chiffrée au serveur de messagerie échoue : son certificat n'est pas reconnu, ou il n'en présente pas.")]
    [InlineData(null, "Le serveur de messagerie n'offre pas de connexion chiffrée (STARTTLS) : rien ne lui est confié.")]
    public async Task While_the_server_cannot_be_trusted_the_reminder_waits(bool? isTrusted, string problem)
    {
        var place = await AskedAsync(isTrusted);
        await StandsAsync(place, "queued", problem);
        directory.MailServer.Heard.ShouldNotContain($"RCPT TO:<{place.Address}>");
        directory.Log.ShouldContain(line => line.Contains("was not taken", StringComparison.Ordinal) && line.Contains(problem, StringComparison.Ordinal));

        directory.Certify(isTrusted: true);
        await _relances.HurryAsync(place.Address);
        await _relances.SendAsync();
        await StandsAsync(place, "sent", null);
    }

    [Fact]
    public async Task A_refusal_for_now_is_tried_again_and_one_for_good_is_told()
    {
        directory.MailServer.AnswerToRecipient = "450 4.2.1 Mailbox busy";
        var busy = await AskedAsync(isTrusted: true);
        await StandsAsync(busy, "queued", "Le serveur de messagerie refuse : 450.");
        directory.MailServer.AnswerToRecipient = $"550 5.1.1 <{busy.Address}> unknown";
        await _relances.HurryAsync(busy.Address);
        await _relances.SendAsync();
        await StandsAsync(busy, "failed", "Le serveur de messagerie refuse : 550.");
        directory.Log.ShouldNotContain(line => line.Contains(busy.Address, StringComparison.OrdinalIgnoreCase), "a log holds no addresses");

        directory.MailServer.AnswerToRecipient = "450 4.2.1 Mailbox busy";
        var later = await AskedAsync(isTrusted: true);
        directory.MailServer.AnswerToRecipient = "250 2.1.5 Ok";
        await _relances.HurryAsync(later.Address);
        await _relances.SendAsync();
        await StandsAsync(later, "sent", null);
    }

    private async Task<OwnedPlace> AskedAsync(bool? isTrusted)
    {
        directory.Certify(isTrusted);
        var place = await OwnedPlace.WriteAsync(directory);
        await _relances.AskAsync(place.Id);
        await _relances.SendAsync();
        return place;
    }

    private async Task StandsAsync(OwnedPlace place, string state, string? problem)
    {
        var entry = (await _relances.JournalAsync(place.Address)).ShouldHaveSingleItem();
        (entry.GetProperty("state").GetString(), entry.GetProperty("problem").GetString()).ShouldBe((state, problem));
    }
}

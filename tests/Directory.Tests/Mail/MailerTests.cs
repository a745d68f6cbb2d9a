using HubsPlatform.Directory.Mail;
using MailKit.Security;
using MimeKit;

namespace HubsPlatform.Directory.Tests.Mail;

/// <summary>Messages leave by SMTP or as files, and say why where they do not.</summary>
public sealed class MailerTests
{
    private static readonly MailMessage Example = new(
        Guid.Parse("019302a0-0000-7000-8000-000000000001"), "accueil@mairie.example", "Hub d'été", "hub@hub.example", "Médiathèque : à jour ?", "Bonjour,\nligne 2", "<p>Bonjour</p>",
        new Uri("https://hubs.example/fiche/relances?lien=abc"));

    [Fact]
    public async Task A_message_is_spoken_to_a_server()
    {
        await using var server = new SmtpListener();
        await Smtp(server.Port).SendAsync(Example, default);

        server.Heard.ShouldContain("RCPT TO:<accueil@mairie.example>");
        server.Heard.ShouldContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        var message = await ParseAsync(string.Join("\r\n", server.Heard.SkipWhile(line => line != "DATA").Skip(1).TakeWhile(line => line != ".")));
        Check(message);
    }

    [Theory]
    [InlineData("550 5.1.1 No such user", true)]
    [InlineData("450 4.2.1 Mailbox busy", false)]
    public async Task A_refused_recipient_is_refused_for_good_or_for_now(string answer, bool isFinal)
    {
        await using var server = new SmtpListener(answer);
        var refusal = await Should.ThrowAsync<MailException>(() => Smtp(server.Port).SendAsync(Example, default));
        refusal.IsFinal.ShouldBe(isFinal);
        refusal.Message.ShouldContain(answer[..3]);
        refusal.Message.ShouldNotContain("accueil@");
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_and_an_address_that_is_none_is_not()
    {
        int port;
        await using (var server = new SmtpListener())
        {
            port = server.Port;
        }

        (await Should.ThrowAsync<MailException>(() => Smtp(port).SendAsync(Example, default))).IsFinal.ShouldBeFalse();
        (await Should.ThrowAsync<MailException>(() => Smtp(port).SendAsync(Example with { To = "pas une adresse" }, default))).IsFinal.ShouldBeTrue();
        (await Should.ThrowAsync<MailException>(() => new NoMailer().SendAsync(Example, default))).Message.ShouldContain("section Mail");
    }

    [Fact]
    public async Task Without_a_server_messages_are_files()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hubs-mail-test").FullName;
        await new MailFolder(new MailOptions { Folder = Path.Combine(folder, "mail"), From = "plateforme@hub.example" }, TimeProvider.System).SendAsync(Example, default);
        var file = System.IO.Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        Check(await MimeMessage.LoadAsync(file));
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static void Check(MimeMessage message)
    {
        message.Subject.ShouldBe(Example.Subject);
        message.From.Mailboxes.Single().Name.ShouldBe("Hub d'été");
        message.ReplyTo.Mailboxes.Single().Address.ShouldBe("hub@hub.example");
        message.MessageId.ShouldBe("019302a0000070008000000000000001@hub.example");
        message.TextBody!.ReplaceLineEndings("\n").Trim().ShouldBe(Example.Text);
        message.HtmlBody!.Trim().ShouldBe(Example.Html);
        message.Headers[HeaderId.ListUnsubscribe].ShouldBe("<https://hubs.example/fiche/relances?lien=abc>");
    }

    private static Task<MimeMessage> ParseAsync(string text) => MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));

    private static SmtpMailer Smtp(int port) =>
        new(new MailOptions { Host = "127.0.0.1", Port = port, Security = SecureSocketOptions.None, From = "plateforme@hub.example", Patience = TimeSpan.FromSeconds(30) }, TimeProvider.System);
}

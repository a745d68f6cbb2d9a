using HubsPlatform.Directory.Mail;
using MailKit.Security;

namespace HubsPlatform.Directory.Tests.Mail;

/// <summary>Encrypted, to the server that it says it is, with the platform's account; or not at all.</summary>
public sealed class SmtpOverTlsTests : IDisposable
{
    private static readonly MailMessage Example = new(
        Guid.CreateVersion7(), "accueil@mairie.example", "Hub", null, "À jour ?", "Bonjour", "<p>Bonjour</p>", new Uri("https://hubs.example/fiche/relances?lien=abc"));

    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData(SecureSocketOptions.StartTls, "PLAIN")]
    [InlineData(SecureSocketOptions.StartTls, "LOGIN")]
    [InlineData(SecureSocketOptions.SslOnConnect, "PLAIN LOGIN")]
    public async Task A_message_goes_over_tls_with_the_platforms_account(SecureSocketOptions security, string mechanisms)
    {
        await using var server = Server(security, mechanisms);

        await Mailer(server, security).SendAsync(Example, default);

        server.Heard.ShouldContain("RCPT TO:<accueil@mairie.example>");
        server.Heard.ShouldContain("<p>Bonjour</p>");
        server.HeardInClear.Where(line => !line.StartsWith("EHLO", StringComparison.Ordinal)).ShouldBe(security == SecureSocketOptions.StartTls ? ["STARTTLS"] : []);
    }

    [Theory]
    [InlineData(SecureSocketOptions.StartTls)]
    [InlineData(SecureSocketOptions.SslOnConnect)]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_nothing(SecureSocketOptions security)
    {
        await using var server = Server(security, "PLAIN");

        await RefusedAsync(Mailer(server, security, options => options.Authority = null), server, "certificat");
    }

    [Fact]
    public async Task Nor_does_one_with_the_certificate_of_another()
    {
        await using var server = Server(SecureSocketOptions.StartTls, "PLAIN");
        server.Certificate = _authority.Sign("mail.elsewhere.example");

        await RefusedAsync(Mailer(server, SecureSocketOptions.StartTls), server, "certificat");
    }

    [Theory]
    [InlineData(SecureSocketOptions.StartTls, "STARTTLS")]
    [InlineData(SecureSocketOptions.StartTlsWhenAvailable, "mot de passe")]
    [InlineData(SecureSocketOptions.SslOnConnect, "chiffrée")]
    public async Task A_server_without_tls_hears_no_password(SecureSocketOptions security, string words)
    {
        await using var server = Server(SecureSocketOptions.None, "PLAIN LOGIN");

        await RefusedAsync(Mailer(server, security), server, words);
    }

    [Theory]
    [InlineData("PLAIN", "faux")]
    [InlineData("LOGIN", "faux")]
    [InlineData("GSSAPI", SmtpListener.Password)]
    public async Task An_account_that_the_server_does_not_take_is_told_and_tried_again(string mechanisms, string password)
    {
        await using var server = Server(SecureSocketOptions.StartTls, mechanisms);

        var refusal = await Should.ThrowAsync<MailException>(() => Mailer(server, SecureSocketOptions.StartTls, options => options.Password = password).SendAsync(Example, default));

        refusal.Message.ShouldBe("Le serveur de messagerie refuse le compte de la plateforme.");
        refusal.IsFinal.ShouldBeFalse();
    }

    private static async Task RefusedAsync(SmtpMailer mailer, SmtpListener server, string words)
    {
        var refusal = await Should.ThrowAsync<MailException>(() => mailer.SendAsync(Example, default));

        refusal.Message.ShouldContain(words);
        refusal.IsFinal.ShouldBeFalse();
        server.Heard.ShouldNotContain(line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal) || line.StartsWith("RCPT", StringComparison.Ordinal));
    }

    private SmtpListener Server(SecureSocketOptions security, string mechanisms) => new()
    {
        Certificate = security == SecureSocketOptions.None ? null : _authority.Sign("localhost"),
        IsTlsFromTheStart = security == SecureSocketOptions.SslOnConnect,
        Mechanisms = mechanisms,
    };

    private SmtpMailer Mailer(SmtpListener server, SecureSocketOptions security, Action<MailOptions>? change = null)
    {
        var options = new MailOptions { Host = "localhost", Port = server.Port, Security = security, Authority = _authority.File, User = SmtpListener.User, Password = SmtpListener.Password };
        change?.Invoke(options);
        return new SmtpMailer(options, TimeProvider.System);
    }
}

using MailKit.Security;

namespace HubsPlatform.Directory.Mail;

/// <summary>How messages leave the platform. Configuration section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>Name of the SMTP server; without one messages go into <see cref="Folder"/> in Development and nowhere elsewhere.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary><c>StartTls</c> (the usual, port 587), <c>SslOnConnect</c> (port 465) or <c>None</c> (a relay on the same machine).</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>A PEM file with the authority that signed the server's certificate, where the machine does not know it. Null: the machine's own alone.</summary>
    public string? Authority { get; set; }

    /// <summary>Null: the server asks nobody who they are. The password goes over encrypted connections, or with <c>None</c> to this machine itself.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Address of the sender.</summary>
    public string From { get; set; } = "ne-pas-repondre@hubs.localhost";

    /// <summary>Where messages are laid as .eml files while there is no server.</summary>
    public string Folder { get; set; } = Path.Combine(Path.GetTempPath(), "hubs-mail");

    /// <summary>The longest that a server may take for one step.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);
}

using System.Collections.Concurrent;
using HubsPlatform.Directory.Onboarding;
using HubsPlatform.Directory.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HubsPlatform.Directory.Tests.Reminders;

/// <summary>The directory as an operator configures it, with a mail server of our own.</summary>
public sealed class SmtpDirectory : DirectoryFactory
{
    private readonly TestAuthority _authority = new();

    internal SmtpListener MailServer { get; } = new() { Mechanisms = "PLAIN" };

    /// <summary>All that it said at level warning and above, exceptions included.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        .. base.Settings, new("Mail:Host", "localhost"), new("Mail:Port", $"{MailServer.Port}"), new("Mail:Security", "StartTls"), new("Mail:Authority", _authority.File),
        new("Mail:User", SmtpListener.User), new("Mail:Password", SmtpListener.Password), new("Mail:From", "plateforme@hubs.example"),
    ];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await MailServer.DisposeAsync();
        _authority.Dispose();
    }

    /// <summary>The server shows the certificate that it should, or one that nobody vouches for, or none.</summary>
    public void Certify(bool? isTrusted)
    {
        using var stranger = new TestAuthority();
        MailServer.Certificate = isTrusted switch
        {
            null => null,
            true => _authority.Sign("localhost"),
            false => stranger.Sign("localhost"),
        };
    }

    protected override void Replace(IServiceCollection services) =>
        services.AddSingleton<IOnboarding>(Onboarding).AddSingleton<ILoggerProvider>(new Listener(Log));

    private sealed class Listener(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}

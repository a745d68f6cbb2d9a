using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Mail;

public static class MailServices
{
    /// <summary>Registers <see cref="IMailer"/> by the section <c>Mail</c>: a server where one is named, else files in Development, else nothing.</summary>
    public static void AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section);
        services.AddSingleton<IMailer>(provider =>
        {
            var (options, clock) = (provider.GetRequiredService<IOptions<MailOptions>>().Value, provider.GetRequiredService<TimeProvider>());
            return !string.IsNullOrWhiteSpace(options.Host) ? new SmtpMailer(options, clock)
                : provider.GetRequiredService<IHostEnvironment>().IsDevelopment() ? new MailFolder(options, clock)
                : new NoMailer();
        });
    }
}

namespace HubsPlatform.Directory.Mail;

/// <summary>Lays messages into a folder, where a developer opens them with any mail program.</summary>
public sealed class MailFolder(MailOptions options, TimeProvider clock) : IMailer
{
    public async Task SendAsync(MailMessage message, CancellationToken stop)
    {
        System.IO.Directory.CreateDirectory(options.Folder);
        var path = Path.Combine(options.Folder, $"{message.Id:n}.eml");
        await MimeMessages.Of(message, options, clock).WriteToAsync($"{path}.part", stop);
        File.Move($"{path}.part", path, overwrite: true);
    }
}

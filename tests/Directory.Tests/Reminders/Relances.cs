using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using HubsPlatform.Directory.Features.Reminders;
using HubsPlatform.Directory.Mail;
using HubsPlatform.Directory.Tests.Links;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HubsPlatform.Directory.Tests.Reminders;

/// <summary>What a hub's staff does with reminders, and what comes of it.</summary>
internal sealed partial class Relances(DirectoryFactory directory)
{
    public const string Path = $"{OwnedPlace.Hub}/reminders";

    public HttpClient Member { get; } = directory.As(DirectoryFactory.Bfc);

    public HttpClient Admin { get; } = directory.As(TestUser.In("mednum-bfc", "hub-admin"));

    public ReminderSender Sender => directory.Services.GetServices<IHostedService>().OfType<ReminderSender>().Single();

    public ReminderSchedule Schedule => directory.Services.GetServices<IHostedService>().OfType<ReminderSchedule>().Single();

    public Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> AskAsync(Guid place) => Member.SendAsync(HttpMethod.Post, Path, new { place });

    public Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> AskAsync(string freshness) => Member.SendAsync(HttpMethod.Post, Path, new { freshness });

    /// <summary>Everything that is due has been tried, by this process's own sender or by ours.</summary>
    public async Task SendAsync()
    {
        await Sender.RunAsync(default);
        await Eventually.TrueAsync(async () => await directory.AskAsync<long>("select count(*) from reminders where state = 'sending' and due_at > now()") == 0, () => "still sending");
    }

    public IReadOnlyList<MailMessage> MailsTo(string address) => [.. directory.Mail.Sent.Where(message => message.To == address)];

    /// <summary>The journal's entries for an address, the latest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> JournalAsync(string address) =>
        [.. (await Member.JsonAsync($"{Path}?pageSize=200")).GetProperty("items").EnumerateArray().Where(item => item.GetProperty("address").GetString() == address)];

    /// <summary>The next attempt is now.</summary>
    public Task HurryAsync(string address) =>
        directory.AskAsync<int>("with hurried as (update reminders set due_at = now() - interval '1 second' where address = @address and state in ('queued', 'sending') returning 1) select count(*)::int from hurried", new { address });

    public static IReadOnlyList<string> TokensIn(string text) => [.. Token().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"https://hubs\.example/fiche\?lien=([A-Za-z0-9_-]+)")]
    private static partial Regex Token();
}

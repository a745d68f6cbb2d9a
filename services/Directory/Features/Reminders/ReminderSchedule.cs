using HubsPlatform.Directory.Links;
using HubsPlatform.Directory.Quality;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>Asks by itself where a hub wants it: once an hour, on working days between eight and six in France, some at a time. Two replicas find each other's work and do not repeat it.</summary>
public sealed class ReminderSchedule(HubDatabase database, ReminderQueue queue, ReminderReadiness readiness, TimeProvider clock, ILogger<ReminderSchedule> logger)
    : PeriodicWork(TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), clock, logger)
{
    /// <summary>Mails of a hub in one round.</summary>
    private const int MostMails = 200;

    private const int FirstHour = 8;
    private const int LastHour = 17;

    private static readonly Actor Actor = Actor.System("reminders");

    protected override Task WorkAsync(CancellationToken stop) => IsWorkingHour(Clock) ? RunAsync(stop) : Task.CompletedTask;

    /// <returns>How many mails were written down.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var mails = 0;
        foreach (var hub in readiness.IsReady ? await database.QueryAsync<string>("select alias from open.hubs order by alias", stop: stop) : [])
        {
            await using var transaction = await database.BeginAsync(new HubId(hub), stop);
            var settings = await OwnerSettings.ReadAsync(transaction, stop);
            if (!settings.Automatic)
            {
                continue;
            }

            var levels = Freshness.Levels.SkipWhile(level => level != settings.Level).ToArray();
            mails += (await queue.AddAsync(transaction, Actor, new ReminderSelection(levels), settings.EveryDays, MostMails, stop)).Mails;
            await transaction.CommitAsync(stop);
        }

        return mails;
    }

    public static bool IsWorkingHour(TimeProvider clock)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        return now.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && now.Hour is >= FirstHour and <= LastHour;
    }
}

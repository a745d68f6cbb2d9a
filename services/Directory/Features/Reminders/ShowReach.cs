using HubsPlatform.Directory.Links;
using HubsPlatform.Directory.Quality;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>GET /api/directory/hubs/{hub}/reminders/reach: whom reminders would reach today, by freshness.</summary>
public static class ShowReach
{
    private static readonly string Sql = $"""
        select o.level, count(*) as places, count(*) filter (where o.address is null) as unreachable, count(*) filter (where o.is_refused) as refused,
          count(*) filter (where o.address is not null and not o.is_refused and o.is_recent) as recent, count(*) filter (where {OwnersSql.IsDue}) as due,
          count(distinct o.address) filter (where {OwnersSql.IsDue}) as mails
        from {OwnersSql.Owners} group by o.level
        """;

    public static async Task<Ok<ReminderReach>> Handle(HubContext hub, HubDatabase database, ReminderReadiness readiness, TimeProvider clock, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var settings = await OwnerSettings.ReadAsync(transaction, stop);
        var since = clock.GetUtcNow().AddDays(-settings.EveryDays);
        var found = (await transaction.QueryAsync<LevelReach>(Sql, new { hub = hub.Hub.Alias, today = clock.InFrance(), since, failed_count = false }, stop)).ToDictionary(level => level.Level);
        return TypedResults.Ok(new ReminderReach([.. Freshness.Levels.Select(level => found.GetValueOrDefault(level) ?? new LevelReach { Level = level })], readiness.Missing));
    }

    /// <param name="Levels">The freshest first.</param>
    /// <param name="Missing">Why nothing can be sent, in words; null where it can.</param>
    public sealed record ReminderReach(IReadOnlyList<LevelReach> Levels, string? Missing);

    public sealed class LevelReach
    {
        public string Level { get; init; } = "";
        public long Places { get; init; }

        /// <summary>Neither they nor their structure publish an address.</summary>
        public long Unreachable { get; init; }

        /// <summary>Their address wants no reminders.</summary>
        public long Refused { get; init; }

        /// <summary>Asked, or answered, not long ago.</summary>
        public long Recent { get; init; }

        /// <summary>Would be asked now.</summary>
        public long Due { get; init; }

        /// <summary>In so many mails: one per address.</summary>
        public long Mails { get; init; }
    }
}

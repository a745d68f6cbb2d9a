using System.Globalization;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.Net.Http.Headers;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>
/// Which state of the published places an answer is made of. The number of changes is part of it: of two transactions the one
/// that began first may end last, with the older date.
/// </summary>
public sealed record PublishedVersion(long Changes, long Last, DateTimeOffset? ChangedAt)
{
    public EntityTagHeaderValue ETag => new(string.Create(CultureInfo.InvariantCulture, $"\"{Changes:x}-{Last:x}\""));

    public DateTimeOffset LastModified => ChangedAt ?? DateTimeOffset.UnixEpoch;

    public static async Task<PublishedVersion> ReadAsync(HubDatabase database, HubId? hub, CancellationToken stop)
    {
        var (changes, last, changedAt) = await database.QuerySingleOrDefaultAsync<(long, long, DateTime?)>(
            """
            select coalesce(sum(changes), 0)::bigint, coalesce(max(last), 0), max(changed_at) from (
              select count(*) as changes, max(id) as last, max(changed_at) as changed_at from open.changes where @hub::text is null or hub = @hub
              union all
              select changes, last, changed_at from open.changes_before where @hub::text is null or hub = @hub) c
            """, new { hub = hub?.Alias }, stop);
        return new PublishedVersion(changes, last, changedAt is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null);
    }
}

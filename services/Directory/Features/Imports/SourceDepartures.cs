using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// When a file has been read to its end: places of its source that it does not have are marked « to confirm », never withdrawn; those
/// that it has again lose the mark. A rejected row still is in the file, so its place has not left.
/// </summary>
internal sealed class SourceDepartures(HubDatabase database, ImportQueue queue, IOptions<ImportOptions> options, TimeProvider time)
{
    // The planner does not know how long an array is and may compare each place with each id.
    private const string Plan = "set local enable_nestloop = off";

    private const string Return = """
        update places p set left_at = null, left_import = null, kept_at = null
        from unnest(@present::uuid[]) as there (id)
        where p.hub_id = @hub and p.source = @source and p.id = there.id and (p.left_import is not null or p.kept_at is not null)
        """;

    private const string Gone = """
        p.hub_id = @hub and p.source = @source and p.active and p.left_import is null and p.kept_at is null
          and not exists (select from unnest(@present::uuid[]) as there (id) where there.id = p.id)
          and not exists (select from unnest(@named::text[]) as there (id) where there.id = p.source_id)
        """;

    /// <returns>How many places left with this import; of a dry run how many would.</returns>
    public async Task<int> MarkAsync(ImportJob job, CancellationToken stop)
    {
        var report = new { hub = job.Hub.Alias, id = job.Id, dry = job.DryRun };
        var there = (await database.QueryAsync<Present>(
            job.Hub,
            """
            select place_hub as hub, count(*) as places, bit_xor(uuid_hash_extended(place_id, 0)) as digest from import_rows
            where hub_id = @hub and import_id = @id and place_id is not null and not (@dry and outcome = 'created') group by place_hub
            """,
            report, stop)).ToDictionary(present => present.Hub);
        var hubs = job.IsNational
            ? (await database.QueryAsync<string>("select alias from open.hubs", stop: stop)).Union(there.Keys).Append(HubId.National.Alias).Distinct()
            : [job.Hub.Alias];
        var left = 0;
        await Parallel.ForEachAsync(
            hubs, new ParallelOptions { MaxDegreeOfParallelism = options.Value.Writers, CancellationToken = stop },
            async (hub, halt) => Interlocked.Add(ref left, await MarkAsync(job, new HubId(hub), there.GetValueOrDefault(hub), halt)));
        return left;
    }

    private async Task<int> MarkAsync(ImportJob job, HubId hub, Present? there, CancellationToken stop)
    {
        // A digest of their ids beside their number: a file may bring back a record of another source and lack one of its own.
        var known = await database.QuerySingleOrDefaultAsync<Known>(
            hub,
            """
            select count(*) filter (where active) as active, bit_xor(uuid_hash_extended(id, 0)) filter (where active) as digest,
              count(*) filter (where not active or left_import is not null or kept_at is not null) as marked
            from places where hub_id = @hub and source = @source
            """,
            new { hub = hub.Alias, source = job.Source }, stop);
        if (known!.Marked == 0 && known.Active == (there?.Places ?? 0) && known.Digest == there?.Digest)
        {
            return 0;
        }

        var present = await database.QueryAsync<Guid>(
            job.Hub, "select place_id from import_rows where hub_id = @report and import_id = @id and place_hub = @hub and place_id is not null",
            new { report = job.Hub.Alias, id = job.Id, hub = hub.Alias }, stop);
        var named = await database.QueryAsync<string>(
            job.Hub, "select source_id from import_rows where hub_id = @report and import_id = @id and place_id is null and source_id is not null",
            new { report = job.Hub.Alias, id = job.Id }, stop);
        var args = new { hub = hub.Alias, source = job.Source, id = job.Id, now = time.GetUtcNow(), present = present.ToArray(), named = named.ToArray() };
        await using var tx = await database.BeginAsync(hub, stop);
        await tx.ExecuteAsync(Plan, stop: stop);
        if (job.DryRun)
        {
            return await tx.QuerySingleOrDefaultAsync<int>($"select count(*)::int from places p where {Gone}", args, stop);
        }

        await PlaceWriter.TakeTurnAsync(tx, hub, job.Source, stop);
        await tx.ExecuteAsync(Return, args, stop);
        if (await tx.ExecuteAsync($"update places p set left_at = @now, left_import = @id where {Gone}", args, stop) > 0)
        {
            await tx.AuditAsync(job.Actor, "places.left-source", $"imports/{job.Id}", stop);
        }

        if (!await queue.KeepAsync(tx, job.Id, stop))
        {
            throw new ImportTakenAwayException();
        }

        // Counted, not taken from the update: another process may have marked them before it died.
        var left = await tx.QuerySingleOrDefaultAsync<int>(
            "select count(*)::int from places where hub_id = @hub and source = @source and left_import = @id", args, stop);
        await tx.CommitAsync(stop);
        return left;
    }

    private sealed record Present(string Hub, long Places, long? Digest);

    private sealed record Known(long Active, long? Digest, long Marked);
}

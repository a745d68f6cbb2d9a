using System.Text.Json;
using HubsPlatform.Contracts;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;
using Npgsql;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// Writes a chunk: places, the rows of the report and the counters in one transaction, so that they always agree, whenever the
/// process dies.
/// </summary>
internal sealed class ImportJournal(HubDatabase database, PlaceWriter writer, ImportQueue queue, TimeProvider time)
{
    private const int Attempts = 5;
    private const string EnterHub = "select set_config('app.hub', @hub, true)";

    private const string InsertRows = """
        insert into import_rows (hub_id, import_id, line, outcome, place_hub, place_id, source_id, name, findings, raw)
        select @hub, @id, line, outcome, place_hub, place_id, source_id, name, findings::jsonb, raw::jsonb
        from unnest(@lines::int[], @outcomes::text[], @hubs::text[], @places::uuid[], @sourceIds::text[], @names::text[], @findings::text[], @raws::text[])
          as row (line, outcome, place_hub, place_id, source_id, name, findings, raw)
        """;

    private const string Count = """
        update imports set processed = processed + @rows, created = created + @created, updated = updated + @updated,
          unchanged = unchanged + @unchanged, outside = outside + @outside, rejected = rejected + @rejected, warnings = warnings + @warnings
        where hub_id = @hub and id = @id and state = 'running'
        """;

    private const string Remember = """
        insert into sources as s (hub_id, scope, name, volume, file_hash, import_id, imported_by, imported_at)
        select hub_id, scope, source, processed, file_hash, id, started_by, @now from imports where hub_id = @hub and id = @id
        on conflict (hub_id, scope, name) do update set volume = excluded.volume, file_hash = excluded.file_hash,
          import_id = excluded.import_id, imported_by = excluded.imported_by, imported_at = excluded.imported_at
        """;

    /// <param name="job">The import.</param>
    /// <param name="chunk">What to write.</param>
    /// <param name="origin">Where its places may have been until now; null where they can only have been in this hub.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="ImportTakenAwayException">The import is over, or another process's; nothing was written.</exception>
    public async Task WriteAsync(ImportJob job, ImportChunk chunk, IPlaceOrigin? origin, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WriteOnceAsync(job, chunk, origin, stop);
                return;
            }
            catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < Attempts)
            {
                // Two chunks wanted places from each other's hub; the other one has them now.
            }
        }
    }

    private async Task WriteOnceAsync(ImportJob job, ImportChunk chunk, IPlaceOrigin? origin, CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(chunk.Hub, stop);
        var drafts = chunk.Rows.Where(row => row.IsPlace).Select(row => row.Row.Draft!).ToList();
        var outcomes = drafts.Count == 0 ? []
            : await Homecoming.WriteAsync(tx, job.Source, drafts, (source, own) => job.DryRun
                ? PlaceWriter.PreviewAsync(tx, source, own, stop, origin)
                : writer.WriteAsync(tx, source, own, job.Actor, stop, origin, ChangeOrigin.Import(job.Id, job.IsNational, isOfAnother: source != job.Source)), stop);
        if (!job.DryRun && outcomes.Any(outcome => outcome.Change != PlaceChange.Unchanged))
        {
            await tx.AuditAsync(job.Actor, "places.imported", $"imports/{job.Id}", stop);
        }

        // A national import writes places of many hubs and its report in the operator's own.
        if (chunk.Hub != job.Hub)
        {
            await tx.ExecuteAsync(EnterHub, new { hub = job.Hub.Alias }, stop);
        }

        var report = new ReportRows(chunk, outcomes);
        await tx.ExecuteAsync(InsertRows, report.Args(job), stop);
        if (await tx.ExecuteAsync(Count, report.Counts(job), stop) == 0 || !await queue.KeepAsync(tx, job.Id, stop))
        {
            throw new ImportTakenAwayException();
        }

        await tx.CommitAsync(stop);
    }

    /// <summary>Lines that an earlier attempt has written.</summary>
    public async Task<IReadOnlySet<int>> LinesDoneAsync(ImportJob job, CancellationToken stop) =>
        job.Attempt == 1 ? new HashSet<int>()
            : (await database.QueryAsync<int>(
                job.Hub, "select line from import_rows where hub_id = @hub and import_id = @id", new { hub = job.Hub.Alias, id = job.Id }, stop)).ToHashSet();

    public async Task CompleteAsync(ImportJob job, IReadOnlyList<Finding> notices, int left, CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(job.Hub, stop);
        var now = time.GetUtcNow();
        var counts = await tx.QuerySingleOrDefaultAsync<FinalCounts>(
            """
            update imports set state = 'completed', total = processed, notices = @notices::jsonb, left_count = @left, finished_at = @now
            where hub_id = @hub and id = @id and state = 'running'
            returning created, updated, unchanged, outside, rejected, warnings
            """,
            new { hub = job.Hub.Alias, id = job.Id, now, left, notices = ImportJson.Of(notices) },
            stop) ?? throw new ImportTakenAwayException();
        if (!await queue.KeepAsync(tx, job.Id, stop))
        {
            throw new ImportTakenAwayException();
        }

        await queue.RemoveAsync(tx, job.Id, stop);
        await tx.AuditAsync(job.Actor, "import.completed", $"imports/{job.Id}", stop);
        if (!job.DryRun)
        {
            await tx.ExecuteAsync(Remember, new { hub = job.Hub.Alias, id = job.Id, now }, stop);
            tx.Publish(
                new ImportCompleted
                {
                    Hub = job.Hub.Alias,
                    Actor = job.Actor.Subject,
                    OccurredAt = now,
                    ImportId = job.Id,
                    Source = job.Source,
                    Created = counts.Created,
                    Updated = counts.Updated,
                    Unchanged = counts.Unchanged,
                    Outside = counts.Outside,
                    Rejected = counts.Rejected,
                    Warnings = counts.Warnings,
                });
        }

        await tx.CommitAsync(stop);
    }

    public async Task FailAsync(Guid id, HubId hub, string code, string detail, CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(hub, stop);
        await tx.ExecuteAsync(
            "update imports set state = 'failed', problem = @problem::jsonb, finished_at = @now where hub_id = @hub and id = @id and state in ('queued', 'running')",
            new { hub = hub.Alias, id, problem = JsonSerializer.Serialize(new ImportProblem(code, detail), ImportJson.Options), now = time.GetUtcNow() },
            stop);
        await queue.RemoveAsync(tx, id, stop);
        await tx.AuditAsync(Actor.System("import"), "import.failed", $"imports/{id}", stop);
        await tx.CommitAsync(stop);
    }

    private sealed record FinalCounts(int Created, int Updated, int Unchanged, int Outside, int Rejected, int Warnings);
}

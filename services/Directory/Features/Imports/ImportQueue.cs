using System.Diagnostics;
using System.Text.Json;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>An import that this process has taken.</summary>
internal sealed record ImportJob(
    Guid Id, HubId Hub, string Scope, string Source, bool DryRun, Actor Actor, FileShape Shape, Mapping Mapping, int Attempt)
{
    public bool IsNational => Scope == ImportScope.National;
}

/// <summary>
/// Which imports wait and who has them. A process holds an import for a while and says with every chunk that it still does;
/// one that was killed, or that lost its import to another, cannot write any more.
/// </summary>
internal sealed class ImportQueue(HubDatabase database, IOptions<ImportOptions> options)
{
    /// <summary>This process.</summary>
    private readonly Guid _holder = Guid.CreateVersion7();

    private double Lease => options.Value.Lease.TotalSeconds;

    /// <param name="tx">In which the import is stored.</param>
    /// <param name="id">The import.</param>
    /// <param name="scope">Its hub, or the national imports.</param>
    /// <param name="source">Whose files it must not overtake; null where it waits for nobody.</param>
    /// <param name="now">Its place in the queue.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static Task AddAsync(HubTransaction tx, Guid id, ImportScope scope, string? source, DateTimeOffset now, CancellationToken stop) =>
        tx.ExecuteAsync(
            """
            insert into work.import_queue (import_id, hub, queued_at, traceparent, source)
            values (@id, @hub, @now, @trace, hashtextextended(@hub || ':' || @kind || ':' || @source::text, 0))
            """,
            new { id, hub = scope.Hub.Alias, kind = scope.Kind, source, now, trace = Activity.Current?.Id }, stop);

    /// <summary>Takes the oldest import that nobody has and that no earlier one of its source keeps waiting, with the trace of its upload; null where there is none.</summary>
    public async Task<(Guid Id, HubId Hub, int Attempt, string? Trace)?> TakeAsync(CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(stop);
        var taken = await tx.QuerySingleOrDefaultAsync<Taken>(
            """
            update work.import_queue set holder = @holder, held_until = now() + make_interval(secs => @lease), attempts = attempts + 1
            where import_id = (
              select q.import_id from work.import_queue q
              where (q.held_until is null or q.held_until < now())
                and not exists (select from work.import_queue e where e.source = q.source and (e.queued_at, e.import_id) < (q.queued_at, q.import_id))
              order by q.queued_at for update skip locked limit 1)
            returning import_id, hub, attempts, traceparent
            """,
            new { holder = _holder, lease = Lease },
            stop);
        await tx.CommitAsync(stop);
        return taken is null ? null : (taken.ImportId, new HubId(taken.Hub), taken.Attempts, taken.Traceparent);
    }

    /// <summary>Keeps the import for another while, in the transaction of a chunk.</summary>
    /// <returns>False where it is no longer this process's.</returns>
    public async Task<bool> KeepAsync(HubTransaction tx, Guid id, CancellationToken stop) =>
        await tx.ExecuteAsync(
            "update work.import_queue set held_until = now() + make_interval(secs => @lease) where import_id = @id and holder = @holder",
            new { id, holder = _holder, lease = Lease },
            stop) == 1;

    /// <summary>Gives the import back at once, for any process to go on with.</summary>
    public async Task ReleaseAsync(Guid id, CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(stop);
        await tx.ExecuteAsync(
            "update work.import_queue set holder = null, held_until = null, attempts = attempts - 1 where import_id = @id and holder = @holder",
            new { id, holder = _holder }, stop);
        await tx.CommitAsync(stop);
    }

    /// <summary>The import is over: no work and no file is left of it.</summary>
    public async Task RemoveAsync(HubTransaction tx, Guid id, CancellationToken stop)
    {
        await tx.ExecuteAsync("delete from import_files where hub_id = @hub and import_id = @id", new { hub = tx.Hub!.Value.Alias, id }, stop);
        await tx.ExecuteAsync("delete from work.import_queue where import_id = @id", new { id }, stop);
    }

    /// <summary>All that is needed to run it; null where it is over.</summary>
    public async Task<ImportJob?> LoadAsync(Guid id, HubId hub, int attempt, CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(hub, stop);
        var row = await tx.QuerySingleOrDefaultAsync<Waiting>(
            """
            update imports set state = 'running' where hub_id = @hub and id = @id and state in ('queued', 'running')
            returning scope, source, dry_run, started_by, mapping::text as mapping, shape::text as shape
            """,
            new { hub = hub.Alias, id },
            stop);
        if (row is null)
        {
            await RemoveAsync(tx, id, stop);
            await tx.CommitAsync(stop);
            return null;
        }

        await tx.CommitAsync(stop);
        var shape = JsonSerializer.Deserialize<StoredShape>(row.Shape, ImportJson.Options)!.ToShape();
        var mapping = row.Mapping is null ? KnownMappings.For(shape.Columns) : MappingJson.Parse(row.Mapping);
        return new ImportJob(
            id, hub, row.Scope, row.Source, row.DryRun, new Actor(row.StartedBy, row.StartedBy, ActorKind.Person), shape,
            mapping ?? throw new InvalidOperationException("The format was known at the upload and is no longer."), attempt);
    }

    private sealed record Taken(Guid ImportId, string Hub, int Attempts, string? Traceparent);

    private sealed record Waiting(string Scope, string Source, bool DryRun, string StartedBy, string? Mapping, string Shape);
}

/// <summary><see cref="FileShape"/> as it is kept.</summary>
internal sealed record StoredShape(bool IsUtf8, char Delimiter, IReadOnlyList<string> Columns, int Rows, FileFormat Format = FileFormat.Csv, int Sheet = 0)
{
    public static StoredShape Of(FileShape shape) =>
        new(ReferenceEquals(shape.Encoding, TextEncoding.Utf8), shape.Delimiter, shape.Columns, shape.Rows, shape.Format, shape.Sheet);

    public FileShape ToShape() => new(IsUtf8 ? TextEncoding.Utf8 : TextEncoding.Windows1252, Delimiter, Columns, Rows) { Format = Format, Sheet = Sheet };
}

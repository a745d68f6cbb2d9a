using System.Text.Json;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>A file that somebody wants imported.</summary>
/// <param name="Source">Null or blank where nobody named it.</param>
/// <param name="Mapping">JSON; null or blank where none was given.</param>
internal sealed record Delivery(string FileName, byte[] Hash, FileShape Shape, string? Source, string? Mapping, bool IsDryRun, bool IsVolumeConfirmed);

/// <summary>Takes deliveries in: refuses what cannot be a census or has lost too much, queues the rest.</summary>
internal sealed class ImportEntry(HubDatabase database, MappingChoice choices, ImportBell bell, TimeProvider time)
{
    /// <param name="scope">The hub's imports, or the national ones.</param>
    /// <param name="delivery">What is to be imported.</param>
    /// <param name="storeFile">Puts the file where the import of this id finds it.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<Results<Accepted<ImportView>, ProblemHttpResult>> TakeAsync(
        ImportScope scope, Delivery delivery, Func<HubTransaction, Guid, Task> storeFile, CancellationToken stop)
    {
        var choice = await choices.OfAsync(scope, delivery.Mapping, delivery.Source, delivery.Shape.Columns, stop);
        if (choice.Problem is { } unknown)
        {
            return Problem.Of(unknown.Status, unknown.Code, unknown.Detail);
        }

        var id = Guid.CreateVersion7();
        if (await StoreAsync(scope, id, delivery, choice, storeFile, stop) is { } refused)
        {
            return refused;
        }

        bell.Ring();
        return TypedResults.Accepted($"{scope.Path}/{id}", await GetImport.FindAsync(scope, id, database, stop));
    }

    private async Task<ProblemHttpResult?> StoreAsync(
        ImportScope scope, Guid id, Delivery delivery, ChosenMapping choice, Func<HubTransaction, Guid, Task> storeFile, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var source = choice.SourceName(delivery.Source, scope);
        await using var tx = await database.BeginAsync(scope.Hub, stop);
        if (!delivery.IsDryRun
            && await SourceGuard.CheckAsync(tx, scope, source, choice.NamesSource(delivery.Source), delivery.Shape.Rows, delivery.IsVolumeConfirmed, stop) is { } refused)
        {
            return refused;
        }

        await tx.ExecuteAsync(
            """
            insert into imports (hub_id, id, scope, source, file_name, file_hash, format, mapping, shape, dry_run, state, total, started_by, started_by_name, created_at)
            values (@hub, @id, @kind, @source, @fileName, @hash, @format, @mapping::jsonb, @shape::jsonb, @dryRun, 'queued', @rows, @subject, @name, @now)
            """,
            new
            {
                hub = scope.Hub.Alias,
                id,
                kind = scope.Kind,
                source,
                fileName = delivery.FileName,
                hash = delivery.Hash,
                format = choice.Mapping!.Title,
                mapping = choice.Own,
                shape = JsonSerializer.Serialize(StoredShape.Of(delivery.Shape), ImportJson.Options),
                dryRun = delivery.IsDryRun,
                rows = delivery.Shape.Rows,
                subject = scope.Actor.Subject,
                name = scope.Actor.Name,
                now,
            },
            stop);
        await storeFile(tx, id);
        await ImportQueue.AddAsync(tx, id, scope, delivery.IsDryRun ? null : source, now, stop);
        await tx.AuditAsync(scope.Actor, "import.started", $"imports/{id}", stop);
        await tx.CommitAsync(stop);
        return null;
    }
}

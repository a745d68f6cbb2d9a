using System.Text.Json;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>POST …/imports: takes a file in, refuses what cannot be a census, and queues the rest. 202 with the import's address.</summary>
internal static class StartImport
{
    public static async Task<Results<Accepted<ImportView>, ProblemHttpResult>> HandleAsync(
        ImportScope scope, HttpRequest request, HubDatabase database, ImportBell bell, TimeProvider time, CancellationToken stop)
    {
        await using var form = new UploadForm();
        if (await form.ReadAsync(request, stop) is { } problem)
        {
            return Refused(problem);
        }

        if (MappingChoice.Of(form.Mapping, form.Shape!.Columns, out var mapping) is { } unknown)
        {
            return Refused(unknown);
        }

        var id = Guid.CreateVersion7();
        if (await StoreAsync(scope, id, form, mapping!, database, time, stop) is { } refused)
        {
            return refused;
        }

        bell.Ring();
        return TypedResults.Accepted($"{scope.Path}/{id}", await GetImport.FindAsync(scope, id, database, stop));
    }

    private static ProblemHttpResult Refused(FileProblem problem) => Problem.Of(problem.Status, problem.Code, problem.Detail);

    /// <summary>A source and an id make a record one over the whole country, so files that only share their format must not share its name.</summary>
    private static string SourceOf(UploadForm form, Mapping mapping, ImportScope scope) =>
        IsNamed(form, mapping) ? form.Source is { Length: > 0 } named ? named : mapping.Source!
        : scope.Kind == ImportScope.National && mapping.Source == Mapping.StandardSource ? "national"
        : mapping.Source ?? "fichier";

    private static bool IsNamed(UploadForm form, Mapping mapping) => form.Source is { Length: > 0 } || mapping.Source is not (null or Mapping.StandardSource);

    private static async Task<ProblemHttpResult?> StoreAsync(
        ImportScope scope, Guid id, UploadForm form, Mapping mapping, HubDatabase database, TimeProvider time, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var source = SourceOf(form, mapping, scope);
        await using var tx = await database.BeginAsync(scope.Hub, stop);
        if (!form.IsDryRun && await SourceGuard.CheckAsync(tx, scope, source, IsNamed(form, mapping), form.Shape!.Rows, form.IsVolumeConfirmed, stop) is { } refused)
        {
            return refused;
        }

        await tx.ExecuteAsync(
            """
            insert into imports (hub_id, id, scope, source, file_name, file_hash, format, mapping, shape, dry_run, state, total, started_by, created_at)
            values (@hub, @id, @kind, @source, @fileName, @hash, @format, @mapping::jsonb, @shape::jsonb, @dryRun, 'queued', @rows, @subject, @now)
            """,
            new
            {
                hub = scope.Hub.Alias,
                id,
                kind = scope.Kind,
                source,
                fileName = form.FileName,
                hash = form.Hash,
                format = mapping.Title,
                mapping = string.IsNullOrWhiteSpace(form.Mapping) ? null : form.Mapping,
                shape = JsonSerializer.Serialize(StoredShape.Of(form.Shape!), ImportJson.Options),
                dryRun = form.IsDryRun,
                rows = form.Shape!.Rows,
                subject = scope.Actor.Subject,
                now,
            },
            stop);
        await ImportSpool.StoreAsync(tx, id, form.Content!, stop);
        await ImportQueue.AddAsync(tx, id, scope, form.IsDryRun ? null : source, now, stop);
        await tx.AuditAsync(scope.Actor, "import.started", $"imports/{id}", stop);
        await tx.CommitAsync(stop);
        return null;
    }
}

using System.Text.Json;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>The files that people look at before they import them: in the database, so that any replica has them.</summary>
internal sealed class ImportDrafts(HubDatabase database, FilePreview preview, TimeProvider time)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Of one person; who looks at another file has mostly given up the one before.</summary>
    private const int Most = 3;

    /// <summary>Megabytes of a text file that hold its first rows.</summary>
    private const int Beginning = 32;

    public async Task<ImportDraft> StoreAsync(ImportScope scope, UploadForm form, CancellationToken stop)
    {
        var record = new DraftRecord
        {
            Id = Guid.CreateVersion7(),
            FileName = form.FileName,
            FileHash = form.Hash,
            Shape = JsonSerializer.Serialize(StoredShape.Of(form.Shape!), ImportJson.Options),
            Source = string.IsNullOrEmpty(form.Source) ? null : form.Source,
            Mapping = string.IsNullOrWhiteSpace(form.Mapping) ? null : form.Mapping,
            CreatedAt = time.GetUtcNow(),
        };
        var args = new
        {
            hub = scope.Hub.Alias,
            record.Id,
            kind = scope.Kind,
            record.FileName,
            record.FileHash,
            record.Shape,
            record.Source,
            record.Mapping,
            subject = scope.Actor.Subject,
            record.CreatedAt,
            others = Most - 1,
        };
        await using (var tx = await database.BeginAsync(scope.Hub, stop))
        {
            await tx.ExecuteAsync(
                """
                delete from import_drafts where hub_id = @hub and created_by = @subject
                  and id not in (select id from import_drafts where hub_id = @hub and created_by = @subject order by id desc limit @others)
                """, args, stop);
            await tx.ExecuteAsync(
                """
                insert into import_drafts (hub_id, id, scope, file_name, file_hash, shape, source, mapping, created_by, created_at)
                values (@hub, @Id, @kind, @FileName, @FileHash, @Shape::jsonb, @Source, @Mapping, @subject, @CreatedAt)
                """, args, stop);
            await ImportSpool.StoreAsync(tx, ImportSpool.Drafts, record.Id, form.Content!, stop);
            await tx.AuditAsync(scope.Actor, "import-draft.stored", $"import-drafts/{record.Id}", stop);
            await tx.CommitAsync(stop);
        }

        return await ViewAsync(scope, record, form.Content!, stop);
    }

    public Task<DraftRecord?> FindAsync(ImportScope scope, Guid id, CancellationToken stop) => database.QuerySingleOrDefaultAsync<DraftRecord>(
        scope.Hub, $"select {DraftRecord.Columns} from import_drafts where hub_id = @hub and scope = @kind and id = @id", new { hub = scope.Hub.Alias, kind = scope.Kind, id }, stop);

    /// <summary>The draft as it stands; null where there is none.</summary>
    public async Task<ImportDraft?> ShowAsync(ImportScope scope, Guid id, CancellationToken stop)
    {
        if (await FindAsync(scope, id, stop) is not { } record)
        {
            return null;
        }

        try
        {
            return await ReadAsync(scope, record, ShapeOf(record).Format == FileFormat.Xlsx ? ImportSpool.All : Beginning, stop);
        }
        catch (BrokenFileException)
        {
            return await ReadAsync(scope, record, ImportSpool.All, stop); // twenty elements of more than a megabyte each
        }
    }

    /// <summary>Keeps what somebody typed, be it a mapping or not yet.</summary>
    /// <returns>Whether there is such a draft.</returns>
    public async Task<bool> ChangeAsync(ImportScope scope, Guid id, string? source, string? mapping, CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(scope.Hub, stop);
        var found = await tx.ExecuteAsync(
            "update import_drafts set source = @source, mapping = @mapping where hub_id = @hub and scope = @kind and id = @id",
            new { hub = scope.Hub.Alias, kind = scope.Kind, id, source, mapping }, stop) == 1;
        await tx.AuditAsync(scope.Actor, "import-draft.changed", $"import-drafts/{id}", stop);
        await tx.CommitAsync(stop);
        return found;
    }

    public async Task<bool> DropAsync(ImportScope scope, Guid id, CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(scope.Hub, stop);
        var found = await DropAsync(tx, id, stop);
        await tx.AuditAsync(scope.Actor, "import-draft.dropped", $"import-drafts/{id}", stop);
        await tx.CommitAsync(stop);
        return found;
    }

    public static async Task<bool> DropAsync(HubTransaction tx, Guid id, CancellationToken stop) =>
        await tx.ExecuteAsync("delete from import_drafts where hub_id = @hub and id = @id", new { hub = tx.Hub!.Value.Alias, id }, stop) == 1;

    public static FileShape ShapeOf(DraftRecord record) => JsonSerializer.Deserialize<StoredShape>(record.Shape, ImportJson.Options)!.ToShape();

    private async Task<ImportDraft> ReadAsync(ImportScope scope, DraftRecord record, int megabytes, CancellationToken stop)
    {
        await using var file = await ImportSpool.FetchAsync(database, scope.Hub, ImportSpool.Drafts, record.Id, megabytes, stop);
        return await ViewAsync(scope, record, file, stop);
    }

    private async Task<ImportDraft> ViewAsync(ImportScope scope, DraftRecord record, Stream file, CancellationToken stop)
    {
        var shape = ShapeOf(record);
        var (shown, choice) = await preview.OfAsync(scope, file, shape, record.Mapping, record.Source, stop);
        var source = choice.SourceName(record.Source, scope);
        var volume = await SourceGuard.VolumeAsync(database, scope, source, stop);
        return new ImportDraft(
            record.Id, record.FileName, source, record.Source is not null, volume, SourceGuard.IsTooFew(shape.Rows, volume, choice.NamesSource(record.Source)),
            record.Mapping is not null, choice.IsRemembered, record.CreatedAt + Kept, shown);
    }
}

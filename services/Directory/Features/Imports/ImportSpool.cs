using System.Data;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using Npgsql;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Uploaded files, kept in the database in parts of a megabyte until their import is over, so that any replica can run it.</summary>
internal static class ImportSpool
{
    public static readonly Spool Imports = new("import_files", "import_id");

    public static readonly Spool Drafts = new("import_draft_files", "draft_id");

    /// <summary>The file as a whole.</summary>
    public const int All = int.MaxValue;

    private const int PartSize = 1 << 20;

    /// <summary>A file on this machine's disk that is gone when it is closed.</summary>
    public static FileStream Scratch() => new(
        Path.Combine(Path.GetTempPath(), $"import-{Guid.CreateVersion7():n}"),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    public static async Task StoreAsync(HubTransaction tx, Spool spool, Guid id, Stream file, CancellationToken stop)
    {
        file.Position = 0;
        var part = new byte[PartSize];
        for (var number = 0; ; number++)
        {
            var length = await file.ReadAtLeastAsync(part, PartSize, throwOnEndOfStream: false, stop);
            if (length == 0)
            {
                return;
            }

            await tx.ExecuteAsync(
                $"insert into {spool.Table} (hub_id, {spool.Key}, part, content) values (@hub, @id, @number, @content)",
                new { hub = tx.Hub!.Value.Alias, id, number, content = length == PartSize ? part : part[..length] },
                stop);
        }
    }

    /// <param name="database">Of the directory.</param>
    /// <param name="hub">Whose file it is.</param>
    /// <param name="spool">Where it lies.</param>
    /// <param name="id">Of the import or draft.</param>
    /// <param name="most">Megabytes, where the beginning is enough.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<FileStream> FetchAsync(HubDatabase database, HubId hub, Spool spool, Guid id, int most, CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(hub, stop);
        await using var parts = new NpgsqlCommand($"select content from {spool.Table} where hub_id = $1 and {spool.Key} = $2 and part < $3 order by part", tx.Connection, tx.Transaction)
        {
            Parameters = { new() { Value = hub.Alias }, new() { Value = id }, new() { Value = most } },
        };
        var file = Scratch();
        await using (var rows = await parts.ExecuteReaderAsync(CommandBehavior.SequentialAccess, stop))
        {
            while (await rows.ReadAsync(stop))
            {
                await using var part = await rows.GetStreamAsync(0, stop);
                await part.CopyToAsync(file, stop);
            }
        }

        await tx.CommitAsync(stop); // the connection keeps what it has prepared
        file.Position = 0;
        return file;
    }

    /// <summary>The file of a draft becomes that of an import, too.</summary>
    public static Task CopyDraftAsync(HubTransaction tx, Guid draft, Guid import, CancellationToken stop) => tx.ExecuteAsync(
        "insert into import_files (hub_id, import_id, part, content) select hub_id, @import, part, content from import_draft_files where hub_id = @hub and draft_id = @draft",
        new { hub = tx.Hub!.Value.Alias, draft, import }, stop);

    /// <summary>A table of files in parts.</summary>
    internal sealed record Spool(string Table, string Key);
}

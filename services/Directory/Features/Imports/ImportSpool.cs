using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Uploaded files, kept in the database in parts of a megabyte until their import is over, so that any replica can run it.</summary>
internal sealed class ImportSpool(HubDatabase database)
{
    private const int PartSize = 1 << 20;

    /// <summary>A file on this machine's disk that is gone when it is closed.</summary>
    public static FileStream Scratch() => new(
        Path.Combine(Path.GetTempPath(), $"import-{Guid.CreateVersion7():n}"),
        FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    public static async Task StoreAsync(HubTransaction tx, Guid id, Stream file, CancellationToken stop)
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
                "insert into import_files (hub_id, import_id, part, content) values (@hub, @id, @number, @content)",
                new { hub = tx.Hub!.Value.Alias, id, number, content = length == PartSize ? part : part[..length] },
                stop);
        }
    }

    public async Task<FileStream> FetchAsync(HubId hub, Guid id, CancellationToken stop)
    {
        var file = Scratch();
        for (var number = 0; ; number++)
        {
            var part = await database.QuerySingleOrDefaultAsync<byte[]>(
                hub, "select content from import_files where hub_id = @hub and import_id = @id and part = @number", new { hub = hub.Alias, id, number }, stop);
            if (part is null)
            {
                file.Position = 0;
                return file;
            }

            await file.WriteAsync(part, stop);
        }
    }
}

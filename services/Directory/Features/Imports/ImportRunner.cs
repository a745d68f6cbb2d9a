using System.Threading.Channels;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Handover;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// Runs one import: reads the file row by row, gathers the rows of each hub into chunks and writes these while the next rows
/// are read. Lines that an earlier attempt wrote are left out, so a file is never counted twice.
/// </summary>
internal sealed class ImportRunner(
    HubDatabase database, CensusReader reader, ImportJournal journal, SourceDepartures departures, ITerritoryMap territories, PlacesElsewhere elsewhere, IOptions<ImportOptions> options)
{
    public async Task RunAsync(ImportJob job, CancellationToken stop)
    {
        await using var file = await ImportSpool.FetchAsync(database, job.Hub, ImportSpool.Imports, job.Id, ImportSpool.All, stop);
        var done = await journal.LinesDoneAsync(job, stop);
        var mapping = new BoundMapping(job.Mapping, job.Shape.Columns);

        var origin = job.IsNational ? elsewhere.Of(job.Source, job.Actor, stop) : null;

        using var broken = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var chunks = Channel.CreateBounded<ImportChunk>(options.Value.Writers);
        var writers = Enumerable.Range(0, options.Value.Writers).Select(_ => WriteAsync(job, chunks.Reader, origin, broken)).ToList();
        try
        {
            await ReadAsync(job, file, mapping, done, chunks, broken.Token);
            chunks.Writer.Complete();
        }
        catch (OperationCanceledException) when (broken.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            // A writer failed and says why below.
        }
        catch
        {
            await broken.CancelAsync();
            await Task.WhenAll(writers).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await Task.WhenAll(writers);
        await journal.CompleteAsync(job, FileNotices.Of(mapping), await departures.MarkAsync(job, stop), stop);
    }

    private async Task WriteAsync(ImportJob job, ChannelReader<ImportChunk> chunks, IPlaceOrigin? origin, CancellationTokenSource broken)
    {
        try
        {
            await foreach (var chunk in chunks.ReadAllAsync(broken.Token))
            {
                await journal.WriteAsync(job, chunk, origin, broken.Token);
            }
        }
        catch
        {
            await broken.CancelAsync();
            throw;
        }
    }

    private async Task ReadAsync(
        ImportJob job, Stream file, BoundMapping mapping, IReadOnlySet<int> done, Channel<ImportChunk> chunks, CancellationToken stop)
    {
        var gathered = new Dictionary<HubId, List<ImportRow>>();
        foreach (var row in reader.Read(file, job.Shape, mapping))
        {
            if (done.Contains(row.Line))
            {
                continue;
            }

            var hub = row.Draft is null || !job.IsNational ? job.Hub : territories.HubFor(row.Draft.TerritoryCode);
            var isOutside = row.Draft is not null && !job.IsNational && !territories.Covers(job.Hub, row.Draft.TerritoryCode);
            if (!gathered.TryGetValue(hub, out var rows))
            {
                gathered[hub] = rows = [];
            }

            rows.Add(new ImportRow(row, isOutside));
            if (rows.Count == options.Value.ChunkRows || (rows.Count >= options.Value.LeastRows && chunks.Reader.Count == 0))
            {
                await chunks.Writer.WriteAsync(new ImportChunk(hub, rows), stop);
                gathered.Remove(hub);
            }
        }

        // The small ones last, so that no writer has a large one left when the others have ended.
        foreach (var (hub, rows) in gathered.OrderByDescending(chunk => chunk.Value.Count))
        {
            await chunks.Writer.WriteAsync(new ImportChunk(hub, rows), stop);
        }
    }
}

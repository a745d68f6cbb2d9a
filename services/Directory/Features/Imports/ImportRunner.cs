using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Handover;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// Runs one import: reads the file row by row onto a pile for each hub and writes the piles while the next rows
/// are read. Lines that an earlier attempt wrote are left out, so a file is never counted twice.
/// </summary>
internal sealed class ImportRunner(
    HubDatabase database, CensusReader reader, ImportJournal journal, SourceDepartures departures, ITerritoryMap territories, PlacesElsewhere elsewhere, IOptions<ImportOptions> options, OutboxBell outbox)
{
    public async Task RunAsync(ImportJob job, CancellationToken stop)
    {
        await using var file = await ImportSpool.FetchAsync(database, job.Hub, ImportSpool.Imports, job.Id, ImportSpool.All, stop);
        var done = await journal.LinesDoneAsync(job, stop);
        var mapping = new BoundMapping(job.Mapping, job.Shape.Columns);

        var origin = job.IsNational ? elsewhere.Of(job.Source, job.Actor, stop) : null;

        using var broken = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var piles = new ImportPiles(options.Value.WaitingRows, options.Value.ChunkRows, options.Value.LeastRows);
        var writers = Enumerable.Range(0, options.Value.Writers).Select(_ => WriteAsync(job, piles, origin, broken)).ToList();
        try
        {
            await ReadAsync(job, file, mapping, done, piles, broken.Token);
            piles.Complete();
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
        outbox.Ring(); // what the other services are to hear leaves while departures are looked for
        await journal.CompleteAsync(job, FileNotices.Of(mapping), await departures.MarkAsync(job, stop), stop);
    }

    private async Task WriteAsync(ImportJob job, ImportPiles piles, IPlaceOrigin? origin, CancellationTokenSource broken)
    {
        try
        {
            while (await piles.TakeAsync(broken.Token) is { } chunk)
            {
                await journal.WriteAsync(job, chunk, origin, broken.Token);
                piles.Done(chunk.Hub);
            }
        }
        catch
        {
            await broken.CancelAsync();
            throw;
        }
    }

    private async Task ReadAsync(ImportJob job, Stream file, BoundMapping mapping, IReadOnlySet<int> done, ImportPiles piles, CancellationToken stop)
    {
        foreach (var row in reader.Read(file, job.Shape, mapping))
        {
            if (done.Contains(row.Line))
            {
                continue;
            }

            var hub = row.Draft is null || !job.IsNational ? job.Hub : territories.HubFor(row.Draft.TerritoryCode);
            var isOutside = row.Draft is not null && !job.IsNational && !territories.Covers(job.Hub, row.Draft.TerritoryCode);
            await piles.AddAsync(hub, new ImportRow(row, isOutside), stop);
        }
    }
}

using System.Net.Http.Headers;
using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;
using Npgsql;

namespace HubsPlatform.Bench.Measures;

/// <summary>
/// The public search at the directory's own port against the same SQL by pgbench, with 20 000 and 100 000 places; and the
/// gateway in front of it against nginx in front of the same process.
/// </summary>
internal sealed class SearchMeasure : IMeasure
{
    private const int Rounds = 3;
    private const int Step = 20_000;
    private const int Many = 8;
    private static readonly TimeSpan RunLength = TimeSpan.FromSeconds(4);

    public string Name => "search";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hubs-bench-files-");
        await using var platform = await Platform.StartAsync(stop);
        try
        {
            var figures = new List<Figure>();
            await FillAsync(platform, folder.FullName, 1, stop);
            figures.AddRange(await AtServiceAsync(platform, "20 000", stop));
            await FillAsync(platform, folder.FullName, 4, stop);
            figures.AddRange(await AtServiceAsync(platform, "100 000", stop));
            return figures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Imports as many files of 20 000 places.</summary>
    public static async Task FillAsync(Platform platform, string folder, int files, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = platform.Gateway, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await platform.TokenAsync("operatrice", stop));
        await using var database = new NpgsqlConnection(platform.Variable("directory", "ConnectionStrings__directory-owner"));
        await database.OpenAsync(stop);
        for (var file = 0; file < files; file++)
        {
            await ImportMeasure.ImportAsync(client, database, await PlacesFile.WriteAsync(folder, $"fill{files}{file}", Step, spread: 0.5), stop);
        }

        await using var analyze = new NpgsqlCommand("vacuum analyze open.places", database);
        await analyze.ExecuteNonQueryAsync(stop);
    }

    private static async Task<IReadOnlyList<Figure>> AtServiceAsync(Platform platform, string places, CancellationToken stop)
    {
        var service = platform.Own("directory");
        var database = platform.Variable("directory", "ConnectionStrings__directory")!;
        var figures = new List<Figure>();
        foreach (var (kind, queries) in new[] { ("nearby", Searches.Nearby), ("filtered", Searches.Filtered) })
        {
            string[] paths = [.. queries.Select(Searches.Path)];
            string[] sql = [.. queries.Select(Searches.Sql)];
            await Wrk.RunAsync(service, paths, Many, 2 * RunLength, stop); // the service compiles what is hot, PostgreSQL fills its cache
            var runs = new List<(Load OursOne, Load TheirsOne, Load OursMany, Load TheirsMany)>();
            for (var round = 0; round < Rounds; round++)
            {
                runs.Add((
                    await Wrk.RunAsync(service, paths, 1, RunLength, stop),
                    await PgBench.RunAsync(database, sql, 1, RunLength, stop),
                    await Wrk.RunAsync(service, paths, Many, RunLength, stop),
                    await PgBench.RunAsync(database, sql, Many, RunLength, stop)));
            }

            if (runs.Sum(run => run.OursOne.Errors + run.OursMany.Errors) is var errors and > 0)
            {
                throw new InvalidOperationException($"{errors} searches failed.");
            }

            Say.Progress($"  {places} places, {kind}: service {runs.Select(run => run.OursOne.P50).Median():0.00} ms, SQL {runs.Select(run => run.TheirsOne.P50).Median():0.00} ms");
            figures.Add(Figure.AtMostTimes($"search: {kind}, {places} places, p50", runs.Select(run => run.OursOne.P50).Median(), runs.Select(run => run.TheirsOne.P50).Median(), "ms", 2));
            figures.Add(Figure.AtLeastTimes($"search: {kind}, {places} places, throughput", runs.Select(run => run.OursMany.PerSecond).Median(), runs.Select(run => run.TheirsMany.PerSecond).Median(), "per s", 0.5));
        }

        return figures;
    }
}

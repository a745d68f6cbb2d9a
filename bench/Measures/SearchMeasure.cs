using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;

namespace HubsPlatform.Bench.Measures;

/// <summary>
/// The public search at the directory's own port against PostgreSQL's best by pgbench (see <see cref="ReferencePlaces"/>), with 20 000 and
/// 100 000 places.
/// </summary>
internal sealed class SearchMeasure : IMeasure
{
    private const int Rounds = 3;
    private const int Many = 8;
    private static readonly TimeSpan RunLength = TimeSpan.FromSeconds(4);

    public string Name => "search";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        await using var filled = await FilledPlatform.StartAsync(1, stop);
        var figures = new List<Figure>(await AtServiceAsync(filled, "20 000", stop));
        await filled.FillAsync(4, stop);
        figures.AddRange(await AtServiceAsync(filled, "100 000", stop));
        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> AtServiceAsync(FilledPlatform filled, string places, CancellationToken stop)
    {
        await ReferencePlaces.FillAsync(filled.Directory, stop);
        var (service, database) = (filled.Service, filled.Database);
        var figures = new List<Figure>();
        foreach (var (kind, questions) in new[] { ("nearby", Searches.Nearby), ("nearest", Searches.Nearest), ("filtered", Searches.Filtered) })
        {
            string[] paths = [.. questions.Select(question => question.Path)];
            string[] sql = [.. questions.Select(question => question.Sql)];
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

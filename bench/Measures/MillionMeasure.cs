using System.Diagnostics;
using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;

namespace HubsPlatform.Bench.Measures;

/// <summary>The search among a million places beside the same among 20 000: more than France has, by a factor of thirty.</summary>
internal sealed class MillionMeasure : IMeasure
{
    private const int Rounds = 3;
    private static readonly TimeSpan RunLength = TimeSpan.FromSeconds(4);

    /// <summary>The places there are, each many times at some distance from itself, with whatever columns they have.</summary>
    private const string Multiply = """
        create temp table more as select p.* from open.places p, generate_series(2, 50) where p.location is not null;
        update more set id = gen_random_uuid(),
          location = st_setsrid(st_makepoint(st_x(location::geometry) + random() - 0.5, st_y(location::geometry) + random() - 0.5), 4326)::geography;
        insert into open.places select * from more;
        drop table more;
        """;

    public string Name => "million";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        await using var filled = await FilledPlatform.StartAsync(1, stop);
        var few = await AskAsync(filled.Service, stop);
        await filled.ExecuteAsync(Multiply, stop);
        await filled.ExecuteAsync("vacuum analyze open.places", stop);
        var clock = Stopwatch.StartNew();
        var found = await filled.UntilFoundAsync(stop);
        Say.Progress($"  {found} places, found after {clock.Elapsed.TotalSeconds:0.0} s");
        var many = await AskAsync(filled.Service, stop);
        return [.. few.Keys.Select(kind => Figure.AtMostTimes($"million: {kind}, 1 000 000 places beside 20 000, p50", many[kind], few[kind], "ms", 3))];
    }

    private static async Task<IReadOnlyDictionary<string, double>> AskAsync(Uri service, CancellationToken stop)
    {
        var times = new Dictionary<string, double>();
        foreach (var (kind, questions) in new[] { ("nearby", Searches.Nearby), ("filtered", Searches.Filtered), ("ranked", Searches.Ranked) })
        {
            string[] paths = [.. questions.Select(question => question.Path)];
            await Wrk.RunAsync(service, paths, 8, 2 * RunLength, stop);
            var rounds = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                rounds.Add((await Wrk.RunAsync(service, paths, 1, RunLength, stop)).P50);
            }

            times[kind] = rounds.Median();
            Say.Progress($"  {kind}: {times[kind]:0.00} ms");
        }

        return times;
    }
}

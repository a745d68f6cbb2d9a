using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;

namespace HubsPlatform.Bench.Measures;

/// <summary>
/// Words with ranking among 100 000 places at the directory's own port, against PostgreSQL's plain statement by pgbench and against Sphinx
/// with the same ten questions; and what the beginning of a word may become.
/// </summary>
internal sealed class TextMeasure : IMeasure
{
    private const int Rounds = 3;
    private static readonly TimeSpan RunLength = TimeSpan.FromSeconds(4);

    public string Name => "text";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        await using var filled = await FilledPlatform.StartAsync(5, stop);
        await ReferencePlaces.FillAsync(filled.Directory, stop);
        await using var sphinx = await Sphinx.StartAsync(filled.Directory, stop);
        var service = filled.Service;
        string[] paths = [.. Searches.Ranked.Select(question => question.Path)];
        string[] sql = [.. Searches.Ranked.Select(question => question.Sql)];
        await Wrk.RunAsync(service, paths, 8, 3 * RunLength, stop);
        await sphinx.RunAsync(Searches.RankedWords, RunLength, stop);
        var (ours, plain, theirs) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            ours.Add((await Wrk.RunAsync(service, paths, 1, RunLength, stop)).P50);
            plain.Add((await PgBench.RunAsync(filled.Database, sql, 1, RunLength, stop)).P50);
            theirs.Add((await sphinx.RunAsync(Searches.RankedWords, RunLength, stop)).Median());
            Say.Progress($"  round {round}: service {ours[^1]:0.00} ms, plain SQL {plain[^1]:0.00} ms, Sphinx {theirs[^1]:0.00} ms");
        }

        string[] beginnings = [.. Searches.Beginnings.Select(text => $"/api/directory/autocomplete?q={Uri.EscapeDataString(text)}")];
        await Wrk.RunAsync(service, beginnings, 4, RunLength, stop);
        var autocomplete = await Wrk.RunAsync(service, beginnings, 1, RunLength, stop);
        return
        [
            Figure.AtMostTimes("text: ranked, 100 000 places, p50, beside PostgreSQL", ours.Median(), plain.Median(), "ms", 1.5),
            Figure.AtMostTimes("text: ranked, 100 000 places, p50, beside Sphinx", ours.Median(), theirs.Median(), "ms", 1),
            Figure.AtMost("text: autocomplete, 100 000 places, p50", autocomplete.P50, "ms", 5),
        ];
    }
}

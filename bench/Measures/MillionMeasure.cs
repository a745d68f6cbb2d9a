using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;

namespace HubsPlatform.Bench.Measures;

/// <summary>The search among a million places beside the same among 20 000: more than France has, by a factor of thirty.</summary>
internal sealed class MillionMeasure : IMeasure
{
    private const int Rounds = 3;
    private static readonly TimeSpan RunLength = TimeSpan.FromSeconds(4);

    /// <summary>The places there are, each many times at some distance from itself.</summary>
    private const string Multiply = """
        create temp table more as
          select gen_random_uuid() as new_id, p.id as old_id, p.location::geometry as point, random() - 0.5 as dx, random() - 0.5 as dy
          from open.places p, generate_series(2, 50) where p.location is not null;
        insert into open.places (id, hub, version, postal_code, commune_code, departement_code, location, updated_on, edition, traits, map_x, map_y, cell, sort_name, open_minutes, hours_vary, search)
          select m.new_id, p.hub, p.version, p.postal_code, p.commune_code, p.departement_code, st_setsrid(st_makepoint(st_x(m.point) + m.dx, st_y(m.point) + m.dy), 4326)::geography, p.updated_on,
            p.edition, p.traits, p.map_x, p.map_y, p.cell, p.sort_name, p.open_minutes, p.hours_vary, p.search
          from more m join open.places p on p.id = m.old_id;
        insert into open.place_records (id, card, record) select m.new_id, r.card, r.record from more m join open.place_records r on r.id = m.old_id;
        """;

    public string Name => "million";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        await using var filled = await FilledPlatform.StartAsync(1, stop);
        var few = await AskAsync(filled.Service, stop);
        await filled.ExecuteAsync(Multiply, stop);
        await filled.ExecuteAsync("vacuum analyze open.places", stop);
        await filled.ExecuteAsync("vacuum analyze open.place_records", stop);
        var many = await AskAsync(filled.Service, stop);
        return [.. few.Keys.Select(kind => Figure.AtMostTimes($"million: {kind}, 1 000 000 places beside 20 000, p50", many[kind], few[kind], "ms", 3))];
    }

    private static async Task<IReadOnlyDictionary<string, double>> AskAsync(Uri service, CancellationToken stop)
    {
        var times = new Dictionary<string, double>();
        foreach (var (kind, queries) in new[] { ("nearby", Searches.Nearby), ("filtered", Searches.Filtered), ("ranked", [.. Searches.Ranked.Select(words => $"q={Uri.EscapeDataString(words)}")]) })
        {
            string[] paths = [.. queries.Select(Searches.Path)];
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

using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;
using Npgsql;

namespace HubsPlatform.Bench.Measures;

/// <summary>
/// After an import of 20 000 places: how long until all of them are compared and their duplicates proposed, beside the time of the
/// import. Then one place that is changed by hand, from the answer that it is saved until its proposals are up to date.
/// </summary>
internal sealed class DuplicatesMeasure : IMeasure
{
    private const int WarmRows = 2_000;
    private const int Changes = 40;
    private const string Places = "/api/directory/hubs/national/places";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public string Name => "duplicates";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        await using var filled = await FilledPlatform.StartAsync(0, stop);
        await filled.ImportAsync(await filled.FileAsync("warm", WarmRows), stop);
        await ComparedAsync(filled, Poll, stop);

        var import = await filled.ImportAsync(await filled.FileAsync("compared"), stop);
        var clock = Stopwatch.StartNew();
        await ComparedAsync(filled, Poll, stop);
        var comparison = clock.Elapsed.TotalSeconds;
        await using var count = new NpgsqlCommand("select count(*) from duplicates", filled.Directory);
        Say.Progress($"  import {import:0.00} s, compared {comparison:0.00} s later, {await count.ExecuteScalarAsync(stop)} proposals");

        var changes = await ChangeAsync(filled, stop);
        return
        [
            Figure.AtMostTimes("duplicates: 20 000 places compared, beside their import", comparison, import, "s", 10),
            Figure.AtMost("duplicates: one changed place, from its saving to its proposals, p50", changes.Median(), "ms", 50),
        ];
    }

    private static async Task<IReadOnlyList<double>> ChangeAsync(FilledPlatform filled, CancellationToken stop)
    {
        using var created = await filled.Client.PostAsJsonAsync(Places, Form(0), stop);
        created.EnsureSuccessStatusCode();
        var place = (await created.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("id").GetGuid();
        var tag = created.Headers.ETag!;
        var times = new List<double>();
        for (var change = 1; change <= Changes; change++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"{Places}/{place}") { Content = JsonContent.Create(Form(change)) };
            request.Headers.IfMatch.Add(tag);
            using var saved = await filled.Client.SendAsync(request, stop);
            saved.EnsureSuccessStatusCode();
            var clock = Stopwatch.StartNew();
            await ComparedAsync(filled, TimeSpan.FromMilliseconds(1), stop);
            times.Add(clock.Elapsed.TotalMilliseconds);
            tag = saved.Headers.ETag!;
        }

        return times;
    }

    private static object Form(int change) => new
    {
        name = "France services Rennes",
        commune = "Rennes",
        postalCode = "35000",
        inseeCode = "35238",
        address = $"{change + 1} rue de la Monnaie",
        latitude = 48.1113,
        longitude = -1.68,
        services = new[] { "Aide aux démarches administratives" },
    };

    private static Task ComparedAsync(FilledPlatform filled, TimeSpan poll, CancellationToken stop) => filled.UntilNoneAsync("work.places_to_compare", poll, stop);
}

using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Bench.Data;
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
    private const int Rows = 20_000;
    private const int WarmRows = 2_000;
    private const int Changes = 40;
    private const string Places = "/api/directory/hubs/national/places";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public string Name => "duplicates";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hubs-bench-files-");
        await using var platform = await Platform.StartAsync(stop);
        try
        {
            using var client = new HttpClient { BaseAddress = platform.Gateway, Timeout = TimeSpan.FromMinutes(5) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await platform.TokenAsync("operatrice", stop));
            await using var database = new NpgsqlConnection(platform.Variable("directory", "ConnectionStrings__directory-owner"));
            await database.OpenAsync(stop);
            await ImportMeasure.ImportAsync(client, database, await PlacesFile.WriteAsync(folder.FullName, "warm", WarmRows), stop);
            await ComparedAsync(database, Poll, stop);

            var import = await ImportMeasure.ImportAsync(client, database, await PlacesFile.WriteAsync(folder.FullName, "compared", Rows), stop);
            var clock = Stopwatch.StartNew();
            await ComparedAsync(database, Poll, stop);
            var comparison = clock.Elapsed.TotalSeconds;
            await using var count = new NpgsqlCommand("select count(*) from duplicates", database);
            Say.Progress($"  import {import:0.00} s, compared {comparison:0.00} s later, {await count.ExecuteScalarAsync(stop)} proposals");

            var changes = await ChangeAsync(client, database, stop);
            return
            [
                Figure.AtMostTimes("duplicates: 20 000 places compared, beside their import", comparison, import, "s", 10),
                Figure.AtMost("duplicates: one changed place, from its saving to its proposals, p50", changes.Median(), "ms", 50),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<double>> ChangeAsync(HttpClient client, NpgsqlConnection database, CancellationToken stop)
    {
        using var created = await client.PostAsJsonAsync(Places, Form(0), stop);
        created.EnsureSuccessStatusCode();
        var place = (await created.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("id").GetGuid();
        var tag = created.Headers.ETag!;
        var times = new List<double>();
        for (var change = 1; change <= Changes; change++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"{Places}/{place}") { Content = JsonContent.Create(Form(change)) };
            request.Headers.IfMatch.Add(tag);
            using var saved = await client.SendAsync(request, stop);
            saved.EnsureSuccessStatusCode();
            var clock = Stopwatch.StartNew();
            await ComparedAsync(database, TimeSpan.FromMilliseconds(1), stop);
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

    private static async Task ComparedAsync(NpgsqlConnection database, TimeSpan poll, CancellationToken stop)
    {
        await using var waiting = new NpgsqlCommand("select count(*) from work.places_to_compare", database);
        while ((long)(await waiting.ExecuteScalarAsync(stop))! > 0)
        {
            await Task.Delay(poll, stop);
        }
    }
}

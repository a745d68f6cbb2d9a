using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;
using Npgsql;

namespace HubsPlatform.Bench.Measures;

/// <summary>
/// A file of 20 000 rows of the national standard, uploaded by the operator: from the first byte sent until the report
/// stands and every event has left the outbox. Beside it the standard's own library that only reads and validates the file.
/// </summary>
internal sealed class ImportMeasure : IMeasure
{
    private const int Rows = 20_000;
    private const int Rounds = 3;
    private const int WarmUps = 2;

    /// <summary>Five times as often as hubs import asks; each question costs the platform more than a millisecond of a core.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public string Name => "import";

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

            // A service that runs all day has compiled its code long ago.
            for (var warm = 1; warm <= WarmUps; warm++)
            {
                await ImportAsync(client, database, await PlacesFile.WriteAsync(folder.FullName, $"warm{warm}", Rows), stop);
            }

            var first = new List<double>();
            var second = new List<double>();
            var reference = new List<double>();
            for (var round = 1; round <= Rounds; round++)
            {
                var file = await PlacesFile.WriteAsync(folder.FullName, $"round{round}", Rows);
                reference.Add(await ValidateAsync(file, stop));
                first.Add(await ImportAsync(client, database, file, stop));
                second.Add(await ImportAsync(client, database, file, stop));
                Say.Progress($"  round {round}: import {first[^1]:0.00} s, again {second[^1]:0.00} s, reference {reference[^1]:0.00} s");
            }

            return
            [
                Figure.AtMostTimes("import: 20 000 rows, new", first.Median(), reference.Median(), "s", 1.5),
                Figure.AtMost("import: memory of the directory at its highest", Machine.PeakResident(platform.Pid("directory")), "MB", 200),
                Figure.AtMostTimes("import: the same again, nothing changed", second.Median(), first.Median(), "s", 0.7),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Imports a file and gives the seconds it took, events included.</summary>
    public static async Task<double> ImportAsync(HttpClient client, NpgsqlConnection database, string file, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        using var form = new MultipartFormDataContent { { new StreamContent(File.OpenRead(file)), "file", Path.GetFileName(file) }, { new StringContent(Path.GetFileNameWithoutExtension(file)), "source" } };
        using var accepted = await client.PostAsync("/api/directory/national/imports", form, stop);
        if (!accepted.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The upload was answered {(int)accepted.StatusCode}: {await accepted.Content.ReadAsStringAsync(stop)}");
        }

        while (true)
        {
            using var report = JsonDocument.Parse(await client.GetStringAsync(accepted.Headers.Location, stop));
            if (report.RootElement.GetProperty("state").GetString() is not ("queued" or "running"))
            {
                var imported = report.RootElement.GetProperty("created").GetInt32() + report.RootElement.GetProperty("unchanged").GetInt32();
                if (imported < report.RootElement.GetProperty("total").GetInt32() * 0.99)
                {
                    throw new InvalidOperationException($"The import went wrong: {report.RootElement}");
                }

                break;
            }

            await Task.Delay(Poll, stop);
        }

        await using var waiting = new NpgsqlCommand("select count(*) from platform.outbox", database);
        while ((long)(await waiting.ExecuteScalarAsync(stop))! > 0)
        {
            await Task.Delay(Poll, stop);
        }

        return clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> ValidateAsync(string file, CancellationToken stop)
    {
        using var answer = JsonDocument.Parse(await Machine.RunAsync("node", [Path.Combine(Machine.Root, "bench/reference/validate.mjs"), file], stop));
        return answer.RootElement.GetProperty("milliseconds").GetDouble() / 1000;
    }
}

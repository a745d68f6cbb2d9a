using System.Text.Json;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;

namespace HubsPlatform.Bench.Measures;

/// <summary>
/// A file of 20 000 rows of the national standard, uploaded by the operator: from the first byte sent until the report
/// stands and every event has left the outbox; what follows, the comparison with other places, the search's index and what other services do with the events, is not in it. Beside it the standard's own library that only reads and validates the file.
/// </summary>
internal sealed class ImportMeasure : IMeasure
{
    private const int Rounds = 3;
    private const int WarmUps = 3;

    public string Name => "import";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        // A service that runs all day has compiled its code long ago.
        await using var filled = await FilledPlatform.StartAsync(WarmUps, stop);
        var first = new List<double>();
        var second = new List<double>();
        var reference = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var file = await filled.FileAsync($"round{round}");
            reference.Add(await ValidateAsync(file, stop));
            first.Add(await filled.ImportAsync(file, stop));
            await filled.SettleAsync(stop);
            second.Add(await filled.ImportAsync(file, stop));
            await filled.SettleAsync(stop);
            Say.Progress($"  round {round}: import {first[^1]:0.00} s, again {second[^1]:0.00} s, reference {reference[^1]:0.00} s");
        }

        return
        [
            Figure.AtMostTimes("import: 20 000 rows, new", first.Median(), reference.Median(), "s", 1.5),
            Figure.AtMost("import: memory of the directory at its highest", Machine.PeakResident(filled.Platform.Pid("directory")), "MB", 200),
            Figure.AtMostTimes("import: the same again, nothing changed", second.Median(), first.Median(), "s", 0.7),
        ];
    }

    private static async Task<double> ValidateAsync(string file, CancellationToken stop)
    {
        using var answer = JsonDocument.Parse(await Machine.RunAsync("node", [Path.Combine(Machine.Root, "bench/reference/validate.mjs"), file], stop));
        return answer.RootElement.GetProperty("milliseconds").GetDouble() / 1000;
    }
}

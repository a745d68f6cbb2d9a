using System.Runtime.Versioning;
using System.Text.Encodings.Web;
using System.Text.Json;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Measures;

[assembly: SupportedOSPlatform("linux")]

IMeasure[] known = [new ImportMeasure(), new SearchMeasure(), new TextMeasure(), new MapMeasure(), new MillionMeasure(), new GatewayMeasure(), new MessagesMeasure(), new DuplicatesMeasure(), new MemoryMeasure(), new StartMeasure()];

var isJson = args.Contains("--json");
string[] names = [.. args.Where(arg => !arg.StartsWith('-'))];
if (names.Except(known.Select(measure => measure.Name)).FirstOrDefault() is { } unknown)
{
    await Console.Error.WriteLineAsync($"hubs: there is no measurement '{unknown}'. Known: {string.Join(", ", known.Select(measure => measure.Name))}.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

var figures = new List<Figure>();
var isBroken = false;
foreach (var measure in known.Where(measure => names.Length == 0 || names.Contains(measure.Name)))
{
    Say.Progress($"{measure.Name}:");
    try
    {
        figures.AddRange(await measure.RunAsync(stop.Token));
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        return 130;
    }
    catch (Exception failure)
    {
        await Console.Error.WriteLineAsync($"hubs: the measurement {measure.Name} failed: {failure}");
        isBroken = true;
    }
}

if (isJson)
{
    Console.WriteLine(JsonSerializer.Serialize(
        figures.Select(figure => new { figure.Name, figure.Ours, figure.Reference, figure.Unit, figure.Ratio, figure.Bar, figure.Holds }),
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
}
else
{
    Say.Table(figures);
}

return !isBroken && figures.All(figure => figure.Holds) ? 0 : 1;

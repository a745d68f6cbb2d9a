using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;

namespace HubsPlatform.Bench.Measures;

/// <summary>A gateway in front of the search against nginx with kept connections in front of the same process.</summary>
internal sealed class GatewayMeasure : IMeasure
{
    private const int Rounds = 5;
    private const int Connections = 16;
    private static readonly TimeSpan RunLength = TimeSpan.FromSeconds(5);

    public string Name => "gateway";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        await using var filled = await FilledPlatform.StartAsync(1, stop);
        // A gateway like the platform's, except that it lets one address ask as often as it can and calls the service's own port.
        var environment = new Dictionary<string, string>(filled.Platform.Environment("gateway"))
        {
            ["RateLimits__PerAddress__Burst"] = "2000000000",
            ["RateLimits__PerAddress__PerSecond"] = "2000000000",
            ["services__directory__h2c__0"] = filled.Platform.Own("directory", "h2c").AbsoluteUri,
        };
        environment.Remove("ASPNETCORE_URLS");
        environment.Remove("H2C_PORT");
        await using var gateway = await ServiceProcess.StartAsync("gateway", "Gateway", environment, stop);
        await using var nginx = await Nginx.StartAsync(filled.Service, stop);

        string[] paths = [.. Searches.Nearby.Select(question => question.Path)];
        await Wrk.RunAsync(gateway.Address, paths, Connections, 3 * RunLength, stop); // gateway and service compile what is hot
        await Wrk.RunAsync(nginx.Address, paths, Connections, RunLength, stop);
        var ours = new List<Load>();
        var reference = new List<Load>();
        for (var round = 1; round <= Rounds; round++)
        {
            ours.Add(await Wrk.RunAsync(gateway.Address, paths, Connections, RunLength, stop));
            reference.Add(await Wrk.RunAsync(nginx.Address, paths, Connections, RunLength, stop));
            Say.Progress($"  round {round}: gateway {ours[^1].PerSecond:0}/s p99 {ours[^1].P99:0.0} ms, nginx {reference[^1].PerSecond:0}/s p99 {reference[^1].P99:0.0} ms");
        }

        if (ours.Concat(reference).Sum(load => load.Errors) is var errors and > 0)
        {
            throw new InvalidOperationException($"{errors} requests failed.");
        }

        return
        [
            Figure.AtLeastTimes("gateway: requests before the search", ours.Select(load => load.PerSecond).Median(), reference.Select(load => load.PerSecond).Median(), "per s", 0.95),
            Figure.AtMostTimes("gateway: p99 before the search", ours.Select(load => load.P99).Median(), reference.Select(load => load.P99).Median(), "ms", 1),
        ];
    }
}

using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;

namespace HubsPlatform.Bench.Measures;

/// <summary>A warm start to everything healthy, and the memory of what then runs.</summary>
internal sealed class StartMeasure : IMeasure
{
    private const int Rounds = 3;

    public string Name => "start";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        await using var platform = await Platform.StartAsync(stop);
        Say.Progress($"  first start, databases made: {platform.StartTook.TotalSeconds:0.0} s");
        var seconds = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            await platform.DownAsync(stop);
            await platform.UpAsync(stop);
            seconds.Add(platform.StartTook.TotalSeconds);
            Say.Progress($"  warm start {round}: {seconds[^1]:0.0} s");
        }

        var processes = platform.Processes().Select(process => (process.Command, Megabytes: Machine.Pss(process.Pid))).ToList();
        var apart = processes.Where(process => IsAspires(process.Command)).Sum(process => process.Megabytes);
        var ours = processes.Where(process => !IsAspires(process.Command)).Sum(process => process.Megabytes);
        Say.Progress($"  {processes.Count} processes: ours and the servers {ours:0} MB, DCP and dashboard {apart:0} MB");
        return [Figure.AtMost("start: warm, to all healthy", seconds.Median(), "s", 20), Figure.AtMost("start: memory of our processes and servers (PSS)", ours, "MB", 1200)];
    }

    private static bool IsAspires(string command) => command.Contains("/dcp/", StringComparison.Ordinal) || command.Contains("aspire-managed", StringComparison.Ordinal);
}

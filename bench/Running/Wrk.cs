using System.Globalization;
using System.Text.Json;

namespace HubsPlatform.Bench.Running;

/// <summary>What wrk saw.</summary>
internal sealed record Load(double PerSecond, double P50, double P99, long Errors);

/// <summary>Debian's wrk: one thread, keep-alive, the given paths in turn.</summary>
internal static class Wrk
{
    public static async Task<Load> RunAsync(Uri address, IReadOnlyList<string> paths, int connections, TimeSpan duration, CancellationToken stop)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, $$"""
                local paths = { {{string.Join(", ", paths.Select(path => JsonSerializer.Serialize(path, Plain)))}} }
                local next = 0
                request = function()
                  next = next % #paths + 1
                  return wrk.format("GET", paths[next])
                end
                done = function(summary, latency, requests)
                  local errors = summary.errors
                  io.write(string.format("\n#%f %f %f %d\n", summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
                    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
                end
                """, stop);
            var output = await Machine.RunAsync("wrk", ["-t1", $"-c{connections}", $"-d{duration.TotalSeconds:0}s", "-s", script, address.AbsoluteUri], stop);
            var numbers = output[(output.LastIndexOf('#') + 1)..].Split(' ', StringSplitOptions.TrimEntries);
            return new Load(Number(numbers[0]), Number(numbers[1]), Number(numbers[2]), (long)Number(numbers[3]));
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

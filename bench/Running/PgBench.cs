using System.Globalization;
using System.Text.RegularExpressions;
using HubsPlatform.Bench.Figures;
using Npgsql;

namespace HubsPlatform.Bench.Running;

/// <summary>PostgreSQL's own pgbench: prepared statements, the given queries in turn at random.</summary>
internal static partial class PgBench
{
    public static async Task<Load> RunAsync(string connectionString, IReadOnlyList<string> queries, int connections, TimeSpan duration, CancellationToken stop)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hubs-pgbench-");
        try
        {
            var to = new NpgsqlConnectionStringBuilder(connectionString);
            var files = new List<string>();
            foreach (var query in queries)
            {
                var file = Path.Combine(folder.FullName, $"{files.Count}.sql");
                await File.WriteAllTextAsync(file, query.ReplaceLineEndings(" ") + ";\n", stop);
                files.AddRange(["-f", file]);
            }

            var output = await Machine.RunAsync(
                "env",
                [$"PGPASSWORD={to.Password}", "pgbench", "-n", "-M", "prepared", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-c", $"{connections}", "-j", "1",
                    "-T", $"{duration.TotalSeconds:0}", "-l", $"--log-prefix={Path.Combine(folder.FullName, "log")}", .. files, to.Database!],
                stop);
            var latencies = new List<double>();
            foreach (var log in folder.GetFiles("log*"))
            {
                latencies.AddRange(File.ReadLines(log.FullName).Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000));
            }

            var rate = double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
            return new Load(rate, latencies.Median(), latencies.Percentile(0.99), 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();
}

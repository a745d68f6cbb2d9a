using System.Net.Http.Headers;
using System.Text.Json;
using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;

namespace HubsPlatform.Bench.Measures;

/// <summary>
/// Files of nearly 200 MB, uploaded through the gateway and read to their end (dry run: each row is read, mapped, checked, looked for in the census and
/// reported): how much memory the directory and the gateway had at most.
/// </summary>
internal sealed class MemoryMeasure : IMeasure
{
    private const long Bytes = 199_000_000;
    private const double Bar = 512;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    public string Name => "memory";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hubs-bench-files-");
        await using var platform = await Platform.StartAsync(stop);
        try
        {
            var figures = new List<Figure>();
            foreach (var format in new[] { "csv", "json", "xlsx" })
            {
                var file = await LargeFile.WriteAsync(folder.FullName, format, Bytes);
                using var client = new HttpClient { BaseAddress = platform.Gateway, Timeout = TimeSpan.FromMinutes(5) };
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await platform.TokenAsync("operatrice", stop));
                var rows = await ReadAsync(client, file, stop);
                Say.Progress($"  {format}: {rows} rows, directory {Machine.PeakResident(platform.Pid("directory")):0} MB, gateway {Machine.PeakResident(platform.Pid("gateway")):0} MB");
                figures.Add(Figure.AtMost($"memory: directory at its highest, {format} of {Bytes / 1_000_000} MB", Machine.PeakResident(platform.Pid("directory")), "MB", Bar));
                File.Delete(file);
            }

            return [.. figures, Figure.AtMost("memory: gateway at its highest", Machine.PeakResident(platform.Pid("gateway")), "MB", Bar)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> ReadAsync(HttpClient client, string file, CancellationToken stop)
    {
        using var form = new MultipartFormDataContent { { new StreamContent(File.OpenRead(file)), "file", Path.GetFileName(file) }, { new StringContent("true"), "dryRun" } };
        using var accepted = await client.PostAsync("/api/directory/national/imports", form, stop);
        if (!accepted.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The upload was answered {(int)accepted.StatusCode}: {await accepted.Content.ReadAsStringAsync(stop)}");
        }

        while (true)
        {
            using var report = JsonDocument.Parse(await client.GetStringAsync(accepted.Headers.Location, stop));
            if (report.RootElement.GetProperty("state").GetString() is var state and not ("queued" or "running"))
            {
                return state == "completed" ? report.RootElement.GetProperty("total").GetInt32() : throw new InvalidOperationException($"The import went wrong: {report.RootElement}");
            }

            await Task.Delay(Poll, stop);
        }
    }
}

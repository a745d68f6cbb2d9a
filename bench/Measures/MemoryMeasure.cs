using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;

namespace HubsPlatform.Bench.Measures;

/// <summary>
/// Files of nearly 200 MB, uploaded through the gateway: one in each format read to its end (dry run: each row is read, mapped, checked, looked for in the
/// census and reported), then one imported in earnest: how much memory the directory and the gateway had at most.
/// </summary>
internal sealed class MemoryMeasure : IMeasure
{
    private const long Bytes = 199_000_000;
    private const double Bar = 512;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    /// <summary>Less than a token lives.</summary>
    private static readonly TimeSpan TokenUse = TimeSpan.FromMinutes(3);

    public string Name => "memory";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hubs-bench-files-");
        await using var platform = await Platform.StartAsync(stop);
        try
        {
            var figures = new List<Figure>();
            foreach (var (format, isDryRun) in new[] { ("csv", true), ("json", true), ("xlsx", true), ("csv", false) })
            {
                var file = await LargeFile.WriteAsync(folder.FullName, format, Bytes);
                Machine.ForgetPeakResident(platform.Pid("directory"));
                var clock = Stopwatch.StartNew();
                var rows = await ImportAsync(platform, file, isDryRun, stop);
                var most = Machine.PeakResident(platform.Pid("directory"));
                var what = $"{format} of {Bytes / 1_000_000} MB {(isDryRun ? "read" : "imported")}";
                Say.Progress($"  {what}: {rows} rows in {clock.Elapsed.TotalSeconds:0} s, directory {most:0} MB, gateway {Machine.PeakResident(platform.Pid("gateway")):0} MB");
                figures.Add(Figure.AtMost($"memory: directory at its highest, {what}", most, "MB", Bar));
                File.Delete(file);
            }

            return [.. figures, Figure.AtMost("memory: gateway at its highest", Machine.PeakResident(platform.Pid("gateway")), "MB", Bar)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> ImportAsync(Platform platform, string file, bool isDryRun, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = platform.Gateway, Timeout = TimeSpan.FromMinutes(5) };
        var signedIn = await SignInAsync();
        using var form = new MultipartFormDataContent { { new StreamContent(File.OpenRead(file)), "file", Path.GetFileName(file) }, { new StringContent(isDryRun ? "true" : "false"), "dryRun" } };
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
            signedIn = signedIn.Elapsed < TokenUse ? signedIn : await SignInAsync();
        }

        async Task<Stopwatch> SignInAsync()
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await platform.TokenAsync("operatrice", stop));
            return Stopwatch.StartNew();
        }
    }
}

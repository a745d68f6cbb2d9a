using System.Diagnostics;

namespace HubsPlatform.Bench.Running;

/// <summary>One service of the platform, started by itself on a port of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public int Pid => _process.Id;

    public static async Task<ServiceProcess> StartAsync(string folder, string name, IReadOnlyDictionary<string, string> environment, CancellationToken stop)
    {
        var address = new Uri($"http://127.0.0.1:{Machine.FreePort()}");
        // Not through a shell: it would drop variables whose names have a hyphen.
        var start = new ProcessStartInfo("dotnet", [Machine.Assembly(folder, name)])
        {
            WorkingDirectory = Path.Combine(Machine.Root, folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var lastWords = new Queue<string>();
        var service = new ServiceProcess(Process.Start(start)!, address);
        service._process.OutputDataReceived += (_, line) => Remember(line.Data);
        service._process.ErrorDataReceived += (_, line) => Remember(line.Data);
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        var deadline = Stopwatch.StartNew();
        while (!await IsReadyAsync(client, stop))
        {
            if (service._process.HasExited || deadline.Elapsed > TimeSpan.FromSeconds(60))
            {
                await service.DisposeAsync();
                throw new InvalidOperationException($"{name} did not start:\n{string.Join('\n', lastWords)}");
            }

            await Task.Delay(100, stop);
        }

        return service;

        void Remember(string? line)
        {
            lock (lastWords)
            {
                lastWords.Enqueue(line ?? "");
                if (lastWords.Count > 20)
                {
                    lastWords.Dequeue();
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Machine.RunAsync("kill", ["-TERM", $"{_process.Id}"], CancellationToken.None);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken stop)
    {
        try
        {
            using var response = await client.GetAsync("/health/ready", stop);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

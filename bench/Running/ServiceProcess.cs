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
        var log = Path.Combine(Machine.Root, ".run", "logs", $"bench-{name}.log");
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$0\" >\"$1\" 2>&1", Machine.Assembly(folder, name), log]) { WorkingDirectory = Path.Combine(Machine.Root, folder) };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var service = new ServiceProcess(Process.Start(start)!, address);
        using var client = new HttpClient { BaseAddress = address };
        var deadline = Stopwatch.StartNew();
        while (!await IsReadyAsync(client, stop))
        {
            if (service._process.HasExited || deadline.Elapsed > TimeSpan.FromSeconds(60))
            {
                await service.DisposeAsync();
                throw new InvalidOperationException($"{name} did not start:\n{string.Join('\n', (await File.ReadAllLinesAsync(log, stop)).TakeLast(15))}");
            }

            await Task.Delay(100, stop);
        }

        return service;
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

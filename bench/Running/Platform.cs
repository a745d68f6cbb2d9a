using System.Diagnostics;
using System.Text.Json;

namespace HubsPlatform.Bench.Running;

/// <summary>
/// The whole platform, started as people start it (./hubs up --detach), with data and ports of its own. Addresses are
/// those of the processes themselves, not of the orchestrator's proxy. One trace in a hundred is kept, as in operation: the
/// developer's dashboard, on the same cores, would otherwise take as much of them as the platform.
/// </summary>
internal sealed class Platform : IAsyncDisposable
{
    private readonly DirectoryInfo _data;
    private JsonElement _state;

    private Platform(DirectoryInfo data) => _data = data;

    public TimeSpan StartTook { get; private set; }

    public Uri Gateway => new(_state.GetProperty("gateway").GetString()!);

    public static async Task<Platform> StartAsync(CancellationToken stop)
    {
        var platform = new Platform(System.IO.Directory.CreateTempSubdirectory("hubs-bench-"));
        File.SetUnixFileMode(platform._data.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        try
        {
            await platform.UpAsync(stop);
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    public async Task UpAsync(CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        await HubsAsync(["up", "--detach"], stop);
        StartTook = clock.Elapsed;
        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_data.FullName, "state.json"), stop));
        _state = state.RootElement.Clone();
    }

    public Task DownAsync(CancellationToken stop) => HubsAsync(["down"], stop);

    public async Task<string> TokenAsync(string user, CancellationToken stop) => (await HubsAsync(["token", user], stop)).Trim();

    /// <summary>Every resource's first process.</summary>
    public int Pid(string resource) => Resource(resource).GetProperty("pid").GetInt32();

    /// <summary>A variable of a resource's process, as it was started.</summary>
    public string? Variable(string resource, string name) => Environment(resource).GetValueOrDefault(name);

    public IReadOnlyDictionary<string, string> Environment(string resource) =>
        File.ReadAllText($"/proc/{Pid(resource)}/environ").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The port that a service's process itself listens on.</summary>
    public Uri Own(string resource, string endpoint = "http") => new(Resource(resource).GetProperty("endpoints").GetProperty(endpoint).GetProperty("process").GetString()!);

    /// <summary>Every process of the run with its command line, children included.</summary>
    public IReadOnlyList<(int Pid, string Command)> Processes()
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in System.IO.Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)))
        {
            try
            {
                var stat = File.ReadAllText($"/proc/{folder}/stat");
                parents[int.Parse(folder!)] = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1]);
            }
            catch (IOException)
            {
                // it ended meanwhile
            }
        }

        var ours = _state.GetProperty("processes").EnumerateArray().Select(process => process.GetProperty("pid").GetInt32()).Append(_state.GetProperty("pid").GetInt32()).ToHashSet();
        return [.. parents.Keys.Where(IsOurs).Select(pid => (pid, Command(pid)))];

        bool IsOurs(int pid) => ours.Contains(pid) || (parents.TryGetValue(pid, out var parent) && parent > 1 && IsOurs(parent));
    }

    public async ValueTask DisposeAsync()
    {
        await DownAsync(CancellationToken.None);
        _data.Delete(recursive: true);
    }

    private static string Command(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    private JsonElement Resource(string name) =>
        _state.GetProperty("resources").EnumerateArray().First(resource => resource.GetProperty("resource").GetString() == name);

    private Task<string> HubsAsync(string[] args, CancellationToken stop) =>
        Machine.RunAsync("env", [$"HUBS_DATA={_data.FullName}", "DcpPublisher__RandomizePorts=true", "HUBS_CONFIGURATION=Release", "Telemetry__SampleRatio=0.01", Path.Combine(Machine.Root, "hubs"), .. args], stop);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>Keeps <c>state.json</c> in the data folder up to date, for <c>hubs status</c> and others who ask from outside.</summary>
internal sealed class StateFile(LocalRun run, string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private readonly string _path = Path.Combine(folder, "state.json");

    /// <param name="addresses">What people and scripts look for first, such as the gateway and the dashboard's page with its token.</param>
    public async Task KeepAsync(IReadOnlyDictionary<string, string?> addresses, CancellationToken stop)
    {
        var host = ProcessMark.Of(Environment.ProcessId);
        try
        {
            await foreach (var _ in run.Board.WatchAsync(stop))
            {
                Write(host, addresses);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // the last state stays, for those who ask why it ended
        }
    }

    private void Write(ProcessMark? host, IReadOnlyDictionary<string, string?> addresses)
    {
        var shown = run.Board.All.Where(snapshot => snapshot.Type != "Parameter").OrderBy(snapshot => snapshot.Name, StringComparer.Ordinal).ToList();
        var state = new Dictionary<string, object?>(addresses.ToDictionary(address => address.Key, address => (object?)address.Value))
        {
            ["pid"] = host?.Pid,
            ["startTime"] = host?.StartTime,
            ["healthy"] = shown.All(snapshot => snapshot.Health == Health.Healthy),
            ["processes"] = run.Processes,
            ["resources"] = shown.Select(snapshot => new
            {
                name = shown.Count(other => other.Resource == snapshot.Resource) == 1 ? snapshot.Resource : snapshot.Name,
                resource = snapshot.Resource,
                state = snapshot.State,
                health = snapshot.State == KnownResourceStates.Running ? snapshot.Health : (Health?)null,
                exitCode = snapshot.ExitCode,
                pid = snapshot.Pid,
                urls = snapshot.Endpoints.Select(endpoint => endpoint.Url),
                endpoints = snapshot.Endpoints.ToDictionary(endpoint => endpoint.Name, endpoint => new { url = endpoint.Url, process = endpoint.OwnUrl }),
                log = snapshot.HasProcess ? Path.Combine(folder, "logs", $"{snapshot.Name}.log") : null,
            }),
        };
        File.WriteAllText(_path + ".new", JsonSerializer.Serialize(state, Json));
        File.Move(_path + ".new", _path, overwrite: true);
    }
}

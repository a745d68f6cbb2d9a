using System.Text.Json;

namespace HubsPlatform.Platform.Tests.Running;

/// <summary>The file in which AppHost keeps what it runs.</summary>
public sealed record PlatformState(int Pid, string Gateway, string Identity, string Dashboard, IReadOnlyList<PlatformResource> Resources)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static PlatformState Read(string file) => JsonSerializer.Deserialize<PlatformState>(File.ReadAllText(file), Web)!;

    /// <summary>The replicas of a resource.</summary>
    public IReadOnlyList<PlatformResource> Of(string name) => [.. Resources.Where(resource => resource.Resource == name)];

    public PlatformResource One(string name) => Of(name).First();
}

public sealed record PlatformResource(string Name, string Resource, string State, string? Health, int? ExitCode, int? Pid, IReadOnlyDictionary<string, PlatformEndpoint> Endpoints, string? Log)
{
    public bool IsWell => State == "Running" && Health == "Healthy";

    /// <summary>The process's own address, not the orchestrator's before it.</summary>
    public Uri Own(string endpoint = "http") => new(Endpoints[endpoint].Process.Replace("localhost", "127.0.0.1", StringComparison.Ordinal));

    /// <summary>The environment that its process was started with.</summary>
    public IReadOnlyDictionary<string, string> Environment() =>
        File.ReadAllText($"/proc/{Pid}/environ").Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}

public sealed record PlatformEndpoint(string Url, string Process);

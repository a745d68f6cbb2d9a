using System.Text.Json;

namespace HubsPlatform.DevIdentity.Realms;

internal sealed record AuthorizationSettings(AdminPolicy[] Policies);

/// <summary>A policy or a permission; lists are JSON inside strings, as Keycloak writes them.</summary>
internal sealed record AdminPolicy(string Name, string Type, Dictionary<string, string> Config)
{
    public string Logic { get; init; } = "POSITIVE";

    public string[] List(string key) => Config.TryGetValue(key, out var json) ? JsonSerializer.Deserialize<string[]>(json) ?? [] : [];
}

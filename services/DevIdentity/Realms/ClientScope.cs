using System.Text.Json.Serialization;

namespace HubsPlatform.DevIdentity.Realms;

internal sealed record ClientScope(string Name)
{
    public Dictionary<string, string> Attributes { get; init; } = [];
    public ProtocolMapper[] ProtocolMappers { get; init; } = [];
    public bool IsNamedInTokens => Attributes.GetValueOrDefault("include.in.token.scope") == "true";
}

internal sealed record ProtocolMapper(string Name, [property: JsonPropertyName("protocolMapper")] string Kind, Dictionary<string, string> Config)
{
    public string? Setting(string key) => Config.GetValueOrDefault(key);
}

using System.Text.Json.Nodes;

namespace HubsPlatform.DevIdentity.Claims;

/// <summary>Claims being written; a dot in a name goes one object deeper.</summary>
internal sealed class ClaimSet
{
    private readonly List<string> _audience = [];

    public JsonObject Json { get; } = [];

    /// <summary>Null for none; a single one is no array, as in Keycloak.</summary>
    public JsonNode? Audience => _audience switch
    {
        [] => null,
        [var only] => only,
        _ => Array(_audience),
    };

    public static JsonArray Array(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];

    public void AddAudience(string client)
    {
        if (!_audience.Contains(client))
        {
            _audience.Add(client);
        }
    }

    public void Put(string name, JsonNode? value)
    {
        if (value is not null)
        {
            var path = name.Split('.');
            Inside(path[..^1])[path[^1]] = value;
        }
    }

    public void PutAll(string name, IEnumerable<string> values)
    {
        if (Array(values) is { Count: > 0 } array)
        {
            Put(name, array);
        }
    }

    public JsonObject Inside(params ReadOnlySpan<string> path)
    {
        var at = Json;
        foreach (var step in path)
        {
            at = (JsonObject)(at[step] ??= new JsonObject());
        }

        return at;
    }
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HubsPlatform.Platform.Tests.Running;

/// <summary>Answers as other programs read them: by the names that the issue promises, not by our own types.</summary>
internal static class Json
{
    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string address)
    {
        using var response = await client.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, $"GET {address}: {text}");
        return JsonNode.Parse(text)!;
    }

    public static async Task<string?> CodeAsync(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        try
        {
            return JsonNode.Parse(text)?["code"]?.GetValue<string>();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static long Long(this JsonNode node, params string[] path) => path.Aggregate(node, (at, name) => at[name] ?? throw new KeyNotFoundException($"{name} is missing in {at.ToJsonString()}")).GetValue<long>();

    public static string Text(this JsonNode node, string name) => (node[name] ?? throw new KeyNotFoundException($"{name} is missing in {node.ToJsonString()}")).GetValue<string>();
}

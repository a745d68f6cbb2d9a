using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.Identity.Tests.Clients;

/// <summary>The parts of a token, to read and to forge.</summary>
internal sealed record Jwt(string HeaderText, string PayloadText, string Signature)
{
    public JsonObject Header => Decode(HeaderText);
    public JsonObject Claims => Decode(PayloadText);

    public static Jwt Parse(string token) => token.Split('.') is [var header, var payload, var signature] ? new(header, payload, signature) : throw new FormatException("Not three parts.");

    public static string Part(JsonNode json) => Base64UrlEncoder.Encode(json.ToJsonString());

    public Jwt With(Action<JsonObject>? header = null, Action<JsonObject>? claims = null)
    {
        var (head, payload) = (Header, Claims);
        header?.Invoke(head);
        claims?.Invoke(payload);
        return this with { HeaderText = Part(head), PayloadText = Part(payload) };
    }

    public Jwt Signed(Func<byte[], byte[]> sign) => this with { Signature = Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes($"{HeaderText}.{PayloadText}"))) };

    public override string ToString() => $"{HeaderText}.{PayloadText}.{Signature}";

    private static JsonObject Decode(string part) => JsonNode.Parse(Base64UrlEncoder.DecodeBytes(part))!.AsObject();
}

internal static class Json
{
    /// <summary>Strings of an array, or a single string as an array of one.</summary>
    public static string[] Strings(this JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => [.. array.Select(item => (string)item!)],
        _ => [(string)node!],
    };

    /// <summary>Hub aliases of the claim "organization"; none when there is no such claim.</summary>
    public static string[] Hubs(this JsonObject claims) => claims["organization"] is JsonObject hubs ? [.. hubs.Select(hub => hub.Key).Order()] : [];

    public static string[] RolesIn(this JsonObject claims, string hub) => claims["organization"]?[hub]?["groups"].Strings() ?? [];

    public static string Text(object value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}

using System.Net;
using System.Text.Json.Nodes;

namespace HubsPlatform.Identity.Tests.Clients;

/// <summary>What the token endpoint said.</summary>
internal sealed record TokenAnswer(HttpStatusCode Status, JsonObject Body)
{
    public string? AccessToken => (string?)Body["access_token"];
    public string? RefreshToken => (string?)Body["refresh_token"];
    public string? IdToken => (string?)Body["id_token"];
    public string? Error => (string?)Body["error"];

    /// <summary>Claims of the access token.</summary>
    public JsonObject Claims => Jwt.Parse(AccessToken ?? throw new InvalidOperationException($"No token: {Body.ToJsonString()}")).Claims;
}

using System.Text.Json;
using Microsoft.AspNetCore.Authentication;

namespace HubsPlatform.Gateway.Provider;

/// <summary>What the provider's token endpoint gives for a code or a refresh token.</summary>
/// <param name="Access">Bearer token for the services.</param>
/// <param name="Refresh">Good for one renewal.</param>
/// <param name="Id">Says who signed in; needed once more at sign-out.</param>
/// <param name="AccessEndsAt">When the services begin to refuse the access token.</param>
/// <param name="RefreshEndsAt">When the provider forgets a session that nobody renewed; null when it did not say.</param>
internal sealed record TokenSet(string Access, string Refresh, string Id, DateTimeOffset AccessEndsAt, DateTimeOffset? RefreshEndsAt)
{
    /// <exception cref="AuthenticationFailureException">The answer lacks a token.</exception>
    public static TokenSet From(JsonElement answer, DateTimeOffset now) => new(
        Text(answer, "access_token"),
        Text(answer, "refresh_token"),
        Text(answer, "id_token"),
        now.AddSeconds(Seconds(answer, "expires_in") ?? throw new AuthenticationFailureException("The answer has no expires_in.")),
        Seconds(answer, "refresh_expires_in") is > 0 and var seconds ? now.AddSeconds(seconds) : null);

    private static string Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text
            ? text
            : throw new AuthenticationFailureException($"The answer has no {name}.");

    private static int? Seconds(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.TryGetInt32(out var seconds) ? seconds : null;
}

using System.Text.Json;

namespace HubsPlatform.Gateway.Provider;

/// <summary>
/// Asks the provider for tokens. Each question is asked once: a refresh token that was used twice ends the session, so a
/// client that repeats requests by itself must not be used here.
/// </summary>
internal sealed class TokenEndpoint(ProviderSettings settings, ProviderMetadata metadata) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    public Task<TokenAnswer> RedeemCodeAsync(string code, string verifier, string redirectUri, CancellationToken stop) => AskAsync(
        new() { ["grant_type"] = "authorization_code", ["code"] = code, ["code_verifier"] = verifier, ["redirect_uri"] = redirectUri },
        stop);

    public Task<TokenAnswer> RenewAsync(string refreshToken, CancellationToken stop) => AskAsync(
        new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken },
        stop);

    public void Dispose() => _client.Dispose();

    private async Task<TokenAnswer> AskAsync(Dictionary<string, string> form, CancellationToken stop)
    {
        form["client_id"] = settings.ClientId;
        form["client_secret"] = settings.Secret;
        try
        {
            var provider = await metadata.ReadAsync(stop);
            using var content = new FormUrlEncodedContent(form);
            using var answer = await _client.PostAsync(provider.TokenEndpoint, content, stop);
            var body = await answer.Content.ReadAsStringAsync(stop);
            return answer.IsSuccessStatusCode
                ? new TokenAnswer.Granted(JsonDocument.Parse(body))
                : (int)answer.StatusCode == StatusCodes.Status400BadRequest ? new TokenAnswer.Refused(body) : new TokenAnswer.None($"status {(int)answer.StatusCode}");
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException or InvalidOperationException or JsonException)
        {
            return new TokenAnswer.None(away.Message);
        }
    }
}

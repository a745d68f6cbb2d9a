using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization;

namespace HubsPlatform.Directory.Onboarding;

/// <summary>Calls Keycloak's administration API as the directory's own account. Answers come back as they are, whatever their status.</summary>
internal sealed class KeycloakAdministration(HttpClient http, OnboardingOptions options)
{
    private string? _token; // for one onboarding: the client lives no longer

    public Task<AdministrationAnswer> GetAsync(string path, CancellationToken stop) => SendAsync(HttpMethod.Get, path, content: null, stop);

    public Task<AdministrationAnswer> PostAsync<T>(string path, T body, CancellationToken stop) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body), stop);

    /// <summary>A membership is created by the bare id of the person.</summary>
    public Task<AdministrationAnswer> PostIdAsync(string path, string id, CancellationToken stop) =>
        SendAsync(HttpMethod.Post, path, new StringContent(id, Encoding.UTF8, "application/json"), stop);

    public Task<AdministrationAnswer> PutAsync(string path, CancellationToken stop) => SendAsync(HttpMethod.Put, path, content: null, stop);

    public Task<AdministrationAnswer> PutAsync<T>(string path, T body, CancellationToken stop) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body), stop);

    private async Task<AdministrationAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken stop)
    {
        try
        {
            _token ??= await FetchTokenAsync(stop);
            using var request = new HttpRequestMessage(method, $"{options.Administration}/{path}") { Content = content };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
            using var response = await http.SendAsync(request, stop);
            return new(response.StatusCode, response.Headers.Location?.Segments[^1], await response.Content.ReadAsStringAsync(stop));
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw new OnboardingException(OnboardingFailure.Unavailable, "Le service d'identité ne répond pas. Réessayez : ce qui est déjà fait est conservé.", e);
        }
    }

    private async Task<string> FetchTokenAsync(CancellationToken stop)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", options.ClientId), new("client_secret", options.ClientSecret),
        ]);
        using var response = await http.PostAsync(options.TokenAddress, form, stop);
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
        {
            throw new OnboardingException(OnboardingFailure.Unavailable, "Le service d'identité refuse le compte de la plateforme (section Onboarding de la configuration).");
        }

        response.EnsureSuccessStatusCode();
        var token = await response.Content.ReadFromJsonAsync<TokenAnswer>(stop);
        return token?.AccessToken ?? throw new HttpRequestException("The token endpoint gave no token.");
    }

    private sealed record TokenAnswer([property: JsonPropertyName("access_token")] string AccessToken);
}

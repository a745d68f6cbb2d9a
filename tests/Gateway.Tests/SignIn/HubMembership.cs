using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace HubsPlatform.Gateway.Tests.SignIn;

/// <summary>One person's place in one hub, changed at the provider by the account that onboards hubs.</summary>
internal sealed class HubMembership
{
    private readonly HttpClient _client = new();
    private readonly string _organization;
    private readonly string _person;
    private Dictionary<string, string> _groups = [];

    private HubMembership(Uri administration, string organization, string person)
    {
        (_organization, _person) = ($"organizations/{organization}", person);
        _client.BaseAddress = administration;
    }

    public static async Task<HubMembership> OpenAsync(SignInFixture fixture, string hub, string person)
    {
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "hubs-onboarding",
            ["client_secret"] = fixture.OnboardingSecret,
        });
        using var answer = await client.PostAsync(new Uri(fixture.Provider, "/realms/hubs/protocol/openid-connect/token"), form);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var administration = new Uri(fixture.Provider, "/admin/realms/hubs/");
        var organization = (await client.GetFromJsonAsync<JsonElement>(new Uri(administration, $"organizations?q=alias:{hub}")))[0].GetProperty("id").GetString()!;

        var membership = new HubMembership(administration, organization, person);
        membership._client.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;
        var groups = await membership._client.GetFromJsonAsync<JsonElement>($"organizations/{organization}/groups");
        membership._groups = groups.EnumerateArray().ToDictionary(group => group.GetProperty("name").GetString()!, group => group.GetProperty("id").GetString()!);
        return membership;
    }

    public async Task JoinAsync(string role)
    {
        using var joined = await _client.PostAsJsonAsync($"{_organization}/members", _person);
        joined.EnsureSuccessStatusCode();
        using var given = await _client.PutAsync($"{_organization}/groups/{_groups[role]}/members/{_person}", null);
        given.EnsureSuccessStatusCode();
    }

    public async Task LeaveAsync()
    {
        using var left = await _client.DeleteAsync($"{_organization}/members/{_person}");
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using HubsPlatform.DevIdentity.Tokens;

namespace HubsPlatform.DevIdentity.Administration;

/// <summary>Bodies of the administration API. As in Keycloak an unknown field is refused and a null is not written.</summary>
internal static class AdminJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task<IResult> ReadAsync<T>(HttpRequest request, Func<T, IResult> act)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, Options) is { } input ? act(input) : OAuthError.Of("invalid_request", "Cannot parse the JSON");
        }
        catch (JsonException e)
        {
            return OAuthError.Of("invalid_request", e.Message);
        }
    }

    public static IResult Write(object value) => Results.Json(value, Options);
}

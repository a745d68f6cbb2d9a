using System.Net;
using System.Text.Json;

namespace HubsPlatform.Directory.Onboarding;

/// <param name="Status">What Keycloak said.</param>
/// <param name="CreatedId">The end of Location.</param>
/// <param name="Body">JSON, or nothing.</param>
internal sealed record AdministrationAnswer(HttpStatusCode Status, string? CreatedId, string Body)
{
    public bool IsDone => (int)Status is >= 200 and < 300;

    /// <summary>The thing was there already.</summary>
    public bool IsThere => Status is HttpStatusCode.Conflict;

    public bool IsForbidden => Status is HttpStatusCode.Forbidden;

    /// <summary>What a refusal says, for the log and the operator.</summary>
    public string Reason
    {
        get
        {
            try
            {
                using var json = JsonDocument.Parse(Body);
                return new[] { "errorMessage", "error_description", "error" }
                    .Select(name => json.RootElement.TryGetProperty(name, out var text) ? text.ToString() : null)
                    .FirstOrDefault(text => text is { Length: > 0 }) ?? $"{(int)Status}";
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return $"{(int)Status}";
            }
        }
    }

    public T Read<T>() => JsonSerializer.Deserialize<T>(Body, JsonSerializerOptions.Web) ?? throw new JsonException("null");

    /// <exception cref="OnboardingException">A refusal that no step foresees.</exception>
    public AdministrationAnswer Expect(bool isExpected, string step) => isExpected
        ? this
        : throw new OnboardingException(OnboardingFailure.Unavailable, $"Le service d'identité a refusé une étape ({step}) : {Reason}.");
}

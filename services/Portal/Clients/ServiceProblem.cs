using System.Text.Json;

namespace HubsPlatform.Portal.Clients;

/// <summary>A field that a service refused; <paramref name="Message"/> is French and written for people.</summary>
public sealed record RefusedField(string Field, string Code, string Message);

/// <summary>Problem details of a service (RFC 9457 with `code` and `errors`), or what stands for them when it gave none.</summary>
public sealed record ServiceProblem(int Status, string Code, string? Detail, IReadOnlyList<RefusedField> Errors)
{
    /// <summary>The service was not reached or did not answer in time.</summary>
    public const string Unreachable = "service_unreachable";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public bool IsNotFound => Status == StatusCodes.Status404NotFound;

    public static ServiceProblem NoAnswer { get; } = new(StatusCodes.Status503ServiceUnavailable, Unreachable, null, []);

    public static async Task<ServiceProblem> ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            try
            {
                await using var body = await response.Content.ReadAsStreamAsync(stop);
                if (await JsonSerializer.DeserializeAsync<Details>(body, Json, stop) is { } details)
                {
                    return new ServiceProblem(status, details.Code ?? $"http_{status}", details.Detail, details.Errors ?? []);
                }
            }
            catch (JsonException)
            {
                // Half an answer: the status alone says what can be said.
            }
        }

        return new ServiceProblem(status, $"http_{status}", null, []);
    }

    private sealed record Details(string? Code, string? Detail, IReadOnlyList<RefusedField>? Errors);
}

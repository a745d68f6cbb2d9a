using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace HubsPlatform.Portal.Clients;

/// <summary>Calls whose failures are answers, so that a page can show what it has and say what is missing.</summary>
internal static class ServiceCalls
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static Task<Answer<T>> ReadAsync<T>(this HttpClient http, string address, CancellationToken stop) =>
        http.CallAsync<T>(new HttpRequestMessage(HttpMethod.Get, address), stop);

    public static Task<Answer<T>> PostAsync<T>(this HttpClient http, string address, object? body, CancellationToken stop) =>
        http.CallAsync<T>(new HttpRequestMessage(HttpMethod.Post, address) { Content = body is null ? null : JsonContent.Create(body, options: Json) }, stop);

    public static async Task<Answer<T>> CallAsync<T>(this HttpClient http, HttpRequestMessage request, CancellationToken stop)
    {
        var sent = await OpenAsync(http, request, stop);
        if (!sent.IsOk)
        {
            return sent.Problem;
        }

        using var response = sent.Value;
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(Json, stop) is { } value ? value : ServiceProblem.NoAnswer;
        }
        catch (Exception broken) when (broken is JsonException or HttpRequestException or IOException)
        {
            return ServiceProblem.NoAnswer;
        }
    }

    /// <summary>A call whose answer has no body.</summary>
    /// <returns>What is wrong; null where it was done.</returns>
    public static async Task<ServiceProblem?> DoAsync(this HttpClient http, HttpRequestMessage request, CancellationToken stop)
    {
        var sent = await OpenAsync(http, request, stop);
        if (!sent.IsOk)
        {
            return sent.Problem;
        }

        sent.Value.Dispose();
        return null;
    }

    /// <summary>A successful response whose body is still to be read, or the problem.</summary>
    private static async Task<Answer<HttpResponseMessage>> OpenAsync(HttpClient http, HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                return await ServiceProblem.ReadAsync(response, stop);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return ServiceProblem.NoAnswer;
        }
    }

    /// <summary>Only if it still is the version that the person saw.</summary>
    public static HttpRequestMessage IfMatch(this HttpRequestMessage request, long version)
    {
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version.ToString(CultureInfo.InvariantCulture)}\"");
        return request;
    }

    /// <summary>The address with those of the parameters that have a value.</summary>
    public static string With(this string address, params IEnumerable<(string Name, string? Value)> parameters) =>
        parameters.Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .Aggregate(address, (built, parameter) => QueryHelpers.AddQueryString(built, parameter.Name, parameter.Value!));
}

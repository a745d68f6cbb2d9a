using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HubsPlatform.Testing;

namespace HubsPlatform.Platform.Tests.Running;

/// <summary>Imports through the API, and what every service then says of a hub.</summary>
internal static class Census
{
    private static readonly string[] Outcomes = ["created", "updated", "unchanged", "outside", "rejected"];

    /// <summary>Uploads a file and follows it to its end.</summary>
    public static async Task<JsonNode> ImportAsync(this HttpClient client, string collection, byte[] file, string name = "census.csv", byte[]? mapping = null)
    {
        var address = await client.StartImportAsync(collection, file, name, mapping);
        return await client.FinishedAsync(address);
    }

    public static async Task<string> StartImportAsync(this HttpClient client, string collection, byte[] file, string name = "census.csv", byte[]? mapping = null)
    {
        using var response = await client.PostAsync(collection, Upload(file, name, mapping));
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
        return new Uri(client.BaseAddress!, response.Headers.Location!).PathAndQuery;
    }

    public static async Task<JsonNode> FinishedAsync(this HttpClient client, string address, TimeSpan? limit = null)
    {
        var last = JsonNode.Parse("{}")!;
        await Eventually.TrueAsync(
            async () => (last = await client.GetJsonAsync(address)).Text("state") is "completed" or "failed" or "cancelled",
            () => $"The import does not end: {last.ToJsonString()}",
            limit ?? TimeSpan.FromMinutes(2));
        return last;
    }

    public static MultipartFormDataContent Upload(byte[] file, string name = "census.csv", byte[]? mapping = null)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var form = new MultipartFormDataContent { { content, "file", name }, { new StringContent("true"), "confirmVolume" } };
        if (mapping is not null)
        {
            form.Add(new ByteArrayContent(mapping), "mapping", "mapping.json");
        }

        return form;
    }

    /// <summary>Every row of the file has one outcome.</summary>
    public static long Rows(this JsonNode report) => Outcomes.Sum(outcome => report.Long(outcome));

    /// <summary>The same two counts, of places and of structures, as four services tell them.</summary>
    public static async Task<HubCounts> CountsAsync(this HttpClient client, string hub)
    {
        var places = (await client.GetJsonAsync($"/api/directory/hubs/{hub}/places?pageSize=1")).Long("total");
        var coverage = await client.GetJsonAsync($"/api/evaluation/hubs/{hub}/coverage");
        var evidence = await client.GetJsonAsync($"/api/funding/hubs/{hub}/evidence");
        var structures = await client.GetJsonAsync($"/api/training/hubs/{hub}/structures?pageSize=1");
        return new HubCounts(places, coverage.Long("totals", "places"), evidence.Long("places"), coverage.Long("totals", "structures"), evidence.Long("structures"), structures.Long("total"));
    }

    /// <summary>All services come to say what the directory says.</summary>
    public static async Task<HubCounts> AgreedCountsAsync(this HttpClient client, string hub, TimeSpan? limit = null)
    {
        var last = default(HubCounts);
        await Eventually.TrueAsync(async () => (last = await client.CountsAsync(hub)).Agree, () => $"The services do not agree on {hub}: {last}.", limit ?? TimeSpan.FromSeconds(60));
        return last!;
    }
}

internal sealed record HubCounts(long DirectoryPlaces, long EvaluationPlaces, long FundingPlaces, long EvaluationStructures, long FundingStructures, long TrainingStructures)
{
    public bool Agree => DirectoryPlaces == EvaluationPlaces && DirectoryPlaces == FundingPlaces && EvaluationStructures == FundingStructures && EvaluationStructures == TrainingStructures;
}

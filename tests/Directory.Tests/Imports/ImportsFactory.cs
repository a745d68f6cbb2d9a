using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapper;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Mvc.Testing;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>The directory with small chunks, so that small files have several. No position is looked for beside the imports.</summary>
public class ImportsFactory() : ServiceFactory<Program>("directory")
{
    public static readonly TestUser Bfc = TestUser.In("mednum-bfc", "hub-member");

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Imports:WaitingRows", "50"), new("Imports:ChunkRows", "20"), new("Imports:LeastRows", "7"), new("Imports:Poll", "00:00:00.200"), new("Imports:Lease", "00:00:01.500"), new("Geocoding:Poll", "1.00:00:00"),
    ];

    public async Task<long> CountAsync(string sql, object? args = null)
    {
        await using var owner = await Database.OpenAsOwnerAsync();
        return await owner.QuerySingleAsync<long>(sql, args);
    }
}

[CollectionDefinition(nameof(Imports))]
public sealed class Imports : ICollectionFixture<ImportsFactory>;

internal static class ImportCalls
{
    public const string OfBfc = "/api/directory/hubs/mednum-bfc/imports";
    public const string National = "/api/directory/national/imports";

    public static MultipartFormDataContent Form(byte[] file, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "recensement.csv" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    public static MultipartFormDataContent Form(string file, params (string Name, string Value)[] fields) => Form(Encoding.UTF8.GetBytes(file), fields);

    public static async Task<string> StartAsync(this HttpClient client, string path, MultipartFormDataContent form)
    {
        using var answer = await client.PostAsync(path, form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    /// <summary>Runs an import to its end.</summary>
    public static async Task<JsonElement> ImportAsync(this HttpClient client, string path, MultipartFormDataContent form) =>
        await client.EndOfAsync(await client.StartAsync(path, form));

    public static async Task<JsonElement> EndOfAsync(this HttpClient client, string location)
    {
        var report = default(JsonElement);
        await Eventually.TrueAsync(
            async () =>
            {
                report = await client.GetFromJsonAsync<JsonElement>(location);
                return report.GetProperty("state").GetString() is "completed" or "failed" or "cancelled";
            },
            () => $"Import not over: {report}", TimeSpan.FromSeconds(90));
        return report;
    }

    public static int Int(this JsonElement report, string name) => report.GetProperty(name).GetInt32();

    public static (int Created, int Updated, int Unchanged, int Outside, int Rejected) Counts(this JsonElement report) =>
        (report.Int("created"), report.Int("updated"), report.Int("unchanged"), report.Int("outside"), report.Int("rejected"));

    public static async Task<IReadOnlyList<JsonElement>> RowsAsync(this HttpClient client, string location, string query = "")
    {
        List<JsonElement> rows = [];
        for (string? cursor = null; ;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"{location}/rows?pageSize=200{query}{(cursor is null ? "" : $"&cursor={cursor}")}");
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("next").GetString();
            if (cursor is null)
            {
                rows.Count.ShouldBe(page.GetProperty("total").GetInt32());
                return rows;
            }
        }
    }
}

using System.Net;
using System.Text.Json;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>Structures of MedNum BFC as its staff writes them.</summary>
internal static class StructureCalls
{
    public const string Path = "/api/directory/hubs/mednum-bfc/structures";

    public static string NewSiret()
    {
        var digits = Random.Shared.NextInt64(1_000_000_000_000, 9_999_999_999_999).ToString();
        return Enumerable.Range(0, 10).Select(check => $"{digits}{check}").First(IsLuhn);
    }

    /// <summary>By the definition: from the right, each second digit doubled, digits of the sum added.</summary>
    public static bool IsLuhn(string digits) =>
        digits.Reverse().Select((digit, index) => (digit - '0') * (index % 2 + 1)).Sum(value => value / 10 + value % 10) % 10 == 0;

    public static async Task<JsonElement> AddStructureAsync(this HttpClient client, string name, string? pivot = null, Guid? parentId = null, string departementCode = "21")
    {
        var (status, body, _) = await client.SendAsync(HttpMethod.Post, Path, new { name, pivot, parentId, departementCode });
        status.ShouldBe(HttpStatusCode.Created, body.ToString());
        return body;
    }

    /// <summary>Everything as it is but for what is said.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> ChangeStructureAsync(
        this HttpClient client, JsonElement structure, string? name = null, bool? nameGiven = null, string? pivot = null, Guid? parentId = null, bool withPivot = true)
    {
        var form = new
        {
            name = name ?? structure.GetProperty("name").GetString(),
            nameGiven,
            pivot = withPivot ? pivot ?? structure.GetProperty("pivot").GetString() : null,
            parentId,
            communeCode = structure.GetProperty("communeCode").GetString(),
            departementCode = structure.GetProperty("departementCode").GetString(),
        };
        return await client.SendAsync(HttpMethod.Put, $"{Path}/{structure.Id()}", form, structure.Tag());
    }

    public static Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> MergeAsync(this HttpClient client, JsonElement structure, JsonElement other) =>
        client.SendAsync(HttpMethod.Post, $"{Path}/{structure.Id()}/merge", new { other = other.Id() }, structure.Tag());

    public static Task<JsonElement> StructureAsync(this HttpClient client, Guid id) => client.JsonAsync($"{Path}/{id}");

    public static Guid Id(this JsonElement item) => item.GetProperty("id").GetGuid();

    public static string Tag(this JsonElement item) => $"\"{item.GetProperty("version").GetInt64()}\"";

    public static string Name(this JsonElement item) => item.GetProperty("name").GetString()!;

    public static IReadOnlyList<string> FieldCodes(this JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("field").GetString()}:{error.GetProperty("code").GetString()}")];
}

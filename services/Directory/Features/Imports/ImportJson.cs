using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>How findings, problems and shapes are kept in jsonb columns: as the API writes them, French letters unescaped.</summary>
internal static class ImportJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private const string None = "[]";

    public static string Of(IReadOnlyDictionary<string, string> cells) => JsonSerializer.Serialize(cells, Options);

    public static string Of(IReadOnlyList<Finding> findings) => findings.Count == 0 ? None : JsonSerializer.Serialize(findings, Options);
}

using System.Text.Encodings.Web;
using System.Text.Json;

namespace HubsPlatform.Directory.Exports.DataInclusion;

internal static class InclusionJson
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An array, written as its records come.</summary>
    public static Task WriteAsync<T>(Stream output, IAsyncEnumerable<T> records, CancellationToken stop) => JsonSerializer.SerializeAsync(output, records, Names, stop);
}

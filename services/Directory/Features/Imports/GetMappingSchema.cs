using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>GET /api/directory/imports/mapping.schema.json: what a mapping may say, for editors that help writing one.</summary>
internal static class GetMappingSchema
{
    public static FileStreamHttpResult Handle() => TypedResults.Stream(
        typeof(GetMappingSchema).Assembly.GetManifestResourceStream("mapping.schema.json")!, "application/schema+json", "mapping.schema.json");
}

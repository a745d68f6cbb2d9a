using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>The import of censuses: a file becomes places, every row with its outcome.</summary>
public static class ImportFeature
{
    /// <summary>Room for the other parts of the form beside the file.</summary>
    private const long LargestForm = FileLimits.Bytes + (4L << 20);

    public static void AddImports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section);
        builder.Services.AddSingleton<PlaceWriter>();
        builder.Services.AddSingleton<CensusReader>();
        builder.Services.AddSingleton<ImportBell>();
        builder.Services.AddSingleton<ImportQueue>();
        builder.Services.AddSingleton<MappingMemory>();
        builder.Services.AddSingleton<MappingChoice>();
        builder.Services.AddSingleton<FilePreview>();
        builder.Services.AddSingleton<ImportDrafts>();
        builder.Services.AddSingleton<ImportEntry>();
        builder.Services.AddSingleton<ImportJournal>();
        builder.Services.AddSingleton<SourceDepartures>();
        builder.Services.AddSingleton<ImportRunner>();
        builder.Services.AddHostedService<ImportWorker>();
        builder.Services.AddHostedService<ImportDraftsUpkeep>();
    }

    /// <summary>The same addresses below a hub, for its staff, and below <c>national</c>, for the operator.</summary>
    public static void MapImports(RouteGroupBuilder hubs, RouteGroupBuilder national)
    {
        Map(hubs.MapGroup("/imports").RequireHubRole(HubRole.Admin, HubRole.Member), "hub");
        Map(national.MapGroup("/imports"), "national");
        hubs.MapGet("/sources", ListSources.HandleAsync).RequireHubRole(HubRole.Admin, HubRole.Member).WithSummary("Sources du hub et leur dernière livraison");
        national.MapGet("/sources", ListSources.HandleAsync).WithSummary("Sources nationales et leur dernière livraison");
    }

    public static void MapMappingSchema(IEndpointRouteBuilder open) =>
        open.MapGet("/imports/mapping.schema.json", GetMappingSchema.Handle).WithSummary("Schéma JSON des correspondances").Produces(200, contentType: "application/schema+json");

    private static void Map(RouteGroupBuilder imports, string kind)
    {
        imports.WithTags($"Imports ({kind})");
        imports.MapPost("", StartImport.HandleAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm))
            .Accepts<IFormFile>("multipart/form-data")
            .WithSummary("Dépose un fichier : file, et au besoin mapping (ou mappingText), source, dryRun, confirmVolume");
        imports.MapPost("/preview", PreviewImport.HandleAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm))
            .Accepts<IFormFile>("multipart/form-data")
            .WithSummary("Les vingt premières lignes comme elles seraient lues : file, mapping ou mappingText ; rien n'est enregistré");
        var drafts = imports.MapGroup("/drafts");
        drafts.MapPost("", DraftEndpoints.StoreAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm))
            .Accepts<IFormFile>("multipart/form-data")
            .WithSummary("Dépose un fichier pour l'essayer : file, et au besoin mapping (ou mappingText), source ; gardé un jour, avec ses vingt premières lignes");
        drafts.MapGet("/{id:guid}", DraftEndpoints.ShowAsync).WithSummary("Le fichier gardé, lu avec sa correspondance telle qu'elle est");
        drafts.MapPut("/{id:guid}", DraftEndpoints.ChangeAsync).WithSummary("Change la source et la correspondance, et relit les vingt premières lignes");
        drafts.MapDelete("/{id:guid}", DraftEndpoints.DropAsync).WithSummary("Oublie le fichier");
        drafts.MapPost("/{id:guid}/import", DraftEndpoints.ImportAsync).WithSummary("Importe le fichier gardé ; après un essai à blanc (dryRun) il reste");
        imports.MapGet("", ListImports.HandleAsync).WithSummary("Imports, du plus récent au plus ancien ; d'une seule source au besoin");
        imports.MapGet("/{id:guid}", GetImport.HandleAsync).WithSummary("État, comptes et avancement d'un import");
        imports.MapGet("/{id:guid}/rows", ListImportRows.HandleAsync).WithSummary("Lignes d'un import et leur issue");
        imports.MapGet("/{id:guid}/report.csv", DownloadReport.HandleAsync).WithSummary("Rapport complet, à ouvrir dans un tableur");
        imports.MapGet("/{id:guid}/rejects.csv", DownloadRejects.HandleAsync).WithSummary("Lignes rejetées telles que le fichier les a, avec le motif");
        imports.MapGet("/{id:guid}/events", FollowImport.HandleAsync).WithSummary("Avancement en direct (server-sent events)");
        imports.MapPost("/{id:guid}/cancel", CancelImport.HandleAsync).WithSummary("Arrête un import ; ce qui est écrit reste");
        imports.MapDelete("/{id:guid}", CancelImport.HandleAsync).WithSummary("Arrête un import ; ce qui est écrit reste");
    }
}

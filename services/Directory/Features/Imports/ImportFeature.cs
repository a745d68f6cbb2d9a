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
        builder.Services.AddSingleton<ImportSpool>();
        builder.Services.AddSingleton<ImportJournal>();
        builder.Services.AddSingleton<SourceDepartures>();
        builder.Services.AddSingleton<ImportRunner>();
        builder.Services.AddHostedService<ImportWorker>();
    }

    /// <summary>The same addresses below a hub, for its staff, and below <c>national</c>, for the operator.</summary>
    public static void MapImports(RouteGroupBuilder hubs, RouteGroupBuilder national)
    {
        Map(hubs.MapGroup("/imports").RequireHubRole(HubRole.Admin, HubRole.Member), "hub");
        Map(national.MapGroup("/imports"), "national");
        hubs.MapGet("/sources", ListSources.HandleAsync).RequireHubRole(HubRole.Admin, HubRole.Member).WithSummary("Sources du hub et leur dernière livraison");
        national.MapGet("/sources", ListSources.HandleAsync).WithSummary("Sources nationales et leur dernière livraison");
    }

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
        imports.MapGet("", ListImports.HandleAsync).WithSummary("Imports, du plus récent au plus ancien ; d'une seule source au besoin");
        imports.MapGet("/{id:guid}", GetImport.HandleAsync).WithSummary("État, comptes et avancement d'un import");
        imports.MapGet("/{id:guid}/rows", ListImportRows.HandleAsync).WithSummary("Lignes d'un import et leur issue");
        imports.MapGet("/{id:guid}/report.csv", DownloadReport.HandleAsync).WithSummary("Rapport complet, à ouvrir dans un tableur");
        imports.MapGet("/{id:guid}/events", FollowImport.HandleAsync).WithSummary("Avancement en direct (server-sent events)");
        imports.MapPost("/{id:guid}/cancel", CancelImport.HandleAsync).WithSummary("Arrête un import ; ce qui est écrit reste");
        imports.MapDelete("/{id:guid}", CancelImport.HandleAsync).WithSummary("Arrête un import ; ce qui est écrit reste");
    }
}

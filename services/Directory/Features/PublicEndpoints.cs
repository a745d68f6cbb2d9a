using HubsPlatform.Directory.Features.HubsMap;
using HubsPlatform.Directory.Features.Imports;
using HubsPlatform.Directory.Features.Links;
using HubsPlatform.Directory.Features.Map;
using HubsPlatform.Directory.Features.Moderation;
using HubsPlatform.Directory.Features.OpenData;
using HubsPlatform.Directory.Features.PriorityAreas;
using HubsPlatform.Directory.Features.Search;

namespace HubsPlatform.Directory.Features;

/// <summary>What everybody may read without signing in.</summary>
public static class PublicEndpoints
{
    public static void MapPublicDirectory(this IEndpointRouteBuilder routes)
    {
        var open = routes.MapGroup("/api/directory").AllowAnonymous();
        open.MapGet("/places", SearchPlaces.Handle).Produces<FoundPlaces>().WithSummary("Lieux de médiation numérique : par mots, autour d'un point, ou les deux");
        open.MapGet("/places/{id:guid}", GetPublicPlace.Handle).WithSummary("Un lieu publié");
        open.MapPost("/places/{id:guid}/reports", ReportPlace.Handle).WithSummary("Signale une erreur sur un lieu publié, sans compte");
        open.MapGet("/autocomplete", Autocomplete.Handle).WithSummary("Communes, services et lieux par le début d'un mot");
        open.MapGet("/tiles/{z:int}/{x:int}/{y:int}.mvt", GetTile.Handle).WithSummary("Tuiles vectorielles de la carte, couche « places »").Produces(200, contentType: GetTile.MediaType);
        open.MapGet("/communes", FindCommunes.Handle).WithSummary("Communes par le début de leur nom ou leur code postal");
        open.MapGet("/epcis", ListEpcis.Handle).WithSummary("Les intercommunalités d'un département");
        open.MapGet("/priority-areas", ListAreas.Handle).WithSummary("Quartiers prioritaires (kind=qpv) ou communes FRR (kind=frr), avec leurs lieux");
        open.MapGet("/hubs", ListPublicHubs.Handle).WithSummary("Les hubs et leurs territoires");
        ImportFeature.MapMappingSchema(open);
        open.MapLinks();
        DownloadPlaces.Map(open);
    }
}

using HubsPlatform.Directory.Features.National;
using HubsPlatform.Directory.Features.PriorityAreas;
using HubsPlatform.Directory.Features.Quality;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Directory.Features;

/// <summary>What the national operator does with hubs.</summary>
public static class NationalEndpoints
{
    public static void MapNationalDirectory(this RouteGroupBuilder national)
    {
        national.MapGet("/hubs", ListHubs.Handle).WithSummary("Tous les hubs avec leurs chiffres");
        national.MapGet("/hubs/{alias}", GetHub.Handle).WithSummary("Un hub avec ses chiffres");
        national.MapGet("/quality", ShowNationalQuality.Handle).WithSummary("Fraîcheur et complétude des recensements, en tout et par hub");
        national.MapGet("/priority-areas", ShowAreaLists.Handle).WithSummary("Les listes de QPV et de communes FRR qui ont été chargées");
        national.MapPost("/priority-areas/{kind}", LoadAreas.Handle)
            .WithMetadata(new RequestSizeLimitAttribute(LoadAreas.LargestFile + (1 << 20)))
            .Accepts<IFormFile>("multipart/form-data")
            .WithSummary("Charge une liste : qpv (CSV ou GeoJSON) ou frr (CSV), champ file");
        national.MapPost("/hubs", FoundHub.Handle).WithSummary("Fonde un hub : territoire, organisation, administrateur, reprise des lieux");
    }
}

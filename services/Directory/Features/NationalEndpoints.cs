using HubsPlatform.Directory.Features.National;
using HubsPlatform.Directory.Features.Quality;

namespace HubsPlatform.Directory.Features;

/// <summary>What the national operator does with hubs.</summary>
public static class NationalEndpoints
{
    public static void MapNationalDirectory(this RouteGroupBuilder national)
    {
        national.MapGet("/hubs", ListHubs.Handle).WithSummary("Tous les hubs avec leurs chiffres");
        national.MapGet("/hubs/{alias}", GetHub.Handle).WithSummary("Un hub avec ses chiffres");
        national.MapGet("/quality", ShowNationalQuality.Handle).WithSummary("Fraîcheur et complétude des recensements, en tout et par hub");
        national.MapPost("/hubs", FoundHub.Handle).WithSummary("Fonde un hub : territoire, organisation, administrateur, reprise des lieux");
    }
}

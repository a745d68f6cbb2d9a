using System.Globalization;
using HubsPlatform.Portal.Clients;

namespace HubsPlatform.Portal.Pages;

/// <summary>What the map beside a list of results shows, for its script.</summary>
/// <param name="Query">The filters as the directory's tiles take them.</param>
/// <param name="Circle">Latitude, longitude and radius (km) of a search around a point.</param>
/// <param name="Departements">Codes of what is searched; empty for the whole country.</param>
/// <param name="Close">There where the results are near each other though no point is asked for.</param>
public sealed record MapView(string Query, string Circle, string Departements, string Close)
{
    public static MapView Of(PlaceSearch asked, Hub? hub) => new(
        "".With(asked.Filters()).TrimStart('?'),
        asked is { Near: var (latitude, longitude), RadiusKm: { } km } ? string.Create(CultureInfo.InvariantCulture, $"{latitude},{longitude},{km}") : "",
        asked.Departement ?? string.Join(',', (hub?.Territories ?? []).Where(territory => territory.Kind == "departement").Select(territory => territory.Code)),
        asked.Commune is null ? "" : "true");
}

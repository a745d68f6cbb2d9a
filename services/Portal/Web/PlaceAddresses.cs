using HubsPlatform.Portal.Clients;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Web;

/// <summary>The pages of one place in a hub's workspace.</summary>
public static class PlaceAddresses
{
    public static string HubPlace(this IUrlHelper url, string hub, Guid id, params IEnumerable<(string Name, string? Value)> query) => url.Content($"~/hubs/{hub}/lieux/{id}").With(query);

    public static string NewPlace(this IUrlHelper url, string hub, string? handler = null) => url.Content($"~/hubs/{hub}/lieux/nouveau").With(("handler", handler));

    public static string EditPlace(this IUrlHelper url, string hub, Guid id, string? handler = null) => $"{url.HubPlace(hub, id)}/modifier".With(("handler", handler));

    public static string WithdrawPlace(this IUrlHelper url, string hub, Guid id) => $"{url.HubPlace(hub, id)}/retirer";

    public static string PlaceHistory(this IUrlHelper url, string hub, Guid id, params IEnumerable<(string Name, string? Value)> query) => $"{url.HubPlace(hub, id)}/historique".With(query);

    public static string PlaceTimetable(this IUrlHelper url, string hub, Guid id, params IEnumerable<(string Name, string? Value)> query) => $"{url.HubPlace(hub, id)}/calendrier".With(query);
}

using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs.Places;

/// <summary>A page about one place of the hub's census.</summary>
public abstract class PlacePage(PlacesClient places, Texts texts) : WorkspacePage
{
    public Guid Id => Guid.Parse((string)RouteData.Values["id"]!);

    public HubPlace Place { get; private set; } = null!;

    /// <summary>What was just done, for the person who did it.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    public virtual string Name => Place.Name;

    protected PlacesClient Places => places;

    protected Texts Texts => texts;

    /// <param name="here">This page, where it is below that of the place.</param>
    public Crumbs Crumbs(string? here = null)
    {
        (string, string)[] above = [(HubName, Url.Page("/Hubs/Index", new { hub = Hub })!), (texts["workspace.placesTitle"], Url.Page("/Hubs/Census", new { hub = Hub })!)];
        return here is null ? new Crumbs(Name, above) : new Crumbs(here, [.. above, (Name, Url.HubPlace(Hub!, Id))]);
    }

    /// <returns>The answer for a place that is not there; null where <see cref="Place"/> is.</returns>
    protected async Task<IActionResult?> LoadAsync(Guid id, CancellationToken stop)
    {
        var found = await places.FindAsync(Hub!, id, stop);
        if (!found.IsOk)
        {
            return Fail(found.Problem);
        }

        Place = found.Value;
        return null;
    }

    /// <summary>What a service refused, in the page as it is now.</summary>
    protected void Say(ServiceProblem problem, Func<string, string?>? fieldOf = null)
    {
        ModelState.Add(problem, texts, fieldOf ?? (_ => null));
        Response.StatusCode = problem.Status;
    }
}

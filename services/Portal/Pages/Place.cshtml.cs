using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages;

public sealed class PlaceModel(DirectoryClient directory, HubCatalogue catalogue, SchoolCalendar schools, TimeProvider clock) : PageModel
{
    private const int Stale = 365;

    public Place Place { get; private set; } = null!;

    public PlaceHours? Hours { get; private set; }

    /// <summary>By the clock of the place.</summary>
    public DateOnly Today { get; private set; }

    /// <summary>The closure of this very day.</summary>
    public Closure? ClosedNow => Place.ClosureOn(Today);

    /// <summary>The one address of this place, whatever way led to it.</summary>
    public string Address => Url.PageLink("/Place", values: new { id = Place.Id })!;

    public string HubName { get; private set; } = string.Empty;

    public bool IsStale => Place.UpdatedOn is { } day && Today.DayNumber - day.DayNumber > Stale;

    public PlaceHours? HoursOf(Stop stop) => PlaceHours.Of(stop.OpeningHours, Place.DepartementCode, schools, clock.GetUtcNow(), Place.Closures);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var answer = await directory.PlaceAsync(id, stop);
        if (answer.IsOk)
        {
            Place = answer.Value;
            if (Place.Id != id)
            {
                // Merged with another: the directory led there. Nobody keeps the answer, for a merge can be undone.
                Response.Headers.CacheControl = "no-cache";
                return RedirectPermanentPreserveMethod(Url.Page("/Place", new { id = Place.Id })!);
            }

            Hours = PlaceHours.Of(Place.OpeningHours, Place.DepartementCode, schools, clock.GetUtcNow(), Place.Closures);
            Today = clock.DayIn(Place.DepartementCode);
            HubName = await catalogue.NameOfAsync(Place.Hub, stop);
            return Page();
        }

        return StatusCode(answer.Problem.IsNotFound ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable);
    }
}

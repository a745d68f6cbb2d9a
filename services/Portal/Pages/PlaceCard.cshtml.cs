using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages;

public sealed class PlaceCardModel(DirectoryClient directory, SchoolCalendar schools, TimeProvider clock) : PageModel
{
    public Place Place { get; private set; } = null!;

    public PlaceHours? Hours { get; private set; }

    /// <summary>The last day of a closure that holds today.</summary>
    public DateOnly? ClosedUntil { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var answer = await directory.PlaceAsync(id, stop);
        if (!answer.IsOk)
        {
            return StatusCode(answer.Problem.IsNotFound ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable);
        }

        Place = answer.Value;
        Hours = PlaceHours.Of(Place.OpeningHours, Place.DepartementCode, schools, clock.GetUtcNow(), Place.Closures);
        ClosedUntil = Place.ClosureOn(clock.DayIn(Place.DepartementCode))?.To;
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Page();
    }
}

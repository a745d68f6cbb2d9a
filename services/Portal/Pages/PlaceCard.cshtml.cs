using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages;

public sealed class PlaceCardModel(DirectoryClient directory, SchoolCalendar schools, TimeProvider clock) : PageModel
{
    public Place Place { get; private set; } = null!;

    /// <summary>Null also during a temporary closure, of which the place's page tells more.</summary>
    public PlaceHours? Hours { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var answer = await directory.PlaceAsync(id, stop);
        if (!answer.IsOk)
        {
            return StatusCode(answer.Problem.IsNotFound ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable);
        }

        Place = answer.Value;
        var hours = PlaceHours.Of(Place.OpeningHours, Place.DepartementCode, schools, clock.GetUtcNow());
        var isClosed = hours is not null && Place.Closures?.Any(closure => closure.Covers(DateOnly.FromDateTime(hours.LocalTime))) == true;
        Hours = isClosed ? null : hours;
        Response.Headers["X-Robots-Tag"] = "noindex";
        return Page();
    }
}

using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Editing;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs.Places;

/// <summary>When a place is closed for a while, and where an itinerant one stops.</summary>
public sealed class TimetableModel(PlacesClient places, TimeProvider clock, SchoolCalendar schools, Texts texts) : PlacePage(places, texts)
{
    private static readonly string[] KnownDone = ["closed", "opened", "stopSaved", "stopRemoved"];

    public Answer<Paged<AnnouncedClosure>> Closures { get; private set; } = Paged<AnnouncedClosure>.Empty;

    public Answer<Round> Round { get; private set; } = new Round([], 0);

    /// <summary>The stop that is to be changed.</summary>
    [BindProperty(Name = "changer", SupportsGet = true)]
    public int? Chosen { get; set; }

    public StopInput Stop { get; private set; } = new();

    public string? From { get; private set; }

    public string? To { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>By the clock of the place.</summary>
    public DateOnly Today => clock.DayIn(Place.DepartementCode);

    public bool IsItinerant => Place.Itinerance.Contains("Itinérant");

    public PlaceHours? HoursOf(RoundStop stop) => PlaceHours.Of(stop.OpeningHours, Place.DepartementCode, schools, clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        Done = KnownDone.Contains(Done) ? Done : null;
        if (await ShowAsync(id, stop) is { } missing)
        {
            return missing;
        }

        if (Chosen is { } index && Round.Value?.Items.ElementAtOrDefault(index) is { } chosen)
        {
            Stop = StopInput.Of(chosen, index);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(
        Guid id, [FromForm(Name = "du")] string? from, [FromForm(Name = "au")] string? to, [FromForm(Name = "motif")] string? reason, CancellationToken stop)
    {
        (From, To, Reason) = (from, to, reason);
        ModelState.Clear();
        var closed = await Places.CloseAsync(Hub!, id, new NewClosure(Day(from), Day(to), reason), stop);
        return closed.IsOk
            ? Redirect(Url.PlaceTimetable(Hub!, id, ("fait", "closed")))
            : await RefusedAsync(id, closed.Problem, field => field switch { "from" => "du", "to" => "au", "reason" => "motif", _ => null }, stop);
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid id, Guid closure, CancellationToken stop)
    {
        var problem = await Places.OpenAgainAsync(Hub!, id, closure, stop);
        // Somebody else removed it meanwhile: it is as the person wanted it.
        return problem is null or { Code: "closure_not_found" } ? Redirect(Url.PlaceTimetable(Hub!, id, ("fait", "opened"))) : await RefusedAsync(id, problem, _ => null, stop);
    }

    public async Task<IActionResult> OnPostStopAsync(Guid id, [Bind(Prefix = "")] StopInput input, long version, CancellationToken stop)
    {
        Stop = input;
        ModelState.Clear();
        var bad = input.BadDates.ToArray();
        if (bad.Length > 0)
        {
            ModelState.AddModelError("dates", Texts["timetable.badDates", string.Join(", ", bad)]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(id, stop) ?? Page();
        }

        return await ReplaceAsync(id, version, "stopSaved", stops =>
        {
            var known = stops.ElementAtOrDefault(input.Index);
            return known is null ? [.. stops, input.ToStop(null)] : [.. stops.Select((old, index) => index == input.Index ? input.ToStop(old) : old)];
        }, stop);
    }

    public Task<IActionResult> OnPostRemoveAsync(Guid id, [FromForm(Name = "arret")] int index, long version, CancellationToken stop) =>
        ReplaceAsync(id, version, "stopRemoved", stops => [.. stops.Where((_, other) => other != index)], stop);

    /// <summary>The whole round is saved at once: on the version that the person saw, or not at all.</summary>
    private async Task<IActionResult> ReplaceAsync(Guid id, long version, string done, Func<IReadOnlyList<RoundStop>, IReadOnlyList<RoundStop>> change, CancellationToken stop)
    {
        var round = await Places.RoundAsync(Hub!, id, stop);
        if (!round.IsOk)
        {
            return await RefusedAsync(id, round.Problem, _ => null, stop);
        }

        var replaced = await Places.ReplaceRoundAsync(Hub!, id, change(round.Value.Items), version, stop);
        if (replaced.IsOk)
        {
            return Redirect(Url.PlaceTimetable(Hub!, id, ("fait", done)) + "#tournee");
        }

        if (replaced.Problem.Status != StatusCodes.Status412PreconditionFailed)
        {
            return await RefusedAsync(id, replaced.Problem, StopInput.FieldOf, stop);
        }

        ModelState.AddModelError("", Texts["timetable.roundChanged"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await ShowAsync(id, stop) ?? Page();
    }

    private async Task<IActionResult> RefusedAsync(Guid id, ServiceProblem problem, Func<string, string?> fieldOf, CancellationToken stop)
    {
        if (problem.Status is 401 or 403 or 404)
        {
            return Fail(problem);
        }

        Say(problem, fieldOf);
        return await ShowAsync(id, stop) ?? Page();
    }

    /// <returns>The answer for a place that is not there; null where the page can be shown.</returns>
    private async Task<IActionResult?> ShowAsync(Guid id, CancellationToken stop)
    {
        var closures = Places.ClosuresAsync(Hub!, id, stop);
        var round = Places.RoundAsync(Hub!, id, stop);
        var missing = await LoadAsync(id, stop);
        (Closures, Round) = (await closures, await round);
        return missing ?? (Closures.Problem is { IsNotFound: true } gone ? Fail(gone) : null);
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : null;
}

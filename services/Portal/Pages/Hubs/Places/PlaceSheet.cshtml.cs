using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs.Places;

/// <summary>A place as the hub has it: its fields, how good its record is, where it comes from, what is to be decided about it.</summary>
public sealed class PlaceSheetModel(PlacesClient places, HubClient hubs, ReportsClient reports, DuplicatesClient duplicates, SchoolCalendar schools, TimeProvider clock, Texts texts) : PlacePage(places, texts)
{
    private static readonly string[] KnownDone = ["created", "saved", "kept", "withdrawn", "unchanged"];

    public PlaceHours? Hours { get; private set; }

    public Answer<Paged<PlaceReport>> Reports { get; private set; } = Paged<PlaceReport>.Empty;

    /// <summary>Pairs with other records that wait for a decision.</summary>
    public IReadOnlyList<Duplicate> Proposed { get; private set; } = [];

    /// <summary>Pairs by which it is one place with others.</summary>
    public IReadOnlyList<Duplicate> Merged { get; private set; } = [];

    /// <summary>A withdrawn record may still stand for the place that others are.</summary>
    public bool IsPublished => Place.Active || Place.Standing?.Records.Count > 0;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        Done = KnownDone.Contains(Done) ? Done : null;
        var reported = reports.OfPlaceAsync(Hub!, id, stop);
        var proposed = duplicates.OfPlaceAsync(Hub!, id, "proposed", stop);
        var merged = duplicates.OfPlaceAsync(Hub!, id, "merged", stop);
        var missing = await LoadAsync(id, stop);
        (Reports, Proposed, Merged) = (await reported, (await proposed).Value?.Items ?? [], (await merged).Value?.Items ?? []);
        if (missing is not null)
        {
            return missing;
        }

        Hours = PlaceHours.Of(Place.OpeningHours, Place.DepartementCode, schools, clock.GetUtcNow());
        return Page();
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken stop)
    {
        if (await hubs.KeepAsync(Hub!, id, stop) is not { } problem)
        {
            return Redirect(Url.HubPlace(Hub!, id, ("fait", "kept")));
        }

        if (problem.Status is 401 or 403 or 404)
        {
            return Fail(problem);
        }

        Say(problem);
        return await OnGetAsync(id, stop);
    }
}

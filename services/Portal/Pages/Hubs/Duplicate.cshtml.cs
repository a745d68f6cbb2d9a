using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>Two records side by side, what they would be together, and the decision.</summary>
public sealed class DuplicateModel(DuplicatesClient duplicates, Texts texts, SchoolCalendar schools, TimeProvider clock) : WorkspacePage
{
    /// <summary>The list that the person came from shows one département only.</summary>
    [BindProperty(Name = "departement", SupportsGet = true)]
    public string? Departement { get; set; }

    public Duplicate Pair { get; private set; } = null!;

    public ComparedRecord? Merged { get; private set; }

    /// <summary>How many records the place has or would have.</summary>
    public int Records { get; private set; }

    public IReadOnlyList<ComparedField> Fields { get; private set; } = [];

    public string Names => string.Join(" / ", Pair.Places.Select(place => place.Name).Distinct());

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var found = await duplicates.FindAsync(Hub!, id, stop);
        if (!found.IsOk)
        {
            return Fail(found.Problem);
        }

        Pair = found.Value.Pair;
        Merged = found.Value.Merged;
        Records = found.Value.Records;
        Fields = ComparedFields.Of(Pair.Places[0], Pair.Places[1], Merged, place => texts.Hours(place.OpeningHours, place.DepartementCode, schools, clock.GetUtcNow()));
        return Page();
    }

    public async Task<IActionResult> OnPostDecideAsync(Guid id, string decision, long version, CancellationToken stop) =>
        await AfterAsync(id, await duplicates.DecideAsync(Hub!, id, decision, version, stop), undone: false, stop);

    public async Task<IActionResult> OnPostUndoAsync(Guid id, long version, CancellationToken stop) =>
        await AfterAsync(id, await duplicates.UndoAsync(Hub!, id, version, stop), undone: true, stop);

    private async Task<IActionResult> AfterAsync(Guid id, Answer<Duplicate> decided, bool undone, CancellationToken stop)
    {
        if (decided.IsOk)
        {
            return Redirect(Url.Page("/Hubs/Duplicates", new { hub = Hub, departement = Departement, fait = undone ? "undone" : decided.Value.Status, paire = id })!);
        }

        if (decided.Problem.Status is 401 or 403 or 404)
        {
            return Fail(decided.Problem);
        }

        // Somebody else decided, or one of the places changed, meanwhile: the page says how it is now.
        ModelState.AddModelError("", texts.Of(decided.Problem));
        Response.StatusCode = decided.Problem.Status;
        return await OnGetAsync(id, stop);
    }
}

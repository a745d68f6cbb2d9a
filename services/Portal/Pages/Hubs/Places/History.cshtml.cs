using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Editing;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs.Places;

/// <summary>What changed of a place, who or what did it, and taking it back. Also of a withdrawn one.</summary>
public sealed class HistoryModel(PlacesClient places, Texts texts) : PlacePage(places, texts)
{
    /// <summary>Where only the platform's own notes changed there is nothing to show.</summary>
    private static readonly string[] Internal = ["leftImport"];

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    public Answer<Paged<PlaceChange>> Changes { get; private set; } = Paged<PlaceChange>.Empty;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var history = Places.HistoryAsync(Hub!, id, Cursor, stop);
        var missing = await LoadAsync(id, stop);
        Changes = await history;
        return missing ?? Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid id, Guid change, long version, CancellationToken stop)
    {
        var undone = await Places.UndoAsync(Hub!, id, change, version, stop);
        if (undone.IsOk)
        {
            return Redirect(Url.PlaceHistory(Hub!, id, ("fait", "undone")));
        }

        var problem = undone.Problem;
        if (problem.Status is 401 or 403 or 404)
        {
            return Fail(problem);
        }

        if (problem.Code == "place_changed_since" && problem.Errors.Count > 0)
        {
            ModelState.AddModelError("", Texts["history.changedSince", string.Join(", ", problem.Errors.Select(error => Texts.FieldName(error.Field)))]);
            Response.StatusCode = problem.Status;
        }
        else
        {
            Say(problem with { Errors = [] });
        }

        return await OnGetAsync(id, stop);
    }

    public IEnumerable<FieldChange> Shown(PlaceChange change) => change.Changes.Where(field => !Internal.Contains(field.Field));

    public bool CanUndo(PlaceChange change) => CanWrite && change.Kind is ("updated" or "withdrawn" or "restored" or "kept");

    /// <summary>Where more is told about what did it; null where nowhere is.</summary>
    public string? CauseOf(PlaceChange change) => (change.Origin, change.Reference) switch
    {
        ("import", { } import) when CanWrite && change.By.Kind == "source" && Guid.TryParse(import, out var id) => Url.Import(Scope, id),
        ("report", _) => Url.Page("/Hubs/Moderation", new { hub = Hub, etat = "accepted" }),
        ("undo", { } undone) when Changes.Value!.Items.Any(other => other.Id.ToString() == undone) => "#changement-" + undone,
        _ => null,
    };
}

using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Editing;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages.Hubs.Places;

/// <summary>The form of a place, known or new. Whatever happens, what was typed is shown again; who comes second decides field by field.</summary>
public sealed class EditModel(PlacesClient places, PlaceEditor editor, Texts texts) : PlacePage(places, texts)
{
    protected override bool IsForStaff => true;

    public bool IsNew => RouteData.Values["id"] is null;

    public override string Name => editor.Original.Text("name");

    public PlaceEditor Editor => editor;

    /// <summary>Of the place that the form was made from.</summary>
    [BindProperty(Name = "version")]
    public long Version { get; set; }

    /// <summary>One for each form that is shown, so that sending it twice makes one place.</summary>
    public string Key { get; } = Guid.CreateVersion7().ToString();

    public PlaceConflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (IsNew)
        {
            return Page();
        }

        if (await LoadAsync(Id, stop) is { } missing)
        {
            return missing;
        }

        if (!Place.Active)
        {
            return Redirect(Url.HubPlace(Hub!, Id));
        }

        editor.Load(Place);
        Version = Place.Version;
        return Show();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        ReadForm();
        return SaveAsync(stop);
    }

    /// <summary>Nothing is saved: what the hours mean is shown.</summary>
    public IActionResult OnPostHours()
    {
        ReadForm();
        return Show(asked: true);
    }

    /// <summary>Nothing is saved: the hours of Monday are those of the working days.</summary>
    public IActionResult OnPostMonday()
    {
        ReadForm();
        editor.RepeatMonday();
        return Show();
    }

    /// <summary>After a conflict: the form's state is the other's, and the choices say whose value is kept.</summary>
    public Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        ReadForm();
        var decided = editor.Input.With(editor.Original, PlaceConflict.TheirsIn(Request.Form));
        editor.Input = decided.At(HoursEntry.Of(decided.Text(PlaceFields.Hours)));
        return SaveAsync(stop);
    }

    private void ReadForm()
    {
        ModelState.Clear();
        editor.Read(Request.Form);
    }

    private PageResult Show(bool asked = false)
    {
        editor.ExplainHours(asked);
        return Page();
    }

    private async Task<IActionResult> SaveAsync(CancellationToken stop)
    {
        await editor.CheckAsync(ModelState, stop);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Show();
        }

        var saved = IsNew
            ? await Places.AddAsync(Hub!, editor.Input.ToRecord(), Request.Form["cle"].ToString() is { Length: > 0 } key ? key : Key, stop)
            : await Places.ReplaceAsync(Hub!, Id, editor.Input.ToRecord(), Version, stop);
        if (saved.IsOk)
        {
            return Redirect(Url.HubPlace(Hub!, saved.Value.Id, ("fait", IsNew ? "created" : saved.Value.Version == Version ? "unchanged" : "saved")));
        }

        return saved.Problem.Status switch
        {
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => Fail(saved.Problem),
            StatusCodes.Status412PreconditionFailed => await CompareAsync(stop),
            StatusCodes.Status404NotFound when !IsNew => await GoneAsync(stop),
            _ => Refused(saved.Problem),
        };
    }

    private PageResult Refused(ServiceProblem problem)
    {
        Say(problem, PlaceEditor.FieldOf);
        return Show();
    }

    /// <summary>Somebody else was first: both states side by side, and nothing is saved before the person has decided.</summary>
    private async Task<IActionResult> CompareAsync(CancellationToken stop)
    {
        if (await LoadAsync(Id, stop) is { } missing)
        {
            return missing;
        }

        if (!Place.Active)
        {
            return await GoneAsync(stop);
        }

        var latest = (await Places.HistoryAsync(Hub!, Id, null, stop)).Value?.Items ?? [];
        Conflict = PlaceConflict.Of(editor.Input, editor.Original, Place, [.. latest.Where(change => change.Version > Version)]);
        Version = Place.Version;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult> GoneAsync(CancellationToken stop)
    {
        // Withdrawn, or not of this hub any more: only of the first there is something to say.
        if (await LoadAsync(Id, stop) is { } missing)
        {
            return missing;
        }

        ModelState.AddModelError("", Texts["record.goneMeanwhile"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Show();
    }
}

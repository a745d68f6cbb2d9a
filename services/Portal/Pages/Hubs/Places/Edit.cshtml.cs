using HubsPlatform.OpeningHours.France;
using HubsPlatform.OpeningHours.Texts;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Editing;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages.Hubs.Places;

/// <summary>The form of a place, known or new. Whatever happens, what was typed is shown again; who comes second decides field by field.</summary>
public sealed class EditModel(PlacesClient places, CommuneFinder communes, SchoolCalendar schools, TimeProvider clock, Texts texts) : PlacePage(places, texts)
{
    protected override bool IsForStaff => true;

    public bool IsNew => RouteData.Values["id"] is null;

    public override string Name => Original.Text("name");

    public PlaceInput Input { get; private set; } = PlaceInput.Empty;

    /// <summary>What the form was made from.</summary>
    public PlaceInput Original { get; private set; } = PlaceInput.Empty;

    /// <summary>Of the place that the form was made from.</summary>
    [BindProperty(Name = "version")]
    public long Version { get; set; }

    /// <summary>One for each form that is shown, so that sending it twice makes one place.</summary>
    public string Key { get; } = Guid.CreateVersion7().ToString();

    /// <summary>The commune may be any of these.</summary>
    public IReadOnlyList<CommuneChoice> Choices { get; private set; } = [];

    public PlaceConflict? Conflict { get; private set; }

    /// <summary>What the hours mean is said where a person typed them as text, or asked.</summary>
    public HoursReading? Reading { get; private set; }

    public PlaceHours? Understood { get; private set; }

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

        Input = Original = PlaceInput.Of(Place);
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
        Input = Input.At(Input.Hours with { Week = Input.Hours.Week.WithMondayOnWorkdays() });
        return Show();
    }

    /// <summary>After a conflict: the form's state is the other's, and the choices say whose value is kept.</summary>
    public Task<IActionResult> OnPostDecideAsync(CancellationToken stop)
    {
        ReadForm();
        var decided = Input.With(Original, PlaceConflict.TheirsIn(Request.Form));
        Input = decided.At(HoursEntry.Of(decided.Text(PlaceFields.Hours)));
        return SaveAsync(stop);
    }

    private void ReadForm()
    {
        ModelState.Clear();
        Original = PlaceInput.Parse(Request.Form["origine"]);
        Input = PlaceInput.Read(Request.Form, Original);
    }

    private PageResult Show(bool asked = false)
    {
        var hours = Input.Hours.Value(Original.Text(PlaceFields.Hours));
        if (hours is not null && (asked || Input.Hours.IsText))
        {
            Reading = HoursReader.Read(hours);
            Understood = PlaceHours.Of(hours, null, schools, clock.GetUtcNow());
        }

        return Page();
    }

    private async Task<IActionResult> SaveAsync(CancellationToken stop)
    {
        CheckWhatIsTyped();
        await FindCommuneAsync(stop);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Show();
        }

        var saved = IsNew
            ? await Places.AddAsync(Hub!, Input.ToRecord(), Request.Form["cle"].ToString() is { Length: > 0 } key ? key : Key, stop)
            : await Places.ReplaceAsync(Hub!, Id, Input.ToRecord(), Version, stop);
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
        Say(problem, field => field == "inseeCode" ? PlaceFields.Commune : PlaceFields.Find(field)?.Key);
        return Show();
    }

    private void CheckWhatIsTyped()
    {
        foreach (var field in Input.Unreadable())
        {
            ModelState.AddModelError(field.Key, Texts[field.Kind == FieldKind.Date ? "record.noSuchDate" : "record.noNumber", Texts.FieldName(field.Key)]);
        }

        foreach (var (day, mistake) in Input.Hours.IsText ? [] : Input.Hours.Week.Mistakes())
        {
            ModelState.AddModelError(PlaceFields.Hours, Texts["record.hoursMistake." + mistake, OpeningWish.WeekdayName(day)]);
        }
    }

    /// <summary>By its name, its postal code or both; where that says too little, the person chooses.</summary>
    private async Task FindCommuneAsync(CancellationToken stop)
    {
        if (Input.KnowsCommune)
        {
            return;
        }

        if (CommuneChoice.Parse(Input.Chosen) is { } chosen)
        {
            Input = Input.At(chosen);
            return;
        }

        var found = await communes.FindAsync(Input.Text(PlaceFields.Commune), Input.Text(PlaceFields.PostalCode), stop);
        if (found.Count == 1)
        {
            Input = Input.At(found[0]);
        }
        else if (found.Count > 1)
        {
            Choices = found;
            ModelState.AddModelError(PlaceFields.Commune, Texts["record.communeAmbiguous"]);
        }
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
        Conflict = PlaceConflict.Of(Input, Original, Place, [.. latest.Where(change => change.Version > Version)]);
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

using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Mediators;

/// <summary>The form of a mediator, a new one or a known one. What was typed stays whatever happens.</summary>
public sealed class EditModel(MediatorsClient mediators, StructuresClient structures, HubClient hubs, Texts texts) : WorkspacePage
{
    private const int MostFound = 15;

    [BindProperty(Name = "")]
    public MediatorFields Form { get; set; } = new();

    [BindProperty(Name = "version")]
    public long Version { get; set; }

    [BindProperty(Name = "chercher-employeur")]
    public string? EmployerQuery { get; set; }

    [BindProperty(Name = "chercher-lieux")]
    public string? PlaceQuery { get; set; }

    /// <summary>As they are; null for a new one.</summary>
    public Mediator? Known { get; private set; }

    public Choice Employers { get; private set; } = null!;

    public Choice Places { get; private set; } = null!;

    protected override bool IsForStaff => true;

    /// <param name="id">Whom; null for a new one.</param>
    /// <param name="employer">The structure from whose page one came.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<IActionResult> OnGetAsync(Guid? id, [FromQuery(Name = "employeur")] Guid? employer, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } failure)
        {
            return failure;
        }

        Form = Known is null ? new MediatorFields { Employer = employer } : MediatorFields.Of(Known);
        Version = Known?.Version ?? 0;
        await OfferAsync(id, stop);
        return Page();
    }

    /// <summary>Only looks for structures and places; nothing is saved.</summary>
    public async Task<IActionResult> OnPostSearchAsync(Guid? id, CancellationToken stop)
    {
        ModelState.Clear();
        if (await LoadAsync(id, stop) is { } failure)
        {
            return failure;
        }

        await OfferAsync(id, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken stop)
    {
        ModelState.Clear();
        if (await LoadAsync(id, stop) is { } failure)
        {
            return failure;
        }

        var entry = Form.ToEntry(Day("contact", Form.LastContact), Form.IsNamePublic ? Day("accord", Form.Consent) : null);
        if (!ModelState.IsValid)
        {
            return await RefusedAsync(id, StatusCodes.Status422UnprocessableEntity, stop);
        }

        var saved = Known is null ? await mediators.AddAsync(Hub!, entry, stop) : await mediators.UpdateAsync(Hub!, Known.Id, entry, Version, stop);
        if (saved.IsOk)
        {
            return Redirect(Url.Page("/Mediators/Details", new { hub = Hub, id = saved.Value.Id, fait = Known is null ? "added" : "saved" })!);
        }

        if (saved.Problem.Status is 401 or 403 or 404)
        {
            return Fail(saved.Problem);
        }

        if (saved.Problem.Status == StatusCodes.Status412PreconditionFailed)
        {
            ModelState.AddModelError("", texts["structures.changedMeanwhile"]);
            Version = Known!.Version;
        }
        else
        {
            ModelState.Add(saved.Problem, texts, MediatorFields.FieldOf);
        }

        return await RefusedAsync(id, saved.Problem.Status, stop);
    }

    private async Task<IActionResult> RefusedAsync(Guid? id, int status, CancellationToken stop)
    {
        Response.StatusCode = status;
        await OfferAsync(id, stop);
        return Page();
    }

    private DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DayField.TryRead(text, out var day))
        {
            return day;
        }

        ModelState.AddModelError(field, texts["structures.dateInvalid"]);
        return null;
    }

    private async Task<IActionResult?> LoadAsync(Guid? id, CancellationToken stop)
    {
        if (id is not { } known)
        {
            return null;
        }

        var found = await mediators.FindAsync(Hub!, known, stop);
        Known = found.Value;
        return found.IsOk ? null : Fail(found.Problem);
    }

    private async Task OfferAsync(Guid? id, CancellationToken stop)
    {
        // A page whose last part is optional gets no address when a handler is asked for besides.
        var search = Url.Page("/Mediators/Edit", null, new { hub = Hub, id }) + "?handler=search";
        var found = string.IsNullOrWhiteSpace(EmployerQuery) ? [] : (await structures.ListAsync(Hub!, new StructureFilter(EmployerQuery.Trim()), null, stop, MostFound)).Value?.Items ?? [];
        var employer = Form.Employer is { } chosen ? (await structures.FindAsync(Hub!, chosen, stop)).Value : null;
        Employers = new Choice(
            "employeur", texts["mediators.employer"], texts["mediators.employerHint"], search, EmployerQuery,
            Choice.Join(
                employer is null ? [] : [new ChoiceOption(employer.Id, employer.Name)],
                found.Select(structure => new ChoiceOption(structure.Id, structure.Name, $"{structure.CommuneName} ({structure.DepartementCode}) {structure.Pivot}"))),
            employer is null ? [] : [employer.Id], texts["mediators.noEmployer"]);
        Places = new Choice(
            "lieux", texts["mediators.places"], texts["mediators.placesHint"], search, PlaceQuery,
            Choice.Join([.. ChosenPlaces(employer)], await FoundPlacesAsync(stop)), Form.Places, IsMultiple: true);
    }

    /// <summary>Those that are ticked, by the names that are known of them, and those of the employer.</summary>
    private IEnumerable<ChoiceOption> ChosenPlaces(Structure? employer)
    {
        var known = (Known?.Places ?? []).Select(place => new ChoiceOption(place.Id, place.Name));
        var theirs = (employer?.Places ?? []).Select(place => new ChoiceOption(place.Id, place.Name, $"{place.PostalCode} {place.Commune}"));
        return known.Concat(theirs.Take(MostFound).Concat(theirs.Where(place => Form.Places.Contains(place.Id))));
    }

    private async Task<IReadOnlyList<ChoiceOption>> FoundPlacesAsync(CancellationToken stop)
    {
        List<ChoiceOption> options = [];
        if (!string.IsNullOrWhiteSpace(PlaceQuery))
        {
            var found = await hubs.PlacesAsync(Hub!, new CensusFilter { Text = PlaceQuery.Trim() }, null, stop);
            options.AddRange((found.Value?.Items ?? []).Take(MostFound).Select(place => new ChoiceOption(place.Id, place.Name, $"{place.Address}, {place.PostalCode} {place.Commune}")));
        }

        // Ticked in an earlier search: only the id came back with the form.
        foreach (var id in Form.Places.Where(id => options.All(option => option.Id != id) && (Known?.Places ?? []).All(place => place.Id != id)))
        {
            var place = (await hubs.PlaceAsync(Hub!, id, stop)).Value;
            options.Add(place is null ? new ChoiceOption(id, texts["mediators.unknownPlace"]) : new ChoiceOption(id, place.Name, $"{place.Address}, {place.PostalCode} {place.Commune}"));
        }

        return options;
    }
}

using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Mediators;

/// <summary>The form of a mediator, a new one or a known one. What was typed stays whatever happens.</summary>
public sealed class EditModel(MediatorsClient mediators, StructuresClient structures, HubClient hubs, Texts texts) : ChoosingPage<Mediator>(texts)
{
    private const int MostFound = 15;

    [BindProperty(Name = "")]
    public MediatorFields Form { get; set; } = new();

    [BindProperty(Name = "chercher-employeur")]
    public string? EmployerQuery { get; set; }

    [BindProperty(Name = "chercher-lieux")]
    public string? PlaceQuery { get; set; }

    public Choice Employers { get; private set; } = null!;

    public Choice Places { get; private set; } = null!;

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
        return await ShowAsync(id, stop);
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
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(id, stop);
        }

        var saved = Known is null ? await mediators.AddAsync(Hub!, entry, stop) : await mediators.UpdateAsync(Hub!, Known.Id, entry, Version, stop);
        return saved.IsOk
            ? Redirect(Url.Page("/Mediators/Details", new { hub = Hub, id = saved.Value.Id, fait = Known is null ? "added" : "saved" })!)
            : Refused(saved.Problem, Known?.Version, MediatorFields.FieldOf) ?? await ShowAsync(id, stop);
    }

    protected override async Task<IActionResult?> LoadAsync(Guid? id, CancellationToken stop)
    {
        if (id is not { } known)
        {
            return null;
        }

        var found = await mediators.FindAsync(Hub!, known, stop);
        Known = found.Value;
        return found.IsOk ? null : Fail(found.Problem);
    }

    protected override async Task OfferAsync(Guid? id, CancellationToken stop)
    {
        // A page whose last part is optional gets no address when a handler is asked for besides.
        var search = Url.Page("/Mediators/Edit", null, new { hub = Hub, id }) + "?handler=search";
        var found = string.IsNullOrWhiteSpace(EmployerQuery) ? [] : (await structures.ListAsync(Hub!, new StructureFilter(EmployerQuery.Trim()), null, stop, MostFound)).Value?.Items ?? [];
        var employer = Form.Employer is { } chosen ? (await structures.FindAsync(Hub!, chosen, stop)).Value : null;
        Employers = new Choice(
            "employeur", Texts["mediators.employer"], Texts["mediators.employerHint"], search, EmployerQuery,
            Choice.Join(
                employer is null ? [] : [new ChoiceOption(employer.Id, employer.Name)],
                found.Select(structure => new ChoiceOption(structure.Id, structure.Name, $"{structure.CommuneName} ({structure.DepartementCode}) {structure.Pivot}"))),
            employer is null ? [] : [employer.Id], Texts["mediators.noEmployer"]);
        Places = new Choice(
            "lieux", Texts["mediators.places"], Texts["mediators.placesHint"], search, PlaceQuery,
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
            options.Add(place is null ? new ChoiceOption(id, Texts["mediators.unknownPlace"]) : new ChoiceOption(id, place.Name, $"{place.Address}, {place.PostalCode} {place.Commune}"));
        }

        return options;
    }
}

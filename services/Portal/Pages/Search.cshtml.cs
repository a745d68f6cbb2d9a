using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages;

public class SearchModel(DirectoryClient directory, HubCatalogue catalogue, SchoolCalendar schools, TimeProvider clock, Texts texts) : PageModel
{
    /// <summary>The directory ranks no more matches of words than this, and says with one more that there are others.</summary>
    private const int MostCounted = 2_000;

    [BindProperty(SupportsGet = true)]
    public SearchCriteria Criteria { get; set; } = new();

    public IReadOnlyList<Hub> Hubs { get; private set; } = [];

    /// <summary>Of the département that is chosen.</summary>
    public IReadOnlyList<Epci> Epcis { get; private set; } = [];

    public Commune? Around { get; private set; }

    public IReadOnlyList<Commune> SameName { get; private set; } = [];

    public bool WhereIsUnknown { get; private set; }

    /// <summary>The results, or null when there is nothing to search for because the commune is unknown.</summary>
    public Answer<FoundPlaces>? Results { get; private set; }

    public PlaceSearch Asked { get; private set; } = new();

    /// <summary>The page whose address these criteria belong to.</summary>
    public virtual string PageName => "/Search";

    /// <summary>The window in which places open; null for the same one.</summary>
    public virtual string? LinkTarget => null;

    public Hub? Hub => Hubs.FirstOrDefault(hub => hub.Alias == Criteria.Hub);

    /// <summary>What the map beside the list shows; null where nothing was searched for.</summary>
    public MapView? Map => Results is null ? null : MapView.Of(Asked.Meant(Results.Value), Hub);

    public virtual IEnumerable<ActiveFilter> Active => ActiveFilter.Of(Criteria, Hub?.Name, texts, Epcis.FirstOrDefault(epci => epci.Code == Criteria.Epci)?.Name);

    /// <summary>Words say which place comes first, unless only what they stand for was looked for.</summary>
    public bool IsByRank => Asked is { Text.Length: > 0, Near: null } && Results?.Value?.Understood is not { Text: null };

    /// <summary>The name of the public holiday on which places have to be open, where whoever asks is.</summary>
    public string? Holiday { get; private set; }

    public string TotalInWords => Results?.Value is not { } found ? texts.Count("search.results", 0)
        : found.Total > MostCounted && IsByRank ? texts["search.resultsMore", MostCounted]
        : texts.Count("search.results", found.Total);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Criteria.Tidy();
        Hubs = (await catalogue.AllAsync(stop)).Value?.Items ?? [];
        Epcis = Criteria.Departement is { } departement ? (await directory.EpcisAsync(departement, stop)).Value?.Items ?? [] : [];

        if (Criteria.Where is { Length: > 0 } where && await ResolveAsync(where, stop) is { } problem)
        {
            Results = problem;
        }
        else if (!WhereIsUnknown)
        {
            var now = clock.GetUtcNow().InFrance().DateTime;
            Asked = Criteria.ToSearch(Around, now);
            Holiday = Criteria.Opening.Asked(now) is { } day ? new FrenchCalendar(Criteria.Departement ?? Around?.DepartementCode ?? "", schools).PublicHolidayName(day) : null;
            Results = await directory.SearchAsync(Asked, Criteria.Cursor, stop);
        }
    }

    public string Link(params IEnumerable<(string, string?)> parameters) => Url.Page(PageName) + "".With(parameters);

    public PlaceHours? HoursOf(PlaceSummary place) => PlaceHours.Of(place.OpeningHours, place.DepartementCode, schools, clock.GetUtcNow(), place.Closures);

    private async Task<ServiceProblem?> ResolveAsync(string where, CancellationToken stop)
    {
        var answer = await directory.CommunesAsync(where, stop);
        if (!answer.IsOk)
        {
            return answer.Problem;
        }

        var found = answer.Value.Items;
        Around = found.FirstOrDefault(commune => commune.Code == Criteria.CommuneCode) ?? (found.Count > 0 ? found[0] : null);
        WhereIsUnknown = Around is null;
        SameName = [.. found.Where(commune => commune.Code != Around!.Code && IsTwin(commune, where)).Take(8)];
        return null;
    }

    /// <summary>Same name as the commune that was taken, or same postal code as was asked for.</summary>
    private bool IsTwin(Commune commune, string where) =>
        string.Equals(commune.Name, Around!.Name, StringComparison.CurrentCultureIgnoreCase) || commune.PostalCodes.Contains(where);
}

using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages;

public sealed class SearchModel(DirectoryClient directory, HubCatalogue catalogue) : PageModel
{
    public const int UsualRadius = 20;

    public static readonly IReadOnlyList<int> Radii = [5, 10, UsualRadius, 50, 100];

    [BindProperty(Name = "quoi", SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty(Name = "ou", SupportsGet = true)]
    public string? Where { get; set; }

    /// <summary>Code of the commune, where several have the same name.</summary>
    [BindProperty(Name = "commune", SupportsGet = true)]
    public string? CommuneCode { get; set; }

    [BindProperty(Name = "rayon", SupportsGet = true)]
    public int Radius { get; set; } = UsualRadius;

    [BindProperty(Name = "services", SupportsGet = true)]
    public string[] Services { get; set; } = [];

    [BindProperty(Name = "hub", SupportsGet = true)]
    public string? Hub { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    public IReadOnlyList<Hub> Hubs { get; private set; } = [];

    public Commune? Around { get; private set; }

    public IReadOnlyList<Commune> SameName { get; private set; } = [];

    public bool WhereIsUnknown { get; private set; }

    /// <summary>The results, or null when there is nothing to search for because the commune is unknown.</summary>
    public Answer<Paged<PlaceSummary>>? Results { get; private set; }

    public bool HasPoint => Around is { Latitude: not null, Longitude: not null };

    public async Task OnGetAsync(CancellationToken stop)
    {
        What = What?.Trim();
        Where = Where?.Trim();
        Radius = Radii.Contains(Radius) ? Radius : UsualRadius;
        Hubs = (await catalogue.AllAsync(stop)).Value?.Items ?? [];

        if (!string.IsNullOrEmpty(Where) && await ResolveAsync(Where, stop) is { } problem)
        {
            Results = problem;
        }
        else if (!WhereIsUnknown)
        {
            Results = await directory.SearchAsync(Search(), stop);
        }
    }

    /// <summary>These criteria as the query of a link, with some replaced.</summary>
    public Dictionary<string, string?> Criteria(string? commune = null, string? cursor = null) => new()
    {
        ["quoi"] = What,
        ["ou"] = Where,
        ["commune"] = commune ?? CommuneCode,
        ["rayon"] = Radius == UsualRadius ? null : Radius.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["hub"] = Hub,
        ["suite"] = cursor,
    };

    public string Link(string? commune = null, string? cursor = null) =>
        "".With([.. Criteria(commune, cursor).Select(pair => (pair.Key, pair.Value)), .. Services.Select(service => ("services", (string?)service))]) is { Length: > 0 } query
            ? Url.Page("/Search") + query
            : Url.Page("/Search")!;

    private PlaceSearch Search() => new()
    {
        Text = What,
        Near = HasPoint ? (Around!.Latitude!.Value, Around.Longitude!.Value) : null,
        RadiusKm = Radius,
        Departement = HasPoint ? null : Around?.DepartementCode,
        Services = [.. Services.Intersect(Vocabulary.Services)],
        Hub = Hub,
        Cursor = Cursor,
    };

    private async Task<ServiceProblem?> ResolveAsync(string where, CancellationToken stop)
    {
        var answer = await directory.CommunesAsync(where, stop);
        if (!answer.IsOk)
        {
            return answer.Problem;
        }

        var found = answer.Value.Items;
        Around = found.FirstOrDefault(commune => commune.Code == CommuneCode) ?? (found.Count > 0 ? found[0] : null);
        WhereIsUnknown = Around is null;
        SameName = [.. found.Where(commune => commune.Code != Around!.Code && IsTwin(commune, where)).Take(8)];
        return null;
    }

    /// <summary>Same name as the commune that was taken, or same postal code as was asked for.</summary>
    private bool IsTwin(Commune commune, string where) =>
        string.Equals(commune.Name, Around!.Name, StringComparison.CurrentCultureIgnoreCase) || commune.PostalCodes.Contains(where);
}

using System.Globalization;

namespace HubsPlatform.Portal.Clients;

/// <summary>The directory as everybody sees it: hubs, communes, published places.</summary>
public sealed class DirectoryClient(HttpClient http)
{
    private const string Root = "api/directory";
    private const string PageSize = "20";

    public Task<Answer<Paged<Hub>>> HubsAsync(CancellationToken stop) =>
        http.ReadAsync<Paged<Hub>>($"{Root}/hubs", stop);

    /// <summary>Communes by name or postal code, best match first.</summary>
    /// <param name="query">The beginning of one or the other.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="most">How many at most, up to 100; null for the usual ten.</param>
    public Task<Answer<Paged<Commune>>> CommunesAsync(string query, CancellationToken stop, int? most = null) =>
        http.ReadAsync<Paged<Commune>>($"{Root}/communes".With(("q", query), ("pageSize", most?.ToString(CultureInfo.InvariantCulture))), stop);

    /// <summary>The groups of communes of a département.</summary>
    public Task<Answer<Paged<Epci>>> EpcisAsync(string departement, CancellationToken stop) =>
        http.ReadAsync<Paged<Epci>>($"{Root}/epcis".With(("departement", departement)), stop);

    /// <summary>A page of what was found, with how many places each further filter would leave.</summary>
    public Task<Answer<FoundPlaces>> SearchAsync(PlaceSearch search, string? cursor, CancellationToken stop) =>
        http.ReadAsync<FoundPlaces>($"{Root}/places".With([.. search.Filters(), ("pageSize", PageSize), ("facets", "true"), ("cursor", cursor)]), stop);

    public Task<Answer<Place>> PlaceAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<Place>($"{Root}/places/{id}", stop);
}

using System.Globalization;

namespace HubsPlatform.Portal.Clients;

/// <summary>The directory as everybody sees it: hubs, communes, published places.</summary>
public sealed class DirectoryClient(HttpClient http)
{
    private const string Root = "api/directory";

    public Task<Answer<Paged<Hub>>> HubsAsync(CancellationToken stop) =>
        http.ReadAsync<Paged<Hub>>($"{Root}/hubs", stop);

    /// <summary>Communes by name or postal code, best match first.</summary>
    public Task<Answer<Paged<Commune>>> CommunesAsync(string query, CancellationToken stop) =>
        http.ReadAsync<Paged<Commune>>($"{Root}/communes".With(("q", query)), stop);

    public Task<Answer<Paged<PlaceSummary>>> SearchAsync(PlaceSearch search, CancellationToken stop) =>
        http.ReadAsync<Paged<PlaceSummary>>($"{Root}/places".With(search.Parameters()), stop);

    public Task<Answer<Place>> PlaceAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<Place>($"{Root}/places/{id}", stop);
}

/// <summary>What a reader looks for; with a point the results are sorted by distance.</summary>
public sealed record PlaceSearch
{
    public string? Text { get; init; }

    public (double Latitude, double Longitude)? Near { get; init; }

    public int? RadiusKm { get; init; }

    public IReadOnlyList<string> Services { get; init; } = [];

    public string? Hub { get; init; }

    public string? Departement { get; init; }

    public int PageSize { get; init; } = 20;

    public string? Cursor { get; init; }

    public IEnumerable<(string, string?)> Parameters()
    {
        yield return ("q", Text);
        if (Near is var (latitude, longitude))
        {
            yield return ("near", string.Create(CultureInfo.InvariantCulture, $"{latitude},{longitude}"));
            yield return ("radiusKm", RadiusKm?.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var service in Services)
        {
            yield return ("services", service);
        }

        yield return ("hub", Hub);
        yield return ("departement", Departement);
        yield return ("pageSize", PageSize.ToString(CultureInfo.InvariantCulture));
        yield return ("cursor", Cursor);
    }
}

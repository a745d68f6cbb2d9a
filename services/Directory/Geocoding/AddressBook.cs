using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Geocoding;

/// <summary>An address that waits for its answer.</summary>
internal sealed record DueAddress(byte[] Hash, string Street, string PostalCode, string City, string CityCode, int Attempts)
{
    public PostalAddress Asked => new(Street, PostalCode, City, CityCode);
}

/// <summary>
/// The addresses that were asked about, in the database: what was answered once is not asked again, and a process that dies while it asks
/// leaves them to the next.
/// </summary>
public sealed class AddressBook(HubDatabase database, ITerritoryMap territories, IOptions<GeocodingOptions> options, TimeProvider clock)
{
    /// <summary>Longer than any question takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>From then on an address is asked about alone: it may be the one for which all of its batch is refused.</summary>
    private const int AttemptsTogether = 3;

    private const int MostAlone = 20;

    /// <summary>Puts addresses down that nobody asked about yet.</summary>
    internal Task AddAsync(HubTransaction tx, IReadOnlyCollection<PostalAddress> addresses, CancellationToken stop) => tx.ExecuteAsync(
        """
        insert into geo.addresses (hash, street, postal_code, city, city_code, due_at)
        select distinct on (hash) hash, street, postal_code, city, city_code, @now
        from unnest(@hashes, @streets, @postal_codes, @cities, @city_codes) as a (hash, street, postal_code, city, city_code)
        order by hash on conflict do nothing
        """,
        new
        {
            hashes = addresses.Select(address => address.Hash).ToArray(),
            streets = addresses.Select(address => address.Street).ToArray(),
            postal_codes = addresses.Select(address => address.PostalCode).ToArray(),
            cities = addresses.Select(address => address.City).ToArray(),
            city_codes = addresses.Select(address => address.CityCode).ToArray(),
            now = clock.GetUtcNow(),
        }, stop);

    /// <summary>Takes addresses that are due, those never answered in common first; nobody else gets them for a while.</summary>
    /// <returns>Empty where none is due; alone where together they failed too often.</returns>
    internal async Task<(IReadOnlyList<DueAddress> Addresses, bool Alone)> TakeAsync(CancellationToken stop)
    {
        var together = await TakeAsync("attempts < @together", options.Value.BatchAddresses, stop);
        return together.Count > 0 ? (together, false) : (await TakeAsync("attempts >= @together", MostAlone, stop), true);
    }

    /// <summary>Notes what was answered; an answer about another commune, or one that is hardly alike, is none.</summary>
    internal Task NoteAsync(IReadOnlyList<DueAddress> asked, IReadOnlyList<GeocoderAnswer?> answers, CancellationToken stop)
    {
        var accepted = asked.Zip(answers, (address, answer) => answer is not null && answer.IsAcceptable(code => IsSameCity(address.CityCode, code)) ? answer : null).ToArray();
        return database.QueryAsync<int>(
            """
            update geo.addresses a set state = case when n.latitude is null then 'unknown' else 'found' end, latitude = n.latitude, longitude = n.longitude,
              score = n.score, type = n.type, label = n.label, answered_at = @now, problem = null
            from unnest(@hashes, @latitudes, @longitudes, @scores, @types, @labels) as n (hash, latitude, longitude, score, type, label) where a.hash = n.hash
            returning 1
            """,
            new
            {
                hashes = asked.Select(address => address.Hash).ToArray(),
                latitudes = accepted.Select(answer => answer?.Latitude).ToArray(),
                longitudes = accepted.Select(answer => answer?.Longitude).ToArray(),
                scores = accepted.Select(answer => answer?.Score).ToArray(),
                types = accepted.Select(answer => answer?.Type).ToArray(),
                labels = accepted.Select(answer => answer?.Label).ToArray(),
                now = clock.GetUtcNow(),
            }, stop);
    }

    /// <summary>Puts addresses off that got no answer.</summary>
    internal Task PutOffAsync(IReadOnlyList<DueAddress> asked, GeocoderException failure, CancellationToken stop) => database.QueryAsync<int>(
        "update geo.addresses a set due_at = n.due_at, problem = @problem from unnest(@hashes, @due) as n (hash, due_at) where a.hash = n.hash returning 1",
        new
        {
            hashes = asked.Select(address => address.Hash).ToArray(),
            due = asked.Select(address => clock.GetUtcNow() + WaitAfter(address.Attempts, failure)).ToArray(),
            problem = failure.Message,
        }, stop);

    internal TimeSpan WaitAfter(int attempts, GeocoderException failure)
    {
        var (first, longest) = (options.Value.FirstWait, options.Value.LongestWait);
        var doubled = first * Math.Pow(2, Math.Min(attempts, 20) - 1);
        var wait = failure.RetryAfter > doubled ? failure.RetryAfter.Value : doubled;
        return wait < longest ? wait : longest;
    }

    private Task<IReadOnlyList<DueAddress>> TakeAsync(string which, int most, CancellationToken stop) => database.QueryAsync<DueAddress>(
        $"""
        update geo.addresses set attempts = attempts + 1, due_at = @until
        where hash in (select hash from geo.addresses where state = 'waiting' and due_at <= @now and {which} order by due_at limit @most for update skip locked)
        returning hash, street, postal_code, city, city_code, attempts
        """, new { now = clock.GetUtcNow(), until = clock.GetUtcNow() + Lease, together = AttemptsTogether, most }, stop);

    private bool IsSameCity(string asked, string answered) =>
        asked.Length == 0 || asked == answered || Today(asked) is { } city && city == Today(answered);

    private string? Today(string code) => territories.ResolveCommune(null, null, code)?.Code;
}

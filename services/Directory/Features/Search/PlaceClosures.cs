using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>A time when a published place is closed, whatever its hours say; both days included.</summary>
internal sealed class PlaceClosure
{
    public Guid Id { get; init; }
    public string Departement { get; init; } = "";
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }

    public bool Covers(DateOnly day) => StartsOn <= day && day <= EndsOn;
}

/// <param name="Until">The last day of what keeps the place closed today; null where it is open today.</param>
/// <param name="Closures">Those of today and to come, the next first.</param>
internal sealed record ClosedPlace(DateOnly? Until, IReadOnlyList<PlaceClosure> Closures);

/// <summary>The temporary closures. There are few of them, so that a list of results need not look for them in the database at each question.</summary>
public sealed class PlaceClosures(HubDatabase database, SchoolCalendar schools, TimeProvider clock)
{
    private const string Sql = """
        select p.id, p.departement_code as departement, c.starts_on, c.ends_on
        from open.closures c left join open.moved_places m on m.id = c.place_id join open.places p on p.id = coalesce(m.leads_to, c.place_id)
        where c.ends_on >= current_date - 1
        """;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly Lock _turn = new();
    private Task<IReadOnlyDictionary<Guid, ClosedPlace>>? _current;
    private DateTimeOffset _readAt;

    /// <summary>Those that are not over.</summary>
    internal Task<IReadOnlyList<PlaceClosure>> ReadAsync(CancellationToken stop) => database.QueryAsync<PlaceClosure>(Sql, stop: stop);

    /// <summary>The places that are closed today or later, by their own clock; as it was two seconds ago at most.</summary>
    internal Task<IReadOnlyDictionary<Guid, ClosedPlace>> CurrentAsync(CancellationToken stop)
    {
        lock (_turn)
        {
            var now = clock.GetUtcNow();
            if (_current is null or { IsFaulted: true } || now - _readAt >= Fresh)
            {
                (_current, _readAt) = (ReadCurrentAsync(now), now);
            }

            return _current.WaitAsync(stop);
        }
    }

    private async Task<IReadOnlyDictionary<Guid, ClosedPlace>> ReadCurrentAsync(DateTimeOffset now)
    {
        var all = await ReadAsync(CancellationToken.None);
        return all.GroupBy(closure => closure.Id).Select(place => (place.Key, Closed: At(place))).Where(place => place.Closed.Closures.Count > 0).ToDictionary(place => place.Key, place => place.Closed);

        ClosedPlace At(IEnumerable<PlaceClosure> closures)
        {
            PlaceClosure[] known = [.. closures.OrderBy(closure => closure.StartsOn)];
            var today = DateOnly.FromDateTime(new FrenchCalendar(known[0].Departement, schools).LocalTime(now));
            return new ClosedPlace(
                known.Where(closure => closure.Covers(today)).Select(closure => (DateOnly?)closure.EndsOn).Max(),
                [.. known.Where(closure => closure.EndsOn >= today)]);
        }
    }
}

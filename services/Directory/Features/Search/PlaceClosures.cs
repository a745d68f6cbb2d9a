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
    private Task<IReadOnlyDictionary<Guid, DateOnly>>? _today;
    private DateTimeOffset _readAt;

    /// <summary>Those that are not over.</summary>
    internal Task<IReadOnlyList<PlaceClosure>> ReadAsync(CancellationToken stop) => database.QueryAsync<PlaceClosure>(Sql, stop: stop);

    /// <summary>The places that are closed today by their own clock, with the last day; as it was two seconds ago at most.</summary>
    internal Task<IReadOnlyDictionary<Guid, DateOnly>> TodayAsync(CancellationToken stop)
    {
        lock (_turn)
        {
            var now = clock.GetUtcNow();
            if (_today is null or { IsFaulted: true } || now - _readAt >= Fresh)
            {
                (_today, _readAt) = (ReadTodayAsync(now), now);
            }

            return _today.WaitAsync(stop);
        }
    }

    private async Task<IReadOnlyDictionary<Guid, DateOnly>> ReadTodayAsync(DateTimeOffset now)
    {
        var all = await ReadAsync(CancellationToken.None);
        return all.Where(closure => closure.Covers(DateOnly.FromDateTime(new FrenchCalendar(closure.Departement, schools).LocalTime(now))))
            .GroupBy(closure => closure.Id).ToDictionary(place => place.Key, place => place.Max(closure => closure.EndsOn));
    }
}

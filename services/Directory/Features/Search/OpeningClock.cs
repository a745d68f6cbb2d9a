using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.OpeningHours;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>What « open at » means for the places: the minute of the week by their clocks, and which of those with holidays or dates in their hours are open then.</summary>
/// <param name="MinuteIn">Minutes since Monday 00:00 by the clock of a département; of a whole day its first.</param>
/// <param name="Closed">Ids of the places that are closed that day, whatever their hours say.</param>
/// <param name="VaryingOpen">Ids of the open ones among the places whose hours are not the same every week.</param>
internal sealed record OpenMoment(Func<string, int> MinuteIn, IReadOnlySet<Guid> VaryingOpen, IReadOnlySet<Guid> Closed);

/// <summary>Knows the hours of the places whose weeks differ, and the closures, and asks them.</summary>
public sealed class OpeningClock(HubDatabase database, PlaceClosures closures, SchoolCalendar schools)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Known? _known;

    internal async Task<OpenMoment> AtAsync(OpenTime time, CancellationToken stop)
    {
        var clocks = new Dictionary<string, FrenchCalendar>();
        var answers = new Dictionary<(OsmHours, string), bool>();
        var open = new HashSet<Guid>();
        var known = await KnownAsync(stop);
        foreach (var place in known.Places)
        {
            if (!answers.TryGetValue((place.Hours, place.Departement), out var isOpen))
            {
                var clock = Clock(place.Departement);
                answers[(place.Hours, place.Departement)] = isOpen = IsOpen(place.Hours, time, Local(clock), clock);
            }

            if (isOpen)
            {
                open.Add(place.Id);
            }
        }

        return new OpenMoment(
            departement => Minute(Local(Clock(departement))), open,
            known.Closures.Where(closure => closure.Covers(DateOnly.FromDateTime(Local(Clock(closure.Departement))))).Select(closure => closure.Id).ToHashSet());

        FrenchCalendar Clock(string departement) => clocks.TryGetValue(departement, out var known) ? known : clocks[departement] = new FrenchCalendar(departement, schools);

        DateTime Local(FrenchCalendar clock) => time.Local ?? clock.LocalTime(time.Moment!.Value);
    }

    private static bool IsOpen(OsmHours hours, OpenTime time, DateTime local, FrenchCalendar clock) => time.IsAllDay
        ? hours.Day(DateOnly.FromDateTime(local), clock).Any(span => span.State.Status == HoursStatus.Open)
        : hours.StateAt(local, clock).Status == HoursStatus.Open;

    private static int Minute(DateTime local) => ((((int)local.DayOfWeek + 6) % 7) * 24 * 60) + (int)local.TimeOfDay.TotalMinutes;

    /// <summary>Read again only when published places changed.</summary>
    private async Task<Known> KnownAsync(CancellationToken stop)
    {
        var version = await PublishedVersion.ReadAsync(database, null, stop);
        await _turn.WaitAsync(stop);
        try
        {
            if (_known is null || _known.Version != version)
            {
                var rows = await database.QueryAsync<(Guid Id, string Departement, string? Hours)>(
                    "select p.id, p.departement_code, r.record::json->>'horaires' from open.places p join open.place_records r on r.id = p.id where p.hours_vary", stop: stop);
                var parsed = new Dictionary<string, OsmHours?>();
                _known = new Known(version, [.. rows.Select(row => (row.Id, row.Departement, Hours: Parsed(row.Hours ?? ""))).Where(row => row.Hours is not null)
                    .Select(row => new Varying(row.Id, row.Departement, row.Hours!))],
                    await closures.ReadAsync(stop));

                OsmHours? Parsed(string text)
                {
                    if (!parsed.TryGetValue(text, out var hours))
                    {
                        parsed[text] = hours = OsmHours.TryParse(text, out var understood, out _) ? understood : null;
                    }

                    return hours;
                }
            }

            return _known;
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record Known(PublishedVersion Version, IReadOnlyList<Varying> Places, IReadOnlyList<PlaceClosure> Closures);

    private sealed record Varying(Guid Id, string Departement, OsmHours Hours);
}

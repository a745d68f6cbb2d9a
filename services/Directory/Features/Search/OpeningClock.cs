using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.OpeningHours;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>What « open at » means for the places. Serves one search.</summary>
/// <param name="MinuteIn">Minutes since Monday 00:00 by the clock of a département; of a whole day its first.</param>
/// <param name="IsOpen">Whether hours with holidays or dates in them are open then, in a département.</param>
/// <param name="Closed">Ids of the places that are closed that day, whatever their hours say.</param>
internal sealed record OpenMoment(Func<string, int> MinuteIn, Func<OsmHours, string, bool> IsOpen, IReadOnlySet<Guid> Closed);

/// <summary>Knows the clocks and calendars of the départements, and the closures.</summary>
public sealed class OpeningClock(HubDatabase database, PlaceClosures closures, SchoolCalendar schools)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Known? _known;

    internal async Task<OpenMoment> AtAsync(OpenTime time, CancellationToken stop)
    {
        var clocks = new Dictionary<string, FrenchCalendar>();
        var known = await KnownAsync(stop);
        return new OpenMoment(
            departement => Minute(Local(Clock(departement))),
            (hours, departement) => IsOpen(hours, time, Local(Clock(departement)), Clock(departement)),
            known.Closures.Where(closure => closure.Covers(DateOnly.FromDateTime(Local(Clock(closure.Departement))))).Select(closure => closure.Id).ToHashSet());

        FrenchCalendar Clock(string departement) => clocks.TryGetValue(departement, out var clock) ? clock : clocks[departement] = new FrenchCalendar(departement, schools);

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
            return _known?.Version == version ? _known : _known = new Known(version, await closures.ReadAsync(stop));
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record Known(PublishedVersion Version, IReadOnlyList<PlaceClosure> Closures);
}

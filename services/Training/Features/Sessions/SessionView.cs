using HubsPlatform.Training.Sessions;

namespace HubsPlatform.Training.Features.Sessions;

/// <summary>A session as the API tells it.</summary>
public sealed record SessionView(
    Guid Id, Guid PathId, string PathName, int Capacity, int SeatsTaken, long Waiting, bool Remote, string? Place, IReadOnlyList<HalfDay> HalfDays, long Version)
{
    public const string Select = """
        select sessions.id, path_id, paths.name as path_name, capacity, seats_taken,
          (select count(*) from enrolments where enrolments.hub_id = sessions.hub_id and session_id = sessions.id and state = 'waiting') as waiting,
          remote, place,
          array(select day || ' ' || part from half_days where half_days.hub_id = sessions.hub_id and session_id = sessions.id order by day, part desc) as half_days,
          sessions.version, first_day
        from sessions join paths on paths.hub_id = sessions.hub_id and paths.id = sessions.path_id
        """;

    public sealed record Row(
        Guid Id, Guid PathId, string PathName, int Capacity, int SeatsTaken, long Waiting, bool Remote, string? Place, string[] HalfDays, long Version, DateOnly FirstDay)
    {
        public SessionView ToView() => new(Id, PathId, PathName, Capacity, SeatsTaken, Waiting, Remote, Place, [.. HalfDays.Select(HalfDay.Parse)], Version);
    }
}

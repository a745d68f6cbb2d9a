using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.Training.Sessions;

namespace HubsPlatform.Training.Features.Sessions;

/// <summary>What someone writes about a session.</summary>
/// <param name="PathId">The path that it follows; fixed once the session exists.</param>
/// <param name="Capacity">Seats.</param>
/// <param name="Remote">Held at a distance: then it has no place.</param>
/// <param name="Place">Where, when people meet.</param>
/// <param name="HalfDays">When.</param>
public sealed record SessionInput(Guid? PathId, int? Capacity, bool? Remote, string? Place, IReadOnlyList<HalfDay>? HalfDays)
{
    private const int MostSeats = 1_000;
    private const int MostHalfDays = 200;

    public IEnumerable<FieldError> Check()
    {
        if (Capacity is not (> 0 and <= MostSeats))
        {
            yield return new("capacity", "capacity_invalid", $"Indiquez de 1 à {MostSeats} places.");
        }

        if (Remote is null)
        {
            yield return new("remote", "remote_required", "Dites si la session se tient à distance.");
        }

        if ((Remote ?? false) != string.IsNullOrWhiteSpace(Place) || Place is { Length: > 500 })
        {
            yield return new("place", "place_invalid", "Une session en présence a un lieu (500 caractères au plus), une session à distance n'en a pas.");
        }

        if (HalfDays is not { Count: > 0 and <= MostHalfDays } || HalfDays.Distinct().Count() != HalfDays.Count || HalfDays.Any(half => half.Day.Year is < 2018 or > 2100))
        {
            yield return new("halfDays", "half_days_invalid", $"Indiquez de 1 à {MostHalfDays} demi-journées, chacune une fois.");
        }
    }

    /// <summary>Parameters of the statements that store it.</summary>
    public object ToRow(string hub, Guid id, DateTimeOffset now) => new
    {
        hub,
        id,
        PathId,
        Capacity,
        Remote,
        place = Remote!.Value ? null : Place!.Trim(),
        firstDay = HalfDays!.Min().Day,
        lastDay = HalfDays!.Max().Day,
        now,
    };

    public Task StoreHalfDaysAsync(HubTransaction transaction, Guid id, CancellationToken stop) =>
        transaction.ExecuteAsync(
            """
            delete from half_days where hub_id = @Hub and session_id = @id;
            insert into half_days (hub_id, session_id, day, part) select @Hub, @id, day, part from unnest(@days, @parts) as half (day, part);
            """,
            new { transaction.Hub, id, days = HalfDays!.Select(half => half.Day).ToArray(), parts = HalfDays!.Select(half => half.PartName).ToArray() },
            stop);
}

using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Training.Sessions;

/// <summary>A session whose row this transaction holds: its seats and waiting list change under nobody's hands but ours.</summary>
public sealed class SessionLock
{
    private readonly HubTransaction _transaction;
    private readonly Row _row;

    private SessionLock(HubTransaction transaction, Row row)
    {
        _transaction = transaction;
        _row = row;
    }

    private sealed record Row(Guid Id, Guid PathId, int Capacity, int SeatsTaken, int LastRank, DateOnly LastDay, long Version);

    public Guid Id => _row.Id;
    public Guid PathId => _row.PathId;
    public DateOnly LastDay => _row.LastDay;
    public long Version => _row.Version;
    public int NextRank => _row.LastRank + 1;
    public bool HasFreeSeat => _row.SeatsTaken < _row.Capacity;

    /// <summary>Waits for the session's row and holds it until the transaction ends.</summary>
    /// <returns>Null where the hub has no such session.</returns>
    public static async Task<SessionLock?> TakeAsync(HubTransaction transaction, Guid id, CancellationToken stop)
    {
        var row = await transaction.QuerySingleOrDefaultAsync<Row>(
            "select id, path_id, capacity, seats_taken, last_rank, last_day, version from sessions where hub_id = @Hub and id = @id for update",
            new { transaction.Hub, id },
            stop);
        return row is null ? null : new SessionLock(transaction, row);
    }

    /// <summary>Gives each free seat to whoever has waited longest.</summary>
    /// <returns>The enrolments that hold a seat now.</returns>
    public Task<IReadOnlyList<Guid>> PromoteWaitingAsync(DateTimeOffset now, CancellationToken stop) =>
        _transaction.QueryAsync<Guid>(
            """
            update enrolments set state = 'enrolled', updated_at = @now
            where hub_id = @Hub and id in (
              select id from enrolments
              where hub_id = @Hub and session_id = @Id and state = 'waiting'
              order by rank
              limit (select capacity - seats_taken from sessions where hub_id = @Hub and id = @Id))
            returning id
            """,
            new { _transaction.Hub, Id, now },
            stop);
}

using Dapper;
using Npgsql;

namespace HubsPlatform.Gateway.Sessions;

/// <summary>The sessions of all gateways, in their common database. Read at each request, so that a session that ended is over everywhere.</summary>
internal sealed class SessionStore(NpgsqlDataSource database, SessionTicket tickets, TimeProvider clock)
{
    public async Task<SessionKey> StartAsync(Session session, CancellationToken stop)
    {
        var key = SessionKey.Create();
        await using var connection = await database.OpenConnectionAsync(stop);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into sessions (id, sid, ticket, started_at, ends_at) values (@Id, @Sid, @ticket, @StartedAt, @EndsAt)",
            new { key.Id, session.Sid, ticket = tickets.Seal(key, session), session.StartedAt, session.EndsAt },
            cancellationToken: stop));
        return key;
    }

    public async Task<Session?> FindAsync(SessionKey key, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await FindAsync(connection, key, stop);
    }

    /// <summary>
    /// Runs a change of one session while no other gateway runs one of the same. Nothing is brought back: when the session
    /// was ended meanwhile, the change is lost and so is the session.
    /// </summary>
    /// <returns>What the session is afterwards; null when it is over.</returns>
    public async Task<Session?> ChangeAloneAsync(SessionKey key, Func<Session, Task<Session?>> change, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(@of)", new { of = BitConverter.ToInt64(key.Id) }, transaction, cancellationToken: stop));
        if (await FindAsync(connection, key, stop) is not { } session)
        {
            return null;
        }

        var changed = await change(session);
        var statement = changed is null ? "delete from sessions where id = @Id" : "update sessions set ticket = @ticket, ends_at = @ends where id = @Id";
        // Not to be stopped: the provider has already taken the old refresh token.
        var rows = await connection.ExecuteAsync(
            statement, new { key.Id, ticket = changed is null ? null : tickets.Seal(key, changed), ends = changed?.EndsAt }, transaction);
        await transaction.CommitAsync(CancellationToken.None);
        return rows == 1 ? changed : null;
    }

    public async Task EndAsync(SessionKey key, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await connection.ExecuteAsync(new CommandDefinition("delete from sessions where id = @Id", new { key.Id }, cancellationToken: stop));
    }

    /// <returns>How many sessions of this gateway hung on that session of the provider.</returns>
    public async Task<int> EndBySidAsync(string sid, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.ExecuteAsync(new CommandDefinition("delete from sessions where sid = @sid", new { sid }, cancellationToken: stop));
    }

    public async Task ForgetEndedAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await connection.ExecuteAsync(new CommandDefinition("delete from sessions where ends_at < @now", new { now = clock.GetUtcNow() }, cancellationToken: stop));
    }

    private async Task<Session?> FindAsync(NpgsqlConnection connection, SessionKey key, CancellationToken stop)
    {
        var ticket = await connection.QuerySingleOrDefaultAsync<byte[]>(new CommandDefinition(
            "select ticket from sessions where id = @Id and ends_at > @now", new { key.Id, now = clock.GetUtcNow() }, cancellationToken: stop));
        return ticket is null ? null : tickets.Open(key, ticket);
    }
}

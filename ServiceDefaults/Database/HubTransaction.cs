using Dapper;
using HubsPlatform.ServiceDefaults.Tenancy;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Database;

/// <summary>One unit of work. Rolls back when it is disposed without <see cref="CommitAsync"/>.</summary>
public sealed class HubTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly OutboxBell _bell;
    private readonly HashSet<Bell> _toRing = [];
    private readonly List<NpgsqlBatchCommand> _withCommit = [];
    private bool _isCommitted;
    private bool _mayHaveFailed;

    internal HubTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, HubId? hub, OutboxBell bell)
    {
        _bell = bell;
        _connection = connection;
        Transaction = transaction;
        Hub = hub;
    }

    /// <summary>The connection, for COPY, batches and rows that are read one by one. Do not close it.</summary>
    public NpgsqlConnection Connection
    {
        get
        {
            _mayHaveFailed = true; // what fails on it is not seen here
            return _connection;
        }
    }

    /// <summary>The database transaction, for commands made by hand.</summary>
    public NpgsqlTransaction Transaction { get; }

    /// <summary>The hub whose rows this transaction sees; null where it has none.</summary>
    public HubId? Hub { get; }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it touched.</returns>
    public Task<int> ExecuteAsync(string sql, object? args = null, CancellationToken stop = default) =>
        WatchAsync(_connection.ExecuteAsync(new CommandDefinition(sql, args, Transaction, cancellationToken: stop)));

    /// <summary>All rows of a query.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null, CancellationToken stop = default) =>
        (await WatchAsync(_connection.QueryAsync<T>(new CommandDefinition(sql, args, Transaction, cancellationToken: stop)))).AsList();

    /// <summary>The row of a query, default when there is none.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? args = null, CancellationToken stop = default) =>
        WatchAsync(_connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, args, Transaction, cancellationToken: stop)));

    /// <summary>Makes it last. Nothing may be done with the transaction afterwards.</summary>
    public async Task CommitAsync(CancellationToken stop = default)
    {
        if (_withCommit.Count == 0)
        {
            await Transaction.CommitAsync(stop);
        }
        else
        {
            await using var last = new NpgsqlBatch(_connection, Transaction);
            foreach (var command in _withCommit)
            {
                last.BatchCommands.Add(command);
            }

            last.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
            await WatchAsync(last.ExecuteNonQueryAsync(stop));
        }

        _isCommitted = true;
        foreach (var bell in _toRing)
        {
            bell.Ring();
        }
    }

    /// <summary>A statement that nobody waits for: it is run right before the commit, in the same round trip.</summary>
    internal void AddToCommit(NpgsqlBatchCommand command) => _withCommit.Add(command);

    /// <summary>Events lie in the outbox: who sends them is woken at the commit.</summary>
    internal void RingAtCommit() => RingAtCommit(_bell);

    /// <summary>Wakes who waits for what this transaction writes, once others can see it; not when it is rolled back.</summary>
    public void RingAtCommit(Bell bell) => _toRing.Add(bell);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync();
        if (_mayHaveFailed && !_isCommitted)
        {
            _connection.ForgetPrepared();
        }

        await _connection.DisposeAsync();
    }

    private async Task<T> WatchAsync<T>(Task<T> command)
    {
        try
        {
            return await command;
        }
        catch
        {
            _mayHaveFailed = true;
            throw;
        }
    }
}

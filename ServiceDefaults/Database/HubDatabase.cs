using Dapper;
using HubsPlatform.ServiceDefaults.Tenancy;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Database;

/// <summary>
/// The service's database. A query in a hub sets the hub for its own transaction only, in the same round trip, so that
/// nothing of it is left on the pooled connection.
/// </summary>
public sealed class HubDatabase(NpgsqlDataSource pool, OutboxBell bell)
{
    private const string SetHub = "select set_config('app.hub', @current_hub, true);";

    static HubDatabase() => DapperTypes.Register();

    /// <summary>All rows of a query over one hub's tables. One round trip.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(HubId hub, string sql, object? args = null, CancellationToken stop = default)
    {
        IReadOnlyList<T> rows = [];
        await RunAsync(stop, async connection =>
        {
            await using var grid = await connection.QueryMultipleAsync(InHub(hub, sql, args, stop));
            await grid.ReadAsync<string>();
            rows = (await grid.ReadAsync<T>()).AsList();
        });
        return rows;
    }

    /// <summary>The row of a query over one hub's tables, default when there is none. One round trip.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public async Task<T?> QuerySingleOrDefaultAsync<T>(HubId hub, string sql, object? args = null, CancellationToken stop = default)
    {
        T? row = default;
        await RunAsync(stop, async connection =>
        {
            await using var grid = await connection.QueryMultipleAsync(InHub(hub, sql, args, stop));
            await grid.ReadAsync<string>();
            row = await grid.ReadSingleOrDefaultAsync<T>();
        });
        return row;
    }

    /// <summary>All rows of a query over tables that belong to no hub.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null, CancellationToken stop = default)
    {
        IReadOnlyList<T> rows = [];
        await RunAsync(stop, async connection => rows = (await connection.QueryAsync<T>(new CommandDefinition(sql, args, cancellationToken: stop))).AsList());
        return rows;
    }

    /// <summary>The row of a query over tables that belong to no hub, default when there is none.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public async Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? args = null, CancellationToken stop = default)
    {
        T? row = default;
        await RunAsync(stop, async connection => row = await connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, args, cancellationToken: stop)));
        return row;
    }

    /// <summary>
    /// Gives each row of a query over tables that belong to no hub to a reader, as it comes: for answers that are made of thousands of
    /// rows a second, where a record for each of them is what costs.
    /// </summary>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">Those that it names; they are not kept, so the same ones serve for several statements.</param>
    /// <param name="row">Called once for every row; must not keep the reader.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task ReadAsync(string sql, IEnumerable<NpgsqlParameter> parameters, Action<NpgsqlDataReader> row, CancellationToken stop = default) =>
        RunAsync(stop, async connection =>
        {
            await using var command = new NpgsqlCommand(sql, connection);
            foreach (var parameter in parameters)
            {
                command.Parameters.Add(parameter);
            }

            try
            {
                await using var reader = await command.ExecuteReaderAsync(stop);
                while (await reader.ReadAsync(stop))
                {
                    row(reader);
                }
            }
            finally
            {
                command.Parameters.Clear();
            }
        });

    /// <summary>A transaction that sees and writes one hub's rows.</summary>
    public Task<HubTransaction> BeginAsync(HubId hub, CancellationToken stop = default) =>
        BeginAsync(hub, SetHub, new { current_hub = hub.Alias }, stop);

    /// <summary>A transaction in a hub that begins with a statement, in one round trip.</summary>
    /// <returns>The transaction, and how many rows the statement touched.</returns>
    internal async Task<(HubTransaction Transaction, int Rows)> BeginWithAsync(HubId hub, string sql, object args, CancellationToken stop)
    {
        var rows = 0;
        var transaction = await BeginAsync(hub, stop, async (connection, inside) => rows = await connection.ExecuteAsync(InHub(hub, sql, args, stop, inside)));
        return (transaction, rows);
    }

    /// <summary>A transaction over tables that belong to no hub; of a hub's tables it sees nothing.</summary>
    public Task<HubTransaction> BeginAsync(CancellationToken stop = default) => BeginAsync(null, null, null, stop);

    /// <summary>
    /// A transaction that reads the rows of all hubs and writes none of them. The reading itself is written down, where
    /// each hub sees it.
    /// </summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="reason">What for, such as <c>coverage.read</c>.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<HubTransaction> BeginNationalReadAsync(Actor actor, string reason, CancellationToken stop = default) =>
        BeginAsync(
            null,
            """
            select set_config('app.national', 'on', true);
            insert into platform.audit_entries (hub_id, id, occurred_at, subject, action, target, outcome)
            values ('*', @id, now(), @subject, @reason, '*', 'done');
            """,
            new { id = Guid.CreateVersion7(), subject = actor.Subject, reason },
            stop);

    private Task<HubTransaction> BeginAsync(HubId? hub, string? first, object? args, CancellationToken stop) =>
        BeginAsync(hub, stop, (connection, inside) => first is null ? Task.CompletedTask : connection.ExecuteAsync(new CommandDefinition(first, args, inside, cancellationToken: stop)));

    private async Task<HubTransaction> BeginAsync(HubId? hub, CancellationToken stop, Func<NpgsqlConnection, NpgsqlTransaction, Task> first)
    {
        var connection = await pool.OpenConnectionAsync(stop);
        try
        {
            var transaction = await connection.BeginTransactionAsync(stop); // travels with the first statement
            await first(connection, transaction);
            return new HubTransaction(connection, transaction, hub, bell);
        }
        catch
        {
            connection.ForgetPrepared();
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task RunAsync(CancellationToken stop, Func<NpgsqlConnection, Task> query)
    {
        await using var connection = await pool.OpenConnectionAsync(stop);
        try
        {
            await query(connection);
        }
        catch (NpgsqlException)
        {
            connection.ForgetPrepared();
            throw;
        }
    }

    private static CommandDefinition InHub(HubId hub, string sql, object? args, CancellationToken stop, NpgsqlTransaction? inside = null)
    {
        var parameters = new DynamicParameters(args);
        parameters.Add("current_hub", hub.Alias);
        return new CommandDefinition($"{SetHub}\n{sql}", parameters, inside, cancellationToken: stop);
    }
}

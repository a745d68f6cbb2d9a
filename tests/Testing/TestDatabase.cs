using Npgsql;

namespace HubsPlatform.Testing;

/// <summary>A database of its own with its own login, dropped at the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _administrator;

    private TestDatabase(string administrator, string name)
    {
        _administrator = administrator;
        Name = name;
    }

    /// <summary>Name of the database; the service's login is the name with <c>_app</c>.</summary>
    public string Name { get; }

    /// <summary>The administrator's login: owner of all tables.</summary>
    public string Owner => new NpgsqlConnectionStringBuilder(_administrator) { Database = Name }.ConnectionString;

    /// <summary>The service's login, made by the migrations.</summary>
    public string App => new NpgsqlConnectionStringBuilder(_administrator) { Database = Name, Username = $"{Name}_app", Password = "test-only" }.ConnectionString;

    /// <summary>Makes an empty database.</summary>
    public static async Task<TestDatabase> CreateAsync(string service)
    {
        var (postgres, _) = await TestServers.GetAsync();
        var database = new TestDatabase(postgres, $"t_{service}_{Guid.NewGuid().ToString("n")[..12]}");
        await database.AdministerAsync($"create database {database.Name}");
        return database;
    }

    /// <summary>A connection of the owner, who is above row-level security: for looking, and for making trouble.</summary>
    public async Task<NpgsqlConnection> OpenAsOwnerAsync()
    {
        var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>A connection of the service's own login.</summary>
    public async Task<NpgsqlConnection> OpenAsAppAsync()
    {
        var connection = new NpgsqlConnection(App);
        await connection.OpenAsync();
        return connection;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await AdministerAsync($"drop database {Name} with (force)");
        await AdministerAsync($"drop role if exists {Name}_app");
    }

    private async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_administrator) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace HubsPlatform.Bench.Running;

/// <summary>A PostgreSQL and a RabbitMQ of this run's own, with durable settings.</summary>
internal sealed class Servers : IAsyncDisposable
{
    private readonly Process _process;

    private Servers(Process process, string postgres, string rabbit)
    {
        _process = process;
        Postgres = postgres;
        Rabbit = rabbit;
    }

    public string Postgres { get; }

    public string Rabbit { get; }

    public static async Task<Servers> StartAsync(CancellationToken stop, params IEnumerable<string> settings)
    {
        var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Machine.Root, "AppHost/commands/servers.mjs"), "--durable", .. settings])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync(stop) ?? throw new InvalidOperationException("The servers did not start.");
        var addresses = JsonSerializer.Deserialize<Dictionary<string, string>>(line)!;
        return new Servers(process, addresses["HUBS_TEST_POSTGRES"], addresses["HUBS_TEST_RABBITMQ"]);
    }

    /// <summary>Makes a service's database and says how it is reached, as AppHost does.</summary>
    public async Task<Dictionary<string, string>> DatabaseAsync(string service, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(Postgres);
        await connection.OpenAsync(stop);
        await using var create = new NpgsqlCommand($"create database \"{service}\"", connection);
        await create.ExecuteNonQueryAsync(stop);
        return new Dictionary<string, string>
        {
            [$"ConnectionStrings__{service}"] = Of(service, $"{service}_app"),
            [$"ConnectionStrings__{service}-owner"] = Of(service),
            ["ConnectionStrings__rabbitmq"] = Rabbit,
        };
    }

    public string Of(string database, string? user = null)
    {
        var connection = new NpgsqlConnectionStringBuilder(Postgres) { Database = database };
        connection.Username = user ?? connection.Username;
        return connection.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

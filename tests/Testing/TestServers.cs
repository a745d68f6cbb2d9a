using System.Diagnostics;
using System.Text.Json;

namespace HubsPlatform.Testing;

/// <summary>
/// The real PostgreSQL and RabbitMQ of a test run: those that HUBS_TEST_POSTGRES (an administrator's connection string) and
/// HUBS_TEST_RABBITMQ (amqp://…) name, as <c>./hubs test</c> does; where a test project is run by itself, an IDE's way, own
/// ones that end with it.
/// </summary>
public static class TestServers
{
    private const string Postgres = "HUBS_TEST_POSTGRES";
    private const string RabbitMq = "HUBS_TEST_RABBITMQ";
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static (string Postgres, string RabbitMq)? _servers;
    private static Process? _own;

    /// <summary>The servers' addresses; started on the first call where the environment names none.</summary>
    public static async Task<(string Postgres, string RabbitMq)> GetAsync()
    {
        await Gate.WaitAsync();
        try
        {
            return _servers ??= Environment.GetEnvironmentVariable(Postgres) is { } postgres && Environment.GetEnvironmentVariable(RabbitMq) is { } rabbitMq
                ? (postgres, rabbitMq)
                : await StartAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    // The program holds the servers until its input ends, which is when this process ends, however it does.
    private static async Task<(string Postgres, string RabbitMq)> StartAsync()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "AppHost", "commands", "servers.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        _own = Process.Start(start)!;
        var line = await _own.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("PostgreSQL and RabbitMQ did not start; ./hubs test installs them.");
        var addresses = JsonSerializer.Deserialize<Dictionary<string, string>>(line)!;
        return (addresses[Postgres], addresses[RabbitMq]);
    }
}

using Npgsql;

namespace HubsPlatform.Testing;

/// <summary>
/// The real PostgreSQL and RabbitMQ of a test run: those that HUBS_TEST_POSTGRES (an administrator's connection string) and
/// HUBS_TEST_RABBITMQ (amqp://…) name.
/// </summary>
public static class TestServers
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static (string Postgres, string RabbitMq)? _servers;

    /// <summary>The servers' addresses; started on the first call where the environment names none.</summary>
    public static async Task<(string Postgres, string RabbitMq)> GetAsync()
    {
        await Gate.WaitAsync();
        try
        {
            return _servers ??= (Named("HUBS_TEST_POSTGRES"), Named("HUBS_TEST_RABBITMQ"));
        }
        finally
        {
            Gate.Release();
        }
    }

    private static string Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) ?? throw new InvalidOperationException($"{variable} is not set.");
}

using Microsoft.Extensions.Configuration;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Database;

/// <summary>The two logins of a service's database.</summary>
/// <param name="Name">Name of the service and of its database.</param>
/// <param name="App">What the service works with: owns nothing, no superuser, under row-level security.</param>
/// <param name="Owner">What migrations run with; null where a job of its own runs them.</param>
internal sealed record DatabaseLogins(string Name, string App, string? Owner)
{
    public static DatabaseLogins From(IConfiguration configuration, string name) => new(
        name,
        configuration.GetConnectionString(name) ?? throw new InvalidOperationException($"ConnectionStrings:{name} is not set."),
        configuration.GetConnectionString($"{name}-owner"));

    public string AppRole => new NpgsqlConnectionStringBuilder(App).Username!;

    public string AppPassword => new NpgsqlConnectionStringBuilder(App).Password!;
}

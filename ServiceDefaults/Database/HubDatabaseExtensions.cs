using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Database;

/// <summary>Registration of a service's database.</summary>
public static class HubDatabaseExtensions
{
    /// <summary>
    /// The pool (<c>ConnectionStrings:name</c>), its health, and the migrations embedded in the entry assembly, which run
    /// before anything else where <c>ConnectionStrings:name-owner</c> is set.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">Name of the database, which is the service's.</param>
    /// <param name="migrations">Where the numbered SQL files are embedded; the entry assembly when absent.</param>
    public static void AddHubDatabase(this IHostApplicationBuilder builder, string name, Assembly? migrations = null)
    {
        var logins = DatabaseLogins.From(builder.Configuration, name);
        var assembly = migrations ?? Assembly.Load(new AssemblyName(builder.Environment.ApplicationName));

        builder.AddNpgsqlDataSource(
            name,
            settings => settings.ConnectionString = new NpgsqlConnectionStringBuilder(logins.App)
            {
                MaxAutoPrepare = 100,
                AutoPrepareMinUsages = 2,
                Timeout = 10, // also the longest wait for a free connection of the pool, seconds
                CommandTimeout = 30,
                MaxPoolSize = 24,
                ReadBufferSize = 32 * 1024, // a page of results is some 12 kB: in one piece it takes half the time that it takes in two
                // What a transaction sets ends with it (set_config(…, true), advisory locks of transactions), so there is nothing to
                // clear when a connection comes back; clearing would cost the server more than a small query does.
                NoResetOnClose = true,
                ApplicationName = builder.Environment.ApplicationName,
            }.ConnectionString,
            source => QuerySpans.Describe(source, name));
        builder.Services.AddSingleton<OutboxBell>();
        builder.Services.AddSingleton<HubDatabase>();
        builder.Services.AddSingleton(services => new DatabaseMigrations(logins, assembly, services.GetRequiredService<ILogger<DatabaseMigrations>>()));
    }

    /// <summary>Runs the migrations now, where this process has the owner's login.</summary>
    /// <returns>False where it has not.</returns>
    public static async Task<bool> MigrateAsync(this IServiceProvider services, CancellationToken stop = default)
    {
        if (services.GetService<DatabaseMigrations>() is not { IsPossible: true } migrations)
        {
            return false;
        }

        await migrations.RunAsync(stop);
        return true;
    }
}

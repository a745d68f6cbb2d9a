using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace HubsPlatform.LocalHosting.Servers;

internal static class PostgresProcess
{
    private const string User = "postgres";

    /// <summary>
    /// DCP ends a process by SIGTERM and, six seconds later, SIGKILL. To PostgreSQL SIGTERM means "when the last client has left", so
    /// a shell stands between that hands on SIGINT: "now, cleanly". Should the shell be killed, the kernel sends the SIGINT (pdeathsig).
    /// </summary>
    private const string EndFast = """
        "$@" & server=$!
        trap 'kill -INT $server' TERM INT
        while kill -0 $server 2>/dev/null; do wait $server; code=$?; done
        exit $code
        """;

    public static async Task<NativeServer> PrepareAsync(PostgresServerResource postgres, NativeServerContext context, CancellationToken stop)
    {
        var programs = Path.GetDirectoryName(ServiceUser.Find("initdb", "postgresql postgresql-15-postgis-3", Folders()))!;
        var data = Path.Combine(context.DataDirectory, "data");
        if (!File.Exists(Path.Combine(data, "PG_VERSION")))
        {
            await InitialiseAsync(postgres, programs, context.DataDirectory, data, stop);
        }

        string[] server =
        [
            Path.Combine(programs, "postgres"), "-D", data, "-p", $"{postgres.PrimaryEndpoint.Port}",
            "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=", // their paths may not exceed 107 bytes, which a deep checkout does
            .. context.Args,
        ];
        return new NativeServer("/bin/sh", ["-c", EndFast, "postgres", .. ServiceUser.Become(User), "--pdeathsig=INT", .. server]) { WorkingDirectory = "/", ShownAs = server };
    }

    public static async Task ConnectAsync(IResourceWithConnectionString database, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(await AddressAsync(database, stop));
        await connection.OpenAsync(stop);
        await using var question = new NpgsqlCommand("select 1", connection);
        await question.ExecuteScalarAsync(stop);
    }

    public static async Task CreateDatabaseAsync(PostgresDatabaseResource database, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(await AddressAsync(database.Parent, stop));
        await connection.OpenAsync(stop);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = database.DatabaseName } } };
        if (await exists.ExecuteScalarAsync(stop) is null)
        {
            await using var create = new NpgsqlCommand($"create database {new NpgsqlCommandBuilder().QuoteIdentifier(database.DatabaseName)}", connection);
            await create.ExecuteNonQueryAsync(stop);
        }
    }

    private static async Task InitialiseAsync(PostgresServerResource postgres, string programs, string home, string data, CancellationToken stop)
    {
        var passwordFile = Path.Combine(home, "password");
        Directory.CreateDirectory(home);
        await File.WriteAllTextAsync(passwordFile, await postgres.PasswordParameter.GetValueAsync(stop), stop);
        File.SetUnixFileMode(passwordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await ServiceUser.OwnAsync(User, home, stop);
        try
        {
            // Text in the order of its bytes, which for UTF-8 is that of C.UTF-8 too, but compared without the C library: half the time of an index that begins with a hub.
            await ServiceUser.RunAsync(
            [
                .. ServiceUser.Become(User), Path.Combine(programs, "initdb"), "-D", data, "-U", (await postgres.UserNameReference.GetValueAsync(stop))!,
                "--auth=scram-sha-256", $"--pwfile={passwordFile}", "--encoding=UTF8", "--locale=C.UTF-8", "--lc-collate=C", "--data-checksums", "--no-sync",
            ], stop);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    /// <summary>Not pooled: a pool would keep connections to a server that was restarted.</summary>
    private static async Task<string> AddressAsync(IResourceWithConnectionString database, CancellationToken stop) =>
        new NpgsqlConnectionStringBuilder(await database.GetConnectionStringAsync(stop)) { Pooling = false, Timeout = 5, ApplicationName = "AppHost" }.ConnectionString;

    /// <summary>Debian keeps the server's programs out of PATH, one folder per version.</summary>
    private static IEnumerable<string> Folders()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderByDescending(path => double.TryParse(Path.GetFileName(path), out var version) ? version : 0).Select(path => Path.Combine(path, "bin")) : [];
        return versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
    }
}

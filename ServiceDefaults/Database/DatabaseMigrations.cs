using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Database;

/// <summary>
/// Brings a service's database up to date: makes its login, then runs the numbered SQL files that are embedded in the
/// service and were not run yet. One process at a time (advisory lock); a file that was changed after it ran stops the start.
/// </summary>
internal sealed partial class DatabaseMigrations(DatabaseLogins logins, Assembly service, ILogger<DatabaseMigrations> logger)
{
    /// <summary>Any number, the same in each process of a service.</summary>
    private const long AdvisoryLock = 0x48756273;

    public bool IsPossible => logins.Owner is not null;

    public async Task RunAsync(CancellationToken stop = default)
    {
        await using var owner = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(logins.Owner) { Pooling = false, CommandTimeout = 600, IncludeErrorDetail = true }.ConnectionString);
        await owner.OpenAsync(stop);
        await ExecuteAsync(owner, $"select pg_advisory_lock({AdvisoryLock})", stop);
        await MakeLoginAsync(owner, stop);
        await ExecuteAsync(owner, "create table if not exists public.migrations (name text primary key, checksum bytea not null, applied_at timestamptz not null default now())", stop);
        await ExecuteAsync(owner, $"revoke insert, update, delete on public.migrations from {Quoted(logins.AppRole)}", stop);

        var applied = new Dictionary<string, byte[]>();
        await using (var reader = await new NpgsqlCommand("select name, checksum from public.migrations", owner).ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
            {
                applied[reader.GetString(0)] = reader.GetFieldValue<byte[]>(1);
            }
        }

        foreach (var (name, sql) in Files())
        {
            var checksum = SHA256.HashData(Encoding.UTF8.GetBytes(sql));
            if (!applied.TryGetValue(name, out var known))
            {
                await ApplyAsync(owner, name, sql, checksum, stop);
            }
            else if (!known.AsSpan().SequenceEqual(checksum))
            {
                throw new InvalidOperationException($"Migration {name} was changed after it ran on this database. Put it back and write a new file.");
            }
        }
    }

    private async Task MakeLoginAsync(NpgsqlConnection owner, CancellationToken stop)
    {
        // Names and passwords cannot be parameters of DDL; format() quotes them. Roles belong to the whole server, so two
        // services may make theirs at once: the lock above is per database.
        await using var make = new NpgsqlCommand("select format(case when exists (select from pg_roles where rolname = @role) then 'alter role %1$I login password %2$L' else 'create role %1$I login password %2$L nosuperuser nocreatedb nocreaterole nobypassrls' end, @role, @password)", owner);
        make.Parameters.AddWithValue("role", logins.AppRole);
        make.Parameters.AddWithValue("password", logins.AppPassword);
        await ExecuteAsync(owner, (string)(await make.ExecuteScalarAsync(stop))!, stop);

        var role = Quoted(logins.AppRole);
        await ExecuteAsync(owner, $"""
            revoke create on schema public from public;
            alter default privileges grant select, insert, update, delete on tables to {role};
            alter default privileges grant usage on sequences to {role};
            alter default privileges grant usage on schemas to {role};
            """, stop);
    }

    private async Task ApplyAsync(NpgsqlConnection owner, string name, string sql, byte[] checksum, CancellationToken stop)
    {
        await using var transaction = await owner.BeginTransactionAsync(stop);
        await ExecuteAsync(owner, sql.Replace("current_app", Quoted(logins.AppRole)), stop);
        await using var note = new NpgsqlCommand("insert into public.migrations (name, checksum) values (@name, @checksum)", owner, transaction);
        note.Parameters.AddWithValue("name", name);
        note.Parameters.AddWithValue("checksum", checksum);
        await note.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
        LogApplied(logger, logins.Name, name);
    }

    /// <summary>Ours first, then the service's, each by number.</summary>
    private IEnumerable<(string Name, string Sql)> Files() =>
        Embedded(typeof(DatabaseMigrations).Assembly).Concat(Embedded(service)).OrderBy(file => file.Name, StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Sql)> Embedded(Assembly assembly)
    {
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (FileName().Match(resource) is { Success: true } match)
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                yield return (match.Value, reader.ReadToEnd());
            }
        }
    }

    private static string Quoted(string identifier) => $"\"{identifier.Replace("\"", "\"\"")}\"";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    [GeneratedRegex(@"\d{4}_[A-Za-z0-9_-]+\.sql$")]
    private static partial Regex FileName();

    [LoggerMessage(LogLevel.Information, "Database {Database}: {Migration} applied")]
    private static partial void LogApplied(ILogger logger, string database, string migration);
}

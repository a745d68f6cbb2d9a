using Dapper;
using HubsPlatform.ServiceDefaults.Tenancy;
using HubsPlatform.Testing;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Tests;

[Collection(nameof(NotesService))]
public sealed class RowLevelSecurityTests(NotesService notes)
{
    private static readonly HubId Aura = new("aura");
    private static readonly HubId Sud = new("sud");

    private async Task WriteAsync(HubId hub, string text)
    {
        await using var transaction = await notes.Hubs.BeginAsync(hub);
        await transaction.ExecuteAsync("insert into notes (hub_id, id, text) values (@hub, @id, @text)", new { hub, id = Guid.NewGuid(), text });
        await transaction.CommitAsync();
    }

    [Fact]
    public async Task Another_hubs_rows_stay_hidden_without_any_where()
    {
        await WriteAsync(Sud, "of the south");
        (await notes.Hubs.QueryAsync<string>(Aura, "select text from notes")).ShouldNotContain("of the south");
        (await notes.Hubs.QueryAsync<string>(Sud, "select text from notes")).ShouldContain("of the south");
    }

    [Fact]
    public async Task Without_a_hub_there_is_nothing()
    {
        await WriteAsync(Sud, "something");
        (await notes.Hubs.QueryAsync<string>("select text from notes")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_for_another_hub_is_refused()
    {
        await using var transaction = await notes.Hubs.BeginAsync(Aura);
        var refusal = await Should.ThrowAsync<PostgresException>(() => transaction.ExecuteAsync("insert into notes (hub_id, id, text) values ('sud', @id, 'x')", new { id = Guid.NewGuid() }));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Nothing_of_a_hub_is_left_on_the_pooled_connection()
    {
        await WriteAsync(Sud, "left");
        var one = new NpgsqlConnectionStringBuilder(notes.Database.App) { MaxPoolSize = 1, NoResetOnClose = true }.ConnectionString;
        await using var pool = NpgsqlDataSource.Create(one);
        using var bell = new ServiceDefaults.Database.OutboxBell();
        var database = new ServiceDefaults.Database.HubDatabase(pool, bell);
        (await database.QueryAsync<string>(Sud, "select text from notes")).ShouldNotBeEmpty();
        await using (var transaction = await database.BeginAsync(Sud))
        {
            (await transaction.QueryAsync<string>("select text from notes")).ShouldNotBeEmpty();
        }

        (await database.QueryAsync<string>("select text from notes")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_statement_that_failed_when_it_was_prepared_works_for_the_next_caller()
    {
        await using var pool = OneConnection();
        using var bell = new ServiceDefaults.Database.OutboxBell();
        var database = new ServiceDefaults.Database.HubDatabase(pool, bell);

        await Should.ThrowAsync<PostgresException>(() => AddAsync("\0"));
        (await AddAsync("fine")).ShouldBe("fine");

        async Task<string?> AddAsync(string text)
        {
            await using var transaction = await database.BeginAsync(Sud);
            var added = await transaction.QuerySingleOrDefaultAsync<string>(
                "insert into notes (hub_id, id, text) values ('sud', @id, @text) returning text", new { id = Guid.NewGuid(), text });
            await transaction.CommitAsync();
            return added;
        }
    }

    [Fact]
    public async Task What_is_prepared_stays_prepared_when_a_transaction_that_only_read_ends()
    {
        await using var pool = OneConnection();
        using var bell = new ServiceDefaults.Database.OutboxBell();
        var database = new ServiceDefaults.Database.HubDatabase(pool, bell);

        (await PreparedAsync()).ShouldBe(0);
        (await PreparedAsync()).ShouldBe(1);

        async Task<long> PreparedAsync()
        {
            await using var transaction = await database.BeginAsync(Sud);
            await transaction.ExecuteAsync("select text from notes");
            return await transaction.QuerySingleOrDefaultAsync<long>(
                "select count(*) from pg_prepared_statements where statement = 'select text from notes' and prepare_time < transaction_timestamp()");
        }
    }

    [Fact]
    public async Task A_national_read_sees_all_hubs_and_changes_none()
    {
        await WriteAsync(Sud, "a");
        await WriteAsync(Aura, "b");
        await using var reading = await notes.Hubs.BeginNationalReadAsync(Actor.System("test"), "notes.read");
        (await reading.QueryAsync<string>("select distinct hub_id from notes")).Count.ShouldBeGreaterThanOrEqualTo(2);
        (await reading.ExecuteAsync("update notes set text = 'changed'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_audit_trail_cannot_be_changed()
    {
        await using var app = await notes.Database.OpenAsAppAsync();
        foreach (var attempt in new[] { "update platform.audit_entries set subject = 'x'", "truncate platform.audit_entries" })
        {
            (await Should.ThrowAsync<PostgresException>(() => app.ExecuteAsync(attempt))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task The_catalogue_keeps_the_rules_and_a_breach_is_seen()
    {
        await using var owner = await notes.Database.OpenAsOwnerAsync();
        (await HubTableRules.BreachesAsync(owner, $"{notes.Database.Name}_app")).ShouldBeEmpty();

        await using var breach = await owner.BeginTransactionAsync();
        await owner.ExecuteAsync("""
            create table careless (id uuid primary key, hub_id text not null);
            create view careless_view as select * from notes;
            create materialized view careless_copy as select * from notes;
            create function careless_function() returns int language sql security definer as 'select 1';
            """);
        var breaches = await HubTableRules.BreachesAsync(owner, $"{notes.Database.Name}_app");
        breaches.ShouldContain("careless: row-level security is not forced");
        breaches.ShouldContain("careless: no policy");
        breaches.ShouldContain("careless: key careless_pkey does not begin with hub_id");
        breaches.ShouldContain("careless_view: view without security_invoker");
        breaches.ShouldContain("careless_copy: materialized view");
        breaches.ShouldContain("careless_function(): security definer");
    }

    private NpgsqlDataSource OneConnection() => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(notes.Database.App) { MaxPoolSize = 1, MaxAutoPrepare = 10, AutoPrepareMinUsages = 1 }.ConnectionString);
}

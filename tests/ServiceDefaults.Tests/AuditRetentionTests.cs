using Dapper;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.ServiceDefaults.Tests;

[Collection(nameof(NotesService))]
public sealed class AuditRetentionTests(NotesService notes) : IAsyncLifetime
{
    private readonly string _client = $"retention-{Guid.NewGuid():n}";

    public async Task InitializeAsync()
    {
        await using var owner = await notes.Database.OpenAsOwnerAsync();
        foreach (var (hub, outcome, days) in ((string, string, int)[])
            [("aura", "denied", 370), ("aura", "denied", 360), ("*", "done", 370), ("*", "done", 360), ("sud", "done", 1100), ("sud", "done", 1090)])
        {
            await owner.ExecuteAsync(
                """
                insert into platform.audit_entries (hub_id, id, occurred_at, subject, client, action, target, outcome)
                values (@hub, gen_random_uuid(), now() - make_interval(days => @days), 'someone', @_client, 'tested', @days::text, @outcome)
                """,
                new { hub, outcome, days, _client });
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Looks_are_forgotten_after_a_year_and_writes_after_three()
    {
        (await notes.ForgetAuditAsync()).ShouldBeGreaterThanOrEqualTo(3);

        (await KeptAsync()).ShouldBe(["* 360", "aura 360", "sud 1090"]);
        (await notes.Hubs.QueryAsync<string>(HubId.National, "select action from platform.audit_entries where subject = 'system:retention'")).ShouldContain("audit.forgotten");
    }

    [Fact]
    public async Task The_services_login_deletes_nothing_younger_than_six_months_whatever_it_asks()
    {
        await using var owner = await notes.Database.OpenAsOwnerAsync();
        await owner.ExecuteAsync(
            """
            insert into platform.audit_entries (hub_id, id, occurred_at, subject, client, action, target, outcome)
            values ('aura', gen_random_uuid(), now() - interval '100 days', 'someone', @_client, 'tested', '100', 'done')
            """,
            new { _client });
        await using var app = await notes.Database.OpenAsAppAsync();
        (await app.ExecuteAsync("delete from platform.audit_entries")).ShouldBe(0);
        await app.ExecuteAsync("select set_config('app.hub', 'aura', false), set_config('app.audit_looks_before', '2999-01-01', false), set_config('app.audit_writes_before', '2999-01-01', false)");
        await app.ExecuteAsync("delete from platform.audit_entries");

        (await KeptAsync()).ShouldBe(["aura 100"]);
    }

    private async Task<IEnumerable<string>> KeptAsync()
    {
        await using var owner = await notes.Database.OpenAsOwnerAsync();
        return await owner.QueryAsync<string>("select hub_id || ' ' || target from platform.audit_entries where client = @_client order by 1", new { _client });
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Contracts;
using HubsPlatform.Funding.Awards;
using HubsPlatform.Testing;

namespace HubsPlatform.Funding.Tests;

[Collection(nameof(FundingService))]
public sealed class GrantAwardTests(FundingService funding) : IAsyncLifetime
{
    private static readonly string[] Hubs = ["aura", "sud", "mednum-bfc"];
    private HttpClient _operator = null!;

    public async Task InitializeAsync()
    {
        _operator = funding.As(TestUser.Operator);
        await funding.Broker.DeliverAsync(Hubs.Select(hub => new HubDeclared
        {
            Hub = hub,
            Actor = "test",
            OccurredAt = DateTimeOffset.UnixEpoch,
            Name = hub,
            Departements = [],
            Epcis = [],
            Missions = [],
            Consortium = [],
            Version = 1,
        }));
        await Eventually.BecomesAsync(() => funding.Hubs.QuerySingleOrDefaultAsync<long>("select count(*) from open.hubs where hub = any(@Hubs)", new { Hubs }), Hubs.Length);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<Guid> OpenCallAsync(decimal envelope)
    {
        var id = Guid.CreateVersion7();
        await using var owner = await funding.Database.OpenAsOwnerAsync();
        await owner.ExecuteAsync(
            """
            insert into open.calls (id, programme_id, name, opens_on, closes_on, announced_on, envelope, currency, considerations, source)
            select @id, id, 'Appel d''essai', '2025-01-01', '2025-06-30', '2025-09-01', @envelope, 'EUR', '{}', 'essai' from open.programmes limit 1
            """,
            new { id, envelope });
        return id;
    }

    private static object Body(string hub = "aura", object? amount = null, string currency = "EUR", string awardedOn = "2025-09-01", string[]? recipients = null, string source = "Procès-verbal du jury", long population = 100) =>
        new { hub, amount = amount ?? 1000m, currency, recipients = recipients ?? ["Association d'essai"], populationTargeted = population, awardedOn, source };

    private Task<HttpResponseMessage> GrantAsync(Guid call, object body) => _operator.PostAsJsonAsync($"/api/funding/national/calls/{call}/awards", body);

    private static async Task<string?> CodeOf(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private async Task<(decimal Awarded, decimal Envelope, int Count, decimal Sum)> StateOfAsync(Guid call)
    {
        await using var owner = await funding.Database.OpenAsOwnerAsync();
        return await owner.QuerySingleAsync<(decimal, decimal, int, decimal)>(
            "select awarded, envelope, awards, (select coalesce(sum(amount), 0) from awards where call_id = @call) from open.calls where id = @call", new { call });
    }

    [Fact]
    public async Task An_award_is_recorded_audited_and_told()
    {
        var call = await OpenCallAsync(10_000m);
        var answer = await GrantAsync(call, Body("sud", 1234.56m));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var award = await answer.Content.ReadFromJsonAsync<JsonElement>();
        award.GetProperty("amount").GetDecimal().ShouldBe(1234.56m);

        var admin = funding.As(TestUser.In("sud", "hub-admin"));
        (await admin.GetAsync(answer.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var trail = await admin.GetFromJsonAsync<JsonElement>("/api/funding/hubs/sud/audit?pageSize=200");
        trail.GetProperty("items").EnumerateArray().ShouldContain(entry => entry.GetProperty("target").GetString() == $"awards/{award.GetProperty("id").GetGuid()}" && entry.GetProperty("subject").GetString() == TestTokens.SubjectOf("operatrice"));
        await Eventually.TrueAsync(() => Task.FromResult(funding.Granted.Any(granted => granted.CallId == call && granted is { Hub: "sud", Amount: 1234.56m, Currency: "EUR", PopulationTargeted: 100 })), () => "The award was not told.");
    }

    [Fact]
    public async Task One_cent_beyond_the_envelope_is_refused_and_the_last_cent_is_not()
    {
        var call = await OpenCallAsync(1000.00m);
        (await GrantAsync(call, Body(amount: 999.99m))).StatusCode.ShouldBe(HttpStatusCode.Created);
        var refused = await GrantAsync(call, Body(amount: 0.02m));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await CodeOf(refused)).ShouldBe("envelope_exceeded");
        (await GrantAsync(call, Body("sud", 0.01m))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await StateOfAsync(call)).ShouldBe((1000m, 1000m, 2, 1000m));
    }

    [Fact]
    public async Task Awards_given_at_the_same_moment_never_exceed_the_envelope()
    {
        var call = await OpenCallAsync(1_000_000m);
        var answers = await Task.WhenAll(Enumerable.Range(0, 48).Select(index => GrantAsync(call, Body(Hubs[index % Hubs.Length], 100_000m))));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(10);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(38);
        (await StateOfAsync(call)).ShouldBe((1_000_000m, 1_000_000m, 10, 1_000_000m));
        await Eventually.BecomesAsync(() => Task.FromResult(funding.Granted.Count(granted => granted.CallId == call)), 10);
    }

    [Fact]
    public void Whatever_is_asked_for_at_once_the_sums_agree_and_nothing_that_fits_is_refused() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(15),
            Prop.ForAll(Gen.Choose(1, 60_000).Select(cents => cents / 100m).ListOf(12).ToArbitrary(), amounts => GrantAllAsync([.. amounts]).GetAwaiter().GetResult()));

    private async Task<bool> GrantAllAsync(decimal[] amounts)
    {
        var call = await OpenCallAsync(1500m);
        var answers = await Task.WhenAll(amounts.Select((amount, index) => GrantAsync(call, Body(Hubs[index % Hubs.Length], amount))));
        var (awarded, envelope, count, sum) = await StateOfAsync(call);
        var granted = amounts.Where((_, index) => answers[index].StatusCode == HttpStatusCode.Created).ToArray();
        var refused = amounts.Where((_, index) => answers[index].StatusCode == HttpStatusCode.Conflict).ToArray();
        return granted.Length + refused.Length == amounts.Length
            && awarded == granted.Sum() && sum == awarded && count == granted.Length && awarded <= envelope
            && refused.All(amount => amount > envelope - awarded);
    }

    [Fact]
    public void Only_whole_cents_above_zero_can_be_granted() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            tenthsOfCents => new Money(tenthsOfCents / 1000m, "EUR").IsGrantable == (tenthsOfCents > 0 && tenthsOfCents % 10 == 0)));

    public static TheoryData<object, string> Invalid => new()
    {
        { Body(amount: 0), "amount" },
        { Body(amount: -1), "amount" },
        { Body(amount: 0.001m), "amount" },
        { Body(amount: 1_000_000_000_000m), "amount" },
        { Body(population: 0), "populationTargeted" },
        { Body(population: long.MaxValue), "populationTargeted" },
        { Body(currency: "USD"), "currency" },
        { Body(hub: "nowhere"), "hub" },
        { Body(hub: "AURA"), "hub" },
        { Body(awardedOn: "2025-06-29"), "awardedOn" },
        { Body(awardedOn: "2199-01-01"), "awardedOn" },
        { Body(recipients: []), "recipients" },
        { Body(recipients: [" "]), "recipients" },
        { Body(source: ""), "source" },
        { new { }, "amount" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task A_wrong_field_is_named(object body, string field)
    {
        var answer = await GrantAsync(await OpenCallAsync(1000m), body);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("award_invalid");
        problem.GetProperty("errors").EnumerateArray().ShouldContain(error => error.GetProperty("field").GetString() == field);
    }

    [Theory]
    [InlineData("""{"hub":"aura","amount":"lots"}""")]
    [InlineData("""{"hub":"aura","amount":1e400}""")]
    [InlineData("not json")]
    public async Task A_broken_body_is_malformed(string body)
    {
        var answer = await _operator.PostAsync($"/api/funding/national/calls/{FundingService.Call2018}/awards", new StringContent(body, null, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CodeOf(answer)).ShouldBe("malformed_request");
    }

    [Fact]
    public async Task An_unknown_call_is_not_found()
    {
        var answer = await GrantAsync(Guid.NewGuid(), Body());
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CodeOf(answer)).ShouldBe("call_not_found");
    }

    [Fact]
    public async Task A_repeated_key_grants_once()
    {
        var call = await OpenCallAsync(10_000m);
        var caller = funding.As(TestUser.Operator);
        caller.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await caller.PostAsJsonAsync($"/api/funding/national/calls/{call}/awards", Body());
        var second = await caller.PostAsJsonAsync($"/api/funding/national/calls/{call}/awards", Body());
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        var other = await caller.PostAsJsonAsync($"/api/funding/national/calls/{call}/awards", Body("sud"));
        (await CodeOf(other)).ShouldBe("idempotency_key_reused");
        (await StateOfAsync(call)).Count.ShouldBe(1);
    }
}

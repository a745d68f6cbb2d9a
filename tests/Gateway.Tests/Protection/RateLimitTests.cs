using System.Net;
using System.Net.Http.Headers;
using HubsPlatform.Gateway.Protection;
using HubsPlatform.Gateway.Tests.Support;
using HubsPlatform.Testing;

namespace HubsPlatform.Gateway.Tests.Protection;

public sealed class RateLimitTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    /// <summary>Tokens come back while one asks; nobody asks this often at one a second.</summary>
    private const int MostThatPass = 200;

    [Fact]
    public async Task An_address_that_asks_too_much_is_told_when_to_come_back()
    {
        await using var database = await TestDatabase.CreateAsync("gateway");
        await using var gateway = await StartAsync(database, "PerAddress", burst: 5);
        using var caller = gateway.Caller();

        for (var i = 0; i < 5; i++)
        {
            using var passes = await caller.GetAsync("/api/directory/places");
            passes.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        // Where the five took longer than a second, a sixth may pass.
        HttpResponseMessage? answer;
        var more = 0;
        do
        {
            answer = await caller.GetAsync("/api/directory/places");
        }
        while (answer.IsSuccessStatusCode && more++ < MostThatPass);
        using var refused = answer;
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await refused.CodeAsync()).ShouldBe("too_many_requests");
        int.Parse(refused.Header("Retry-After")!).ShouldBeInRange(1, 60);

        await Eventually.BecomesAsync(async () => (await caller.GetAsync("/api/directory/places")).StatusCode, HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_persons_haste_is_not_anothers()
    {
        await using var database = await TestDatabase.CreateAsync("gateway");
        await using var gateway = await StartAsync(database, "PerUser", burst: 3);

        (await AskAsync("hasty", MostThatPass)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await AskAsync("calm", 3)).ShouldBe(HttpStatusCode.OK);
        (await AskAsync(null, 10)).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> AskAsync(string? token, int times)
        {
            using var caller = gateway.Caller();
            caller.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            var last = default(HttpStatusCode);
            for (var i = 0; i < times && last != HttpStatusCode.TooManyRequests; i++)
            {
                last = (await caller.GetAsync("/api/directory/places")).StatusCode;
            }

            return last;
        }
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void A_subscriber_of_ipv6_has_a_whole_network(string address, string counted) => RateLimits.Subscriber(IPAddress.Parse(address)).ToString().ShouldBe(counted);

    private Task<TestGateway> StartAsync(TestDatabase database, string limit, int burst) => TestGateway.StartAsync(database, new Dictionary<string, string>
    {
        ["services:directory:h2c:0"] = fixture.Directory.H2c,
        [$"RateLimits:{limit}:Burst"] = $"{burst}",
        [$"RateLimits:{limit}:PerSecond"] = "1",
    });
}

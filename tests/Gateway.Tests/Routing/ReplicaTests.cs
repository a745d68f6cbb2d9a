using System.Net;
using HubsPlatform.Gateway.Tests.Support;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.Gateway.Tests.Routing;

public sealed class ReplicaTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private TestUpstream _one = null!;
    private TestUpstream _two = null!;
    private TestGateway _gateway = null!;
    private HttpClient _caller = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync("gateway");
        (_one, _two) = (await TestUpstream.StartAsync(), await TestUpstream.StartAsync(h2cPort: FreePort.Next())); // one that is still free when it comes back
        _one.Answer = context => context.Response.WriteAsync("one");
        _two.Answer = context => context.Response.WriteAsync("two");
        _gateway = await TestGateway.StartAsync(_database, new Dictionary<string, string>
        {
            ["services:directory:h2c:0"] = _one.H2c,
            ["services:directory:h2c:1"] = _two.H2c,
            ["Upstreams:ProbeInterval"] = "00:00:00.500",
        });
        _caller = _gateway.Caller();
    }

    public async Task DisposeAsync()
    {
        _caller.Dispose();
        await _gateway.DisposeAsync();
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Both_replicas_work() => (await AskAsync(100)).Keys.Order().ShouldBe(["one", "two"]);

    [Fact]
    public async Task One_replica_dies_and_no_caller_notices()
    {
        await AskAsync(20);
        var port = new Uri(_two.H2c).Port;
        await _two.DisposeAsync();

        (await AskAsync(100)).ShouldBe(new Dictionary<string, int> { ["one"] = 100 });

        await using var back = await TestUpstream.StartAsync(h2cPort: port);
        back.Answer = context => context.Response.WriteAsync("back");
        await Eventually.TrueAsync(async () => (await AskAsync(20)).ContainsKey("back"), () => "The replica that came back gets no requests.");
    }

    [Fact]
    public async Task A_replica_that_is_not_ready_gets_no_requests_until_it_is()
    {
        _one.ReadyStatus = StatusCodes.Status503ServiceUnavailable;
        await Eventually.TrueAsync(async () => !(await AskAsync(20)).ContainsKey("one"), () => "The replica that is not ready still gets requests.");

        _one.ReadyStatus = StatusCodes.Status200OK;
        await Eventually.TrueAsync(async () => (await AskAsync(20)).ContainsKey("one"), () => "The replica that is ready again gets no requests.");
    }

    [Fact]
    public async Task When_no_replica_is_ready_they_are_asked_all_the_same()
    {
        _one.ReadyStatus = _two.ReadyStatus = StatusCodes.Status503ServiceUnavailable;
        var (one, two) = (_one.Probes + 3, _two.Probes + 3);
        await Eventually.TrueAsync(() => Task.FromResult(_one.Probes >= one && _two.Probes >= two), () => "The replicas are not asked whether they are ready.");

        (await AskAsync(10)).Values.Sum().ShouldBe(10);
    }

    [Fact]
    public async Task A_write_that_was_never_sent_goes_to_the_other_replica()
    {
        await _two.DisposeAsync();

        for (var i = 0; i < 10; i++)
        {
            using var answer = await _caller.PostAsync("/api/directory/hubs/aura/places", new StringContent("{}"));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        _one.Requests.Count.ShouldBe(10);
    }

    private async Task<Dictionary<string, int>> AskAsync(int times)
    {
        var seen = new Dictionary<string, int>();
        for (var i = 0; i < times; i++)
        {
            using var answer = await _caller.GetAsync("/api/directory/places");
            var text = answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : answer.StatusCode.ToString();
            seen[text] = seen.GetValueOrDefault(text) + 1;
        }

        return seen;
    }
}

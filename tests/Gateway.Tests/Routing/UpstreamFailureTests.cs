using System.Net;
using HubsPlatform.Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.Gateway.Tests.Routing;

public sealed class UpstreamFailureTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>, IDisposable
{
    private readonly HttpClient _caller = fixture.Gateway.Caller();

    public void Dispose()
    {
        _caller.Dispose();
        fixture.Directory.Requests.Clear();
    }

    [Theory]
    [InlineData("/api/funding/hubs/aura/evidence")] // configured, nobody listens
    [InlineData("/api/training/hubs/aura/structures")] // not configured
    public async Task A_service_that_is_down_is_503_with_a_code_and_the_time_to_come_back(string path)
    {
        using var answer = await _caller.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Header("Retry-After").ShouldBe("5");
        answer.Headers.ConnectionClose.ShouldNotBe(true);
        answer.Header("Cache-Control").ShouldBe("no-store");
        (await answer.CodeAsync()).ShouldBe("service_unavailable");
    }

    [Fact]
    public async Task A_service_that_says_nothing_is_504()
    {
        // A gateway of its own: on a busy machine a patience of two seconds is too short for everything else.
        await using var database = await Testing.TestDatabase.CreateAsync("gateway");
        await using var gateway = await TestGateway.StartAsync(database, new Dictionary<string, string> { ["services:directory:h2c:0"] = fixture.Directory.H2c, ["Upstreams:IdleTimeout"] = "00:00:02" });
        using var caller = gateway.Caller();
        fixture.Directory.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

        using var answer = await caller.GetAsync("/api/directory/places");

        answer.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await answer.CodeAsync()).ShouldBe("service_timeout");
        answer.Header("Retry-After").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_read_that_broke_off_is_asked_once_more()
    {
        fixture.Directory.Answer = context =>
        {
            if (fixture.Directory.Requests.Count == 1)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync("second");
        };

        (await _caller.GetStringAsync("/api/directory/places")).ShouldBe("second");
    }

    [Fact]
    public async Task A_write_that_broke_off_is_never_repeated()
    {
        fixture.Directory.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        // Many times: whether the body had been read when the service broke off is a race, and both ends are the service's fault.
        for (var write = 1; write <= 300; write++)
        {
            using var answer = await _caller.PostAsync($"/api/directory/hubs/aura/places?write={write}", new StringContent("{}"));

            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.ConnectionClose.ShouldBe(true);
        }

        fixture.Directory.Requests.ShouldNotBeEmpty();
        fixture.Directory.Requests.Select(request => request.Target).ShouldBeUnique();
    }

    [Fact]
    public async Task A_person_reads_a_page_when_the_portal_is_down()
    {
        await using var database = await Testing.TestDatabase.CreateAsync("gateway");
        await using var gateway = await TestGateway.StartAsync(database, new Dictionary<string, string>());
        using var caller = gateway.Caller();
        caller.DefaultRequestHeaders.Add("Accept", "text/html");

        using var answer = await caller.GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Service momentanément indisponible");
    }
}

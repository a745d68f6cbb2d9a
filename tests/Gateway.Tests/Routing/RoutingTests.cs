using System.Diagnostics;
using System.Net;
using HubsPlatform.Gateway.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.Gateway.Tests.Routing;

public sealed class RoutingTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>, IDisposable
{
    private readonly HttpClient _caller = fixture.Gateway.Caller();

    public void Dispose()
    {
        _caller.Dispose();
        fixture.Directory.Requests.Clear();
        fixture.Portal.Requests.Clear();
        fixture.Directory.Answer = context => context.Response.WriteAsync("ok");
    }

    [Fact]
    public async Task An_api_goes_to_its_service_with_path_and_query_as_they_are_over_http_2()
    {
        var answer = await _caller.GetStringAsync("/api/directory/places?q=%C3%A9pernon&near=47.2,5.0");

        answer.ShouldBe("ok");
        fixture.Directory.Only.Target.ShouldBe("/api/directory/places?q=%C3%A9pernon&near=47.2,5.0");
        fixture.Directory.Only.Protocol.ShouldBe("HTTP/2");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/lieux/carte")]
    [InlineData("/api-documentation")]
    public async Task Everything_else_goes_to_the_portal(string path)
    {
        await _caller.GetStringAsync(path);

        fixture.Portal.Only.Target.ShouldBe(path);
        fixture.Portal.Only.Protocol.ShouldBe("HTTP/1.1");
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/unknown/places")]
    [InlineData("/api/directoryx/places")]
    public async Task An_api_that_nobody_has_is_404_and_not_the_portals_business(string path)
    {
        using var answer = await _caller.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.CodeAsync()).ShouldBe("not_found");
        fixture.Portal.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_answer_of_a_service_passes_as_it_is_with_its_status_and_headers()
    {
        fixture.Directory.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.ETag = "\"7\"";
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return context.Response.WriteAsJsonAsync(new { code = "authentication_required" }, (System.Text.Json.JsonSerializerOptions?)null, "application/problem+json");
        };

        using var answer = await _caller.GetAsync("/api/directory/hubs/aura/places");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Header("ETag").ShouldBe("\"7\"");
        answer.Header("WWW-Authenticate").ShouldBe("Bearer");
        (await answer.CodeAsync()).ShouldBe("authentication_required");
    }

    [Fact]
    public async Task An_answer_is_passed_on_while_it_is_written()
    {
        var second = new TaskCompletionSource();
        fixture.Directory.Answer = async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: 1\n\n");
            await context.Response.Body.FlushAsync();
            await second.Task;
            await context.Response.WriteAsync("data: 2\n\n");
        };

        using var answer = await _caller.GetAsync("/api/directory/hubs/aura/imports/1/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());

        (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60))).ShouldBe("data: 1");
        second.SetResult();
        (await reader.ReadToEndAsync()).ShouldContain("data: 2");
    }

    [Fact]
    public async Task A_trace_runs_through_to_the_service()
    {
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "System.Net.Http", Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/directory/places") { Headers = { { "traceparent", $"00-{trace}-00f067aa0ba902b7-01" } } };

        using var answer = await _caller.SendAsync(request);

        fixture.Directory.Only.Headers["traceparent"].ShouldStartWith($"00-{trace}-");
        fixture.Directory.Only.Headers["traceparent"].ShouldNotContain("00f067aa0ba902b7");
    }

    [Fact]
    public async Task The_document_of_a_service_is_fetched_under_the_services_name()
    {
        await _caller.GetStringAsync("/openapi/directory.json");

        fixture.Directory.Only.Target.ShouldBe("/openapi/v1.json");
    }
}

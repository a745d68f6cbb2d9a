using HubsPlatform.Gateway.Tests.Support;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.Gateway.Tests.Protection;

public sealed class SecurityHeaderTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task A_page_may_run_and_load_our_own_files_only()
    {
        fixture.Portal.Answer = context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.ContentSecurityPolicy = "default-src *";
            return context.Response.WriteAsync("<!doctype html>");
        };
        using var caller = fixture.Gateway.Caller();

        using var answer = await caller.GetAsync("/");

        var policy = answer.Header("Content-Security-Policy")!.Split("; ");
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("style-src 'self'");
        policy.ShouldContain("img-src 'self' data:");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("base-uri 'none'");
        policy.ShouldContain("form-action 'self' http://localhost:9"); // signing out by a form ends at the provider
        policy.ShouldNotContain(directive => directive.Contains("unsafe") || directive.Contains('*'));
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("X-Frame-Options").ShouldBe("DENY");
        answer.Header("Referrer-Policy").ShouldBe("strict-origin-when-cross-origin");
        answer.Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        answer.Header("Permissions-Policy").ShouldNotBeNull();
        answer.Header("Server").ShouldBeNull();
        answer.Header("Strict-Transport-Security").ShouldBeNull();
    }

    [Theory]
    [InlineData("/api/directory/places")]
    [InlineData("/api/nothing")]
    [InlineData("/a//b")]
    [InlineData("/bff/user")]
    [InlineData("/health/live")]
    public async Task An_answer_that_is_no_page_may_do_nothing_at_all(string path)
    {
        using var caller = fixture.Gateway.Caller();

        using var answer = await caller.GetAsync(path);

        answer.Header("Content-Security-Policy").ShouldBe("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Theory]
    [InlineData("/carte", true)]
    [InlineData("/en/carte", true)]
    [InlineData("/carte/autre", false)]
    [InlineData("/recherche", false)]
    public async Task The_map_alone_may_stand_in_a_frame_of_another_site(string path, bool isFramed)
    {
        fixture.Portal.Answer = Page;
        using var caller = fixture.Gateway.Caller();

        using var answer = await caller.GetAsync(path);

        answer.Header("Content-Security-Policy")!.Split("; ").ShouldContain(isFramed ? "frame-ancestors *" : "frame-ancestors 'none'");
        answer.Header("X-Frame-Options").ShouldBe(isFramed ? null : "DENY");
        answer.Header("Cross-Origin-Resource-Policy").ShouldBe(isFramed ? "cross-origin" : "same-origin");
        answer.Header("Set-Cookie").ShouldBeNull();
    }

    [Fact]
    public async Task The_script_for_other_sites_may_be_loaded_by_them()
    {
        fixture.Portal.Answer = context =>
        {
            context.Response.ContentType = "text/javascript";
            return context.Response.WriteAsync("");
        };
        using var caller = fixture.Gateway.Caller();

        using var answer = await caller.GetAsync("/embed/hubs-carte.js");

        answer.Header("Cross-Origin-Resource-Policy").ShouldBe("cross-origin");
    }

    [Theory]
    [InlineData("GET", "/api/directory/open-data/lieux.geojson", true)]
    [InlineData("HEAD", "/api/directory/places", true)]
    [InlineData("GET", "/api/directory/tiles/6/32/22.mvt", true)]
    [InlineData("POST", "/api/directory/places/1/reports", false)]
    [InlineData("GET", "/api/directory/hubs/aura/places", false)]
    [InlineData("GET", "/api/directory/placesx", false)]
    [InlineData("GET", "/api/funding/hubs/aura/evidence", false)]
    [InlineData("GET", "/bff/user", false)]
    public async Task Public_data_alone_may_be_read_by_scripts_of_other_sites_and_without_a_session(string method, string path, bool isPublic)
    {
        using var caller = fixture.Gateway.Caller();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await caller.SendAsync(request);

        answer.Header("Access-Control-Allow-Origin").ShouldBe(isPublic ? "*" : null);
        answer.Header("Access-Control-Allow-Credentials").ShouldBeNull();
        answer.Header("Cross-Origin-Resource-Policy").ShouldBe(isPublic ? "cross-origin" : "same-origin");
    }

    [Fact]
    public async Task A_worker_may_fetch_from_us_and_do_nothing_else()
    {
        fixture.Portal.Answer = context =>
        {
            context.Response.ContentType = "text/javascript";
            return context.Response.WriteAsync("");
        };
        using var caller = fixture.Gateway.Caller();

        using var answer = await caller.GetAsync("/obj/maplibre-worker.js");

        answer.Header("Content-Security-Policy").ShouldBe("default-src 'none'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        answer.Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
    }

    [Fact]
    public async Task A_map_with_a_network_is_allowed_where_the_operator_names_it()
    {
        await using var database = await TestDatabase.CreateAsync("gateway");
        await using var gateway = await TestGateway.StartAsync(database, new Dictionary<string, string>
        {
            ["Map:StyleUrl"] = "https://carte.example/style.json",
            ["Map:Origins:0"] = "https://tuiles.example:8443/a/b",
            ["services:portal:h2c:0"] = fixture.Portal.H2c,
        });
        fixture.Portal.Answer = Page;
        using var caller = gateway.Caller();

        using var answer = await caller.GetAsync("/");

        var policy = answer.Header("Content-Security-Policy")!.Split("; ");
        policy.ShouldContain("connect-src 'self' https://carte.example https://tuiles.example:8443");
        policy.ShouldContain("img-src 'self' data: https://carte.example https://tuiles.example:8443");
        policy.ShouldContain("script-src 'self'");
    }

    [Fact]
    public async Task Behind_a_proxy_that_is_trusted_and_speaks_https_browsers_are_held_to_https()
    {
        await using var database = await TestDatabase.CreateAsync("gateway");
        await using var gateway = await TestGateway.StartAsync(database, new Dictionary<string, string>
        {
            ["TrustedProxies:0"] = "127.0.0.0/8",
            ["TrustedProxies:1"] = "::1/128",
            ["services:directory:h2c:0"] = fixture.Directory.H2c,
        });
        using var caller = gateway.Caller();
        caller.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        caller.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        caller.DefaultRequestHeaders.Add("X-Forwarded-Host", "hubs.example");
        fixture.Directory.Requests.Clear();

        using var answer = await caller.GetAsync("/api/directory/places");

        answer.Header("Strict-Transport-Security").ShouldBe("max-age=31536000; includeSubDomains");
        fixture.Directory.Only.Headers["X-Forwarded-For"].ShouldBe("203.0.113.9");
        fixture.Directory.Only.Headers["X-Forwarded-Proto"].ShouldBe("https");
        fixture.Directory.Only.Headers["X-Forwarded-Host"].ShouldBe("hubs.example");
    }

    private static Task Page(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<!doctype html>");
    }
}

using System.Net;
using HubsPlatform.Gateway.Routing;
using HubsPlatform.Gateway.Tests.Support;

namespace HubsPlatform.Gateway.Tests.ApiCatalogue;

public sealed class ApiCatalogueTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task The_page_covers_all_services_and_keeps_the_rules_for_pages()
    {
        using var caller = fixture.Gateway.Caller();

        using var page = await caller.GetAsync("/openapi");
        var html = await page.Content.ReadAsStringAsync();
        var script = await caller.GetStringAsync("/openapi/catalogue.js");

        page.Header("Content-Security-Policy")!.ShouldContain("script-src 'self';");
        html.ShouldNotContain("<style");
        html.ShouldNotContain("<script>");
        Upstream.Apis.ShouldAllBe(service => script.Contains($"'{service}'"));
    }

    [Theory]
    [InlineData("swagger-ui.css")]
    [InlineData("swagger-ui-bundle.js")]
    [InlineData("swagger-ui-standalone-preset.js")]
    public async Task What_the_page_loads_is_there(string file)
    {
        using var caller = fixture.Gateway.Caller();

        (await caller.GetAsync($"/openapi/assets/{file}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}

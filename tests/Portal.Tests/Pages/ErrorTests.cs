using System.Net;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class ErrorTests : PageTest
{
    [Fact]
    public async Task An_unknown_address_is_a_page_in_the_readers_language()
    {
        var response = await Portal.Reader().GetAsync("/en/nowhere");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("h1").ShouldBe("Page not found");
        html.QuerySelector("a[hreflang]")!.GetAttribute("href").ShouldBe("/nowhere");
    }

    [Fact]
    public async Task A_bug_is_a_page_with_a_reference_and_no_detail()
    {
        Fakes.On(HttpMethod.Get, $"/api/directory/places/{Demonstration.MediaLibrary}", _ => throw new InvalidOperationException("secret detail"));

        var response = await Portal.Reader().GetAsync($"/lieux/{Demonstration.MediaLibrary}");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("h1").ShouldBe("Une erreur est survenue");
        html.Body!.TextContent.ShouldNotContain("secret detail");
    }

    [Fact]
    public async Task A_service_that_is_away_is_a_503_page()
    {
        Fakes.Down($"/api/directory/places/{Demonstration.MediaLibrary}");

        var response = await Portal.Reader().GetAsync($"/lieux/{Demonstration.MediaLibrary}");

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("h1").ShouldBe("Service momentanément indisponible");
    }
}

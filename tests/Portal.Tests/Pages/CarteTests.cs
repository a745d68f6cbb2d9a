using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class CarteTests : PageTest
{
    [Fact]
    public async Task A_frame_shows_map_and_list_and_nothing_around_them()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync("/carte?hub=mednum-bfc&fees=Gratuit");

        html.QuerySelector("#carte").ShouldNotBeNull();
        html.QuerySelectorAll(".hp-result").Length.ShouldBe(2);
        html.QuerySelector("header").ShouldBeNull();
        html.Body!.TextContent.ShouldNotContain("Camille Martin");
        html.QuerySelectorAll(".hp-result h3 a").ShouldAllBe(link => link.GetAttribute("target") == "_blank" && link.GetAttribute("title")!.EndsWith("nouvelle fenêtre", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_site_chose_stays_and_what_the_reader_asked_can_be_taken_away()
    {
        using var html = await Portal.Reader().ReadHtmlAsync("/carte?hub=mednum-bfc&fees=Gratuit&quoi=bus&ou=Dijon");

        html.QuerySelectorAll(".fr-tag--dismiss").Select(tag => tag.TextContent).ShouldBe(["« bus »", "Dijon"]);
        html.QuerySelector(".fr-tag--dismiss")!.GetAttribute("href").ShouldBe("/carte?ou=Dijon&fees=Gratuit&hub=mednum-bfc");
        html.QuerySelectorAll("form input[type=hidden]").Select(field => $"{field.GetAttribute("name")}={field.GetAttribute("value")}").ShouldBe(["fees=Gratuit", "hub=mednum-bfc"]);
        html.QuerySelector(".hp-pages a")!.GetAttribute("href").ShouldBe("/carte?quoi=bus&ou=Dijon&fees=Gratuit&hub=mednum-bfc&suite=abc");
    }

    [Fact]
    public async Task The_script_for_other_sites_stays_at_its_address()
    {
        var response = await Portal.Reader().GetAsync("/embed/hubs-carte.js");

        response.IsSuccessStatusCode.ShouldBeTrue();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        (await response.Content.ReadAsStringAsync()).ShouldContain("customElements.define('hubs-carte'");
    }
}

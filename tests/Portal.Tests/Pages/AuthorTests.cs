using System.Net;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>A hub's administrator finds whom the histories name and lets them forget the name.</summary>
public sealed class AuthorTests : PageTest
{
    private const string Address = "/hubs/mednum-bfc/historiques/noms";
    private const string Api = "/api/directory/hubs/mednum-bfc/history/authors";

    [Fact]
    public async Task Someone_is_found_by_name_and_forgotten_once_that_is_confirmed()
    {
        var forget = $"{Api}/{Demonstration.Author}";
        Fakes.On(HttpMethod.Delete, forget, HttpStatusCode.NoContent);
        using var html = await Portal.Reader(Admin).ReadHtmlAsync($"{Address}?nom=dominique");
        Fakes.Calls.Single(call => call.Path == Api).Query.ShouldBe("?q=dominique&pageSize=20");
        html.TextOf("main article p").ShouldBe("Personne, 12 entrées, la dernière le 21/11/2026");
        html.QuerySelectorAll("main article").Length.ShouldBe(2);

        var unsure = await Portal.Reader(Admin).PostAsync($"{Address}?nom=dominique", Fields(("personne", Demonstration.Author)));
        unsure.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var asked = await unsure.ReadHtmlAsync();
        asked.TextOf("[role=alert]").ShouldContain("Cochez la case pour confirmer.");
        Fakes.Calls.ShouldNotContain(call => call.Method == HttpMethod.Delete);

        var sure = await Portal.Reader(Admin).PostAsync(Address, Fields(("personne", Demonstration.Author), ("confirmation", "true")));
        sure.Headers.Location!.OriginalString.ShouldBe($"{Address}?fait=true");
        Fakes.Calls.Single(call => call.Method == HttpMethod.Delete).Path.ShouldBe(forget);
        using var done = await Portal.Reader(Admin).ReadHtmlAsync($"{Address}?fait=true");
        done.TextOf("[role=status]").ShouldContain("Le nom est oublié");
    }

    [Fact]
    public async Task Only_administrators_get_there_and_are_led_there()
    {
        using var workspace = await Portal.Reader(Admin).ReadHtmlAsync("/hubs/mednum-bfc");
        workspace.QuerySelectorAll($"a[href='{Address}']").ShouldHaveSingleItem();
        var member = TestUser.In("mednum-bfc", "hub-member");
        using var without = await Portal.Reader(member).ReadHtmlAsync("/hubs/mednum-bfc");
        without.QuerySelectorAll($"a[href='{Address}']").ShouldBeEmpty();
        (await Portal.Reader(member).GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Portal.Reader(Viewer).GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Portal.Reader(Stranger).GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static FormUrlEncodedContent Fields(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}

using System.Net;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class NewHubTests : PageTest
{
    private const string Page = "/national/hubs/nouveau";
    private const string Api = "/api/directory/national/hubs";

    private static FormUrlEncodedContent Form(string alias = "bretagne") => new(
    [
        new("identifiant", alias), new("nom", "Hub Bretagne"), new("departements", "22, 29;35 56"), new("missions", "animer"), new("missions", "accompagner"),
        new("groupement", "Mégalis\r\nLa Ligue\r\n"), new("prenom", "Nolwenn"), new("famille", "Le Goff"), new("courriel", "nolwenn@example.org"),
    ]);

    [Fact]
    public async Task A_hub_is_created_and_the_password_is_shown_once()
    {
        Fakes.On(HttpMethod.Post, Api, HttpStatusCode.Created, new { alias = "bretagne", name = "Hub Bretagne", administrator = new { userName = "nolwenn@example.org", temporaryPassword = "Provisoire-42" } });

        var response = await Portal.Reader(TestUser.Operator).PostAsync(Page, Form());

        using var html = await response.ReadHtmlAsync();
        html.QuerySelectorAll("code").Select(code => code.TextContent).ShouldBe(["nolwenn@example.org", "Provisoire-42"]);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Fakes.Calls.Single(call => call.Method == HttpMethod.Post).Body.ShouldBe(
            """{"alias":"bretagne","name":"Hub Bretagne","territory":{"departements":["22","29","35","56"],"epcis":[]},"missions":["animer","accompagner"],"consortium":["M\u00E9galis","La Ligue"],"administrator":{"firstName":"Nolwenn","lastName":"Le Goff","email":"nolwenn@example.org"}}""");
    }

    [Fact]
    public async Task What_is_missing_is_said_at_each_field_before_anything_is_sent()
    {
        var response = await Portal.Reader(TestUser.Operator).PostAsync(Page, new FormUrlEncodedContent(
        [
            new("nom", "Hub Bretagne"), new("identifiant", "Bretagne !"), new("departements", ""), new("epcis", ""), new("groupement", ""), new("prenom", ""), new("famille", ""), new("courriel", ""),
        ]));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var html = await response.ReadHtmlAsync();
        html.QuerySelectorAll(".fr-alert a").Select(link => link.GetAttribute("href")).ShouldBe(["#prenom", "#famille", "#identifiant", "#departements", "#missions", "#courriel"], ignoreOrder: true);
        html.QuerySelector("#nom")!.GetAttribute("value").ShouldBe("Hub Bretagne");
        html.QuerySelector("#identifiant")!.GetAttribute("aria-invalid").ShouldBe("true");
        Fakes.Calls.ShouldNotContain(call => call.Method == HttpMethod.Post);
    }

    [Fact]
    public async Task What_the_directory_refuses_is_said_at_the_field_concerned()
    {
        Fakes.Problem(HttpMethod.Post, Api, HttpStatusCode.UnprocessableEntity, "invalid_hub", "Corrigez.", ("territory.departements", "« 99 » n'est pas le code d'un département."));

        var response = await Portal.Reader(TestUser.Operator).PostAsync(Page, Form());

        using var html = await response.ReadHtmlAsync();
        html.TextOf("#departements-erreur").ShouldBe("Erreur : « 99 » n’est pas le code d’un département.");
        html.QuerySelector("#departements")!.GetAttribute("value").ShouldBe("22, 29;35 56");
    }

    [Fact]
    public async Task An_identity_provider_that_is_away_is_said_above_the_form()
    {
        Fakes.Problem(HttpMethod.Post, Api, HttpStatusCode.ServiceUnavailable, "onboarding_unavailable", "Envoyez la même demande à nouveau pour continuer.");

        var response = await Portal.Reader(TestUser.Operator).PostAsync(Page, Form());

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var html = await response.ReadHtmlAsync();
        html.TextOf(".fr-alert li").ShouldBe("Envoyez la même demande à nouveau pour continuer.");
    }
}

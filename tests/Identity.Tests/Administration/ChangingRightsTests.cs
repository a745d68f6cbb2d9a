using System.Net;
using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.Administration;

/// <summary>Rights that come and go while somebody is signed in, and first passwords.</summary>
public abstract class ChangingRightsTests(IdentityServer server) : AdministrationTests(server)
{
    [SkippableFact]
    public async Task A_role_that_is_taken_away_is_gone_with_the_next_refresh()
    {
        var (hub, ana) = await MemberAsync("retrait");
        var tokens = await Identity.TokensOfAsync(Admin.NameOf("ana"));
        tokens.Claims.RolesIn($"retrait-{Admin.Tail}").ShouldBe(["/hub-admin"]);

        var group = (string)(await Admin.GetAsync($"/organizations/{hub}/groups")).Body![0]!["id"]!;
        (await Admin.DeleteAsync($"/organizations/{hub}/groups/{group}/members/{ana}")).Status.ShouldBe(204);
        (await Identity.RefreshAsync(tokens)).Claims.RolesIn($"retrait-{Admin.Tail}").ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_second_hub_shows_at_the_refresh_and_with_its_id_at_the_next_sign_in()
    {
        var (_, ana) = await MemberAsync("premier");
        var tokens = await Identity.TokensOfAsync(Admin.NameOf("ana"));
        var second = await Admin.HubAsync("second");
        await Admin.PostAsync($"/organizations/{second}/members", ana);

        tokens = await Identity.RefreshAsync(tokens);
        tokens.Claims.Hubs().ShouldBe([$"premier-{Admin.Tail}", $"second-{Admin.Tail}"]);
        tokens.Claims["organization"]![$"second-{Admin.Tail}"]!["id"].ShouldBeNull();

        tokens = await Identity.TokensOfAsync(Admin.NameOf("ana"));
        ((string?)tokens.Claims["organization"]![$"second-{Admin.Tail}"]!["id"]).ShouldBe(second);

        (await Admin.DeleteAsync($"/organizations/{second}/members/{ana}")).Status.ShouldBe(204);
        (await Identity.RefreshAsync(tokens)).Claims.Hubs().ShouldBe([$"premier-{Admin.Tail}"]);
    }

    [SkippableFact]
    public async Task Who_loses_the_only_hub_loses_the_session_and_can_sign_in_without_one()
    {
        var (hub, ana) = await MemberAsync("seul");
        var tokens = await Identity.TokensOfAsync(Admin.NameOf("ana"));

        (await Admin.DeleteAsync($"/organizations/{hub}/members/{ana}")).Status.ShouldBe(204);
        (await Admin.DeleteAsync($"/organizations/{hub}/members/{ana}")).Status.ShouldBe(404);
        (await Identity.RefreshAsync(tokens)).Error.ShouldBe("invalid_grant");
        (await Identity.TokensOfAsync(Admin.NameOf("ana"))).Claims["organization"].ShouldBeNull();
    }

    [SkippableFact]
    public async Task A_first_hub_comes_with_single_sign_on_and_not_with_a_refresh()
    {
        var hub = await Admin.HubAsync("premier");
        var ana = await Admin.PersonAsync("ana");
        var signIn = await Identity.SignInAsync(Admin.NameOf("ana"));
        var tokens = await Identity.ExchangeAsync(signIn);
        await Admin.PostAsync($"/organizations/{hub}/members", ana);

        (await Identity.RefreshAsync(tokens)).Claims["organization"].ShouldBeNull();
        (await Identity.ExchangeAsync(await Identity.SingleSignOnAsync(signIn.Browser))).Claims.Hubs().ShouldBe([$"premier-{Admin.Tail}"]);
    }

    [SkippableFact]
    public async Task Who_is_disabled_can_neither_refresh_nor_sign_in()
    {
        var ana = await Admin.PersonAsync("ana");
        var tokens = await Identity.TokensOfAsync(Admin.NameOf("ana"));

        (await Admin.PutAsync($"/users/{ana}", new { enabled = false })).Status.ShouldBe(204);
        (await Identity.RefreshAsync(tokens)).Error.ShouldBe("invalid_grant");
        (await Identity.UserInfoAsync(tokens.AccessToken!)).Status.ShouldBe(401);
        (await Identity.SignInAsync(Admin.NameOf("ana"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [SkippableFact]
    public async Task A_temporary_password_has_to_be_changed_for_a_good_one()
    {
        await Admin.PersonAsync("tom", person => person["credentials"]![0]!["temporary"] = true);
        var chosen = $"Nouveau-{Admin.Tail}-2026";

        var signIn = await Identity.SignInAsync(Admin.NameOf("tom"));
        signIn.Code.ShouldBeNull();
        signIn.Page.Asks("password-new").ShouldBeTrue();
        var again = await ChooseAsync(signIn.Browser, signIn.Page, "short");
        again.Asks("password-new").ShouldBeTrue();
        var done = await ChooseAsync(signIn.Browser, again, chosen);
        done.Next!.Query.ShouldContain("code=");

        (await Identity.SignInAsync(Admin.NameOf("tom"))).Code.ShouldBeNull();
        (await Identity.SignInAsync(Admin.NameOf("tom"), chosen)).Code.ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task Who_has_no_last_name_is_stopped_at_sign_in()
    {
        await Admin.PersonAsync("nameless", person => person.Remove("lastName"));

        (await Identity.SignInAsync(Admin.NameOf("nameless"))).Code.ShouldBeNull();
    }

    private static Task<BrowserPage> ChooseAsync(Browser browser, BrowserPage page, string password) =>
        browser.PostAsync(page.FormAction!, [new("password-new", password), new("password-confirm", password)]);

    /// <summary>A hub with one role group, and its administrator "ana".</summary>
    private async Task<(string Hub, string Ana)> MemberAsync(string alias)
    {
        var hub = await Admin.HubAsync(alias);
        var group = await Admin.GroupAsync(hub, "hub-admin");
        var ana = await Admin.PersonAsync("ana");
        (await Admin.PostAsync($"/organizations/{hub}/members", ana)).Status.ShouldBe(201);
        (await Admin.PutAsync($"/organizations/{hub}/groups/{group}/members/{ana}")).Status.ShouldBe(204);
        return (hub, ana);
    }
}

[Collection(DevIdentityCollection.Name)]
public sealed class ChangingRightsOnDevIdentity(DevIdentityServer server) : ChangingRightsTests(server);

[Collection(KeycloakCollection.Name)]
public sealed class ChangingRightsOnKeycloak(KeycloakServer server) : ChangingRightsTests(server);

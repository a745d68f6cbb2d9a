using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.Protocol;

/// <summary>Refresh tokens change with each use, and an old one that comes back ends it all.</summary>
public abstract class RefreshTests(IdentityServer server) : OnBothServers(server)
{
    // Keycloak tells an old refresh token from the current one by whole seconds.
    private static readonly TimeSpan NextSecond = TimeSpan.FromMilliseconds(1100);

    [SkippableFact]
    public async Task A_refresh_gives_another_refresh_token_and_the_same_rights()
    {
        var first = await Identity.TokensOfAsync(TestRealm.InTwoHubs);

        var second = await Identity.RefreshAsync(first);
        second.RefreshToken.ShouldNotBeNull();
        second.RefreshToken.ShouldNotBe(first.RefreshToken);
        second.IdToken.ShouldNotBeNull();
        second.Claims.RolesIn("aura").ShouldBe(["/hub-admin"]);
        second.Claims.RolesIn("occitanie").ShouldBe(["/viewer"]);
    }

    [SkippableFact]
    public async Task A_refresh_may_ask_for_one_hub_and_the_next_for_all_again()
    {
        var first = await Identity.TokensOfAsync(TestRealm.InTwoHubs);

        var narrow = await Identity.RefreshAsync(first, "openid organization:occitanie");
        narrow.Claims.Hubs().ShouldBe(["occitanie"]);
        (await Identity.RefreshAsync(narrow)).Claims.Hubs().ShouldBe(["aura", "occitanie"]);
    }

    [SkippableFact]
    public async Task A_refresh_gives_nothing_beyond_the_first_grant()
    {
        var first = await Identity.TokensOfAsync(TestRealm.InTwoHubs, scope: "openid organization:occitanie");

        var more = await Identity.RefreshAsync(first, "openid organization:*");
        if (more.Error is null)
        {
            more.Claims.Hubs().ShouldNotContain("aura");
        }
    }

    [SkippableFact]
    public async Task An_old_refresh_token_is_refused_and_ends_the_new_one_too()
    {
        var first = await Identity.TokensOfAsync(TestRealm.InTwoHubs);
        await Task.Delay(NextSecond);
        var second = await Identity.RefreshAsync(first);

        (await Identity.RefreshAsync(first)).Error.ShouldBe("invalid_grant");
        (await Identity.RefreshAsync(second)).Error.ShouldBe("invalid_grant");
        (await Identity.UserInfoAsync(second.AccessToken!)).Status.ShouldBe(401);
    }

    [SkippableFact]
    public async Task Of_eight_refreshes_at_once_one_succeeds_at_most()
    {
        var tokens = await Identity.TokensOfAsync("jury");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Identity.RefreshAsync(tokens)));
        answers.Count(answer => answer.AccessToken is not null).ShouldBeLessThanOrEqualTo(1);
    }

    [SkippableFact]
    public async Task A_refresh_token_is_worth_nothing_to_another_client()
    {
        var tokens = await Identity.TokensOfAsync("jury");

        (await Identity.RefreshAsync(tokens, ("client_id", TestRealm.ServiceClient), ("client_secret", Server.TestSecret))).Error.ShouldBe("invalid_grant");
    }
}

[Collection(DevIdentityCollection.Name)]
public sealed class RefreshOnDevIdentity(DevIdentityServer server) : RefreshTests(server);

[Collection(KeycloakCollection.Name)]
public sealed class RefreshOnKeycloak(KeycloakServer server) : RefreshTests(server);

using HubsPlatform.Directory.Onboarding;
using HubsPlatform.Identity.Tests.Administration;
using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Identity.Tests.Onboarding;

/// <summary>The directory's client that gives a new hub its place in the identity provider.</summary>
public abstract class OnboardingTests(IdentityServer server) : AdministrationTests(server)
{
    private static readonly string[] Roles = ["hub-admin", "hub-member", "jury", "mediator", "viewer"];

    private string Alias => $"nouveau-{Admin.Tail}";

    [SkippableFact]
    public async Task A_new_hub_has_its_role_groups_and_an_administrator_who_can_sign_in()
    {
        var onboarded = await OnboardAsync(Hub());

        onboarded.UserName.ShouldBe($"ines.{Admin.Tail}@example.org");
        var claims = (await Identity.TokensOfAsync(onboarded.UserName, await ChoosePasswordAsync(onboarded))).Claims;
        claims.RolesIn(Alias).ShouldBe(["/hub-admin"]);
        var hub = (string)claims["organization"]![Alias]!["id"]!;
        (await Admin.GetAsync($"/organizations/{hub}/groups")).Body!.AsArray().Select(group => (string)group!["name"]!).Order().ShouldBe(Roles);
    }

    [SkippableFact]
    public async Task The_alias_is_lower_case_however_it_is_written()
    {
        await OnboardAsync(Hub() with { Alias = Alias.ToUpperInvariant() });

        (await Admin.GetAsync($"/organizations?q=alias:{Alias}")).Body!.AsArray().Count.ShouldBe(1);
        (await Admin.GetAsync($"/organizations?q=alias:{Alias.ToUpperInvariant()}")).Body!.AsArray().Count.ShouldBe(0);
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("avec espace")]
    [InlineData("é")]
    [InlineData("a/b")]
    public async Task An_alias_that_cannot_be_an_address_is_refused(string alias)
    {
        (await FailsAsync(Hub() with { Alias = alias })).ShouldBe(OnboardingFailure.InvalidAlias);
    }

    [SkippableFact]
    public async Task Repeating_it_changes_nothing_and_gives_who_never_signed_in_another_password()
    {
        var first = await OnboardAsync(Hub());
        var second = await OnboardAsync(Hub());

        second.UserName.ShouldBe(first.UserName);
        second.TemporaryPassword.ShouldNotBe(first.TemporaryPassword);
        (await Identity.SignInAsync(first.UserName, first.TemporaryPassword!)).Page.Asks("password-new").ShouldBeFalse();
        var password = await ChoosePasswordAsync(second);
        (await OnboardAsync(Hub())).TemporaryPassword.ShouldBeNull();
        (await Identity.TokensOfAsync(second.UserName, password)).Claims.RolesIn(Alias).ShouldBe(["/hub-admin"]);
    }

    [SkippableFact]
    public async Task A_failure_after_any_call_can_be_repeated()
    {
        var call = 1;
        while (await FailedAtAsync(call))
        {
            call++;
        }

        call.ShouldBeGreaterThan(10); // two tokens, organization, five groups and their list, person, membership, role
        var onboarded = await OnboardAsync(Hub());
        (await Identity.TokensOfAsync(onboarded.UserName, await ChoosePasswordAsync(onboarded))).Claims.RolesIn(Alias).ShouldBe(["/hub-admin"]);
    }

    [SkippableFact]
    public async Task Somebody_who_has_an_account_keeps_it_and_its_password()
    {
        var ana = await Admin.PersonAsync("ana");
        var other = await Admin.HubAsync("ancien");
        await Admin.PostAsync($"/organizations/{other}/members", ana);

        var onboarded = await OnboardAsync(Hub() with { Administrator = new("Ana", "Test", $"ANA.{Admin.Tail}@example.org") });
        onboarded.UserName.ShouldBe(Admin.NameOf("ana"));
        onboarded.TemporaryPassword.ShouldBeNull();
        (await Identity.TokensOfAsync(Admin.NameOf("ana"))).Claims.Hubs().ShouldBe([$"ancien-{Admin.Tail}", Alias]);
    }

    [SkippableFact]
    public async Task An_operator_cannot_be_made_a_hubs_administrator_this_way()
    {
        (await FailsAsync(Hub() with { Administrator = new("Hélène", "Vasseur", "operatrice@national.hubs.example") })).ShouldBe(OnboardingFailure.AdministratorOutOfReach);
    }

    [SkippableFact]
    public async Task A_name_that_another_hub_bears_is_refused()
    {
        await Admin.HubAsync("pris");

        (await FailsAsync(Hub() with { Name = $"Hub pris {Admin.Tail}" })).ShouldBe(OnboardingFailure.NameTaken);
    }

    [SkippableFact]
    public async Task A_wrong_secret_and_a_server_that_is_away_say_so()
    {
        (await FailsAsync(Hub(), Onboarding(secret: "wrong"))).ShouldBe(OnboardingFailure.Unavailable);
        (await FailsAsync(Hub(), Onboarding(address: "http://127.0.0.1:9/"))).ShouldBe(OnboardingFailure.Unavailable);
    }

    private NewHub Hub() => new(Alias, $"Hub nouveau {Admin.Tail}", new AdministratorDetails("Inès", "Roy", $"Ines.{Admin.Tail}@example.org"));

    private IOnboarding Onboarding(int? failingCall = null, string? secret = null, string? address = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Keycloak:AuthServerUrl"] = address ?? Server.Address.AbsoluteUri,
            ["Keycloak:realm"] = "hubs",
            ["Onboarding:ClientId"] = "hubs-onboarding",
            ["Onboarding:ClientSecret"] = secret ?? Server.OnboardingSecret,
        }).Build());
        services.AddOnboarding();
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new FailingCall(failingCall)));
        return services.BuildServiceProvider().GetRequiredService<IOnboarding>();
    }

    private async Task<OnboardedAdministrator> OnboardAsync(NewHub hub, IOnboarding? onboarding = null)
    {
        try
        {
            return await (onboarding ?? Onboarding()).OnboardAsync(hub, CancellationToken.None);
        }
        finally
        {
            await RememberAsync(hub);
        }
    }

    private async Task<OnboardingFailure> FailsAsync(NewHub hub, IOnboarding? onboarding = null) =>
        (await Should.ThrowAsync<OnboardingException>(() => OnboardAsync(hub, onboarding))).Failure;

    private async Task<bool> FailedAtAsync(int call)
    {
        try
        {
            await OnboardAsync(Hub(), Onboarding(failingCall: call));
            return false;
        }
        catch (OnboardingException e)
        {
            e.Failure.ShouldBe(OnboardingFailure.Unavailable);
            return true;
        }
    }

    /// <summary>What was made is deleted at the end.</summary>
    private async Task RememberAsync(NewHub hub)
    {
        foreach (var path in new[] { $"/organizations?q=alias:{Alias}", $"/users?email={hub.Administrator.Email.ToLowerInvariant()}&exact=true" })
        {
            if ((await Admin.GetAsync(path)).Body is System.Text.Json.Nodes.JsonArray { Count: 1 } found)
            {
                Admin.DeleteAtTheEnd($"{path.Split('?')[0]}/{found[0]!["id"]}");
            }
        }
    }

    /// <summary>Signs in with the temporary password as the administrator would, and chooses one.</summary>
    private async Task<string> ChoosePasswordAsync(OnboardedAdministrator administrator)
    {
        var chosen = $"Choisi-{Admin.Tail}-2026";
        var signIn = await Identity.SignInAsync(administrator.UserName, administrator.TemporaryPassword!);
        signIn.Page.Asks("password-new").ShouldBeTrue();
        var done = await signIn.Browser.PostAsync(signIn.Page.FormAction!, [new("password-new", chosen), new("password-confirm", chosen)]);
        done.Next!.Query.ShouldContain("code=");
        return chosen;
    }
}

[Collection(DevIdentityCollection.Name)]
public sealed class OnboardingOnDevIdentity(DevIdentityServer server) : OnboardingTests(server);

[Collection(KeycloakCollection.Name)]
public sealed class OnboardingOnKeycloak(KeycloakServer server) : OnboardingTests(server);

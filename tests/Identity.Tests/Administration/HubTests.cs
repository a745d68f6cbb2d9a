using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.Administration;

/// <summary>Creating a hub, its role groups and its people, with the answers that make each step repeatable.</summary>
public abstract class HubTests(IdentityServer server) : AdministrationTests(server)
{
    private static readonly string[] Roles = ["hub-admin", "hub-member", "jury", "mediator", "viewer"];

    [SkippableFact]
    public async Task A_hub_is_made_once_and_found_by_its_alias()
    {
        var hub = await Admin.HubAsync("essai");
        var (alias, name) = ($"essai-{Admin.Tail}", $"Hub essai {Admin.Tail}");

        (await Admin.PostAsync("/organizations", new { name = "Other", alias })).Status.ShouldBe(409);
        (await Admin.PostAsync("/organizations", new { name, alias = $"other-{Admin.Tail}" })).Status.ShouldBe(409);
        var found = (await Admin.GetAsync($"/organizations?q=alias:{alias}")).Body!.AsArray();
        found.Count.ShouldBe(1);
        ((string?)found[0]!["id"]).ShouldBe(hub);
        (await Admin.PutAsync($"/organizations/{hub}", new { name, alias = "other" })).Status.ShouldBe(400);
    }

    [SkippableFact]
    public async Task A_hub_with_a_flaw_is_not_made()
    {
        (await Admin.PostAsync("/organizations", new { alias = $"other-{Admin.Tail}" })).Status.ShouldBe(400);
        (await Admin.PostAsync("/organizations", new { name = "Other", alias = "with space" })).Status.ShouldBe(400);
        (await Admin.PostAsync("/organizations", new { name = "Other", alias = $"other-{Admin.Tail}", nosuch = 1 })).Status.ShouldBe(400);
        (await Admin.PostAsync("/organizations", "not json")).Status.ShouldBe(400);
    }

    [SkippableFact]
    public async Task Role_groups_are_made_once_per_hub()
    {
        var hub = await Admin.HubAsync("groupes");
        foreach (var role in Roles)
        {
            await Admin.GroupAsync(hub, role);
        }

        (await Admin.PostAsync($"/organizations/{hub}/groups", new { name = "viewer" })).Status.ShouldBe(409);
        (await Admin.PostAsync("/organizations/nope/groups", new { name = "viewer" })).Status.ShouldBe(404);
        var listed = (await Admin.GetAsync($"/organizations/{hub}/groups")).Body!.AsArray();
        listed.Select(group => (string)group!["path"]!).Order().ShouldBe(Roles.Select(role => $"/{role}"));
    }

    [SkippableFact]
    public async Task A_person_is_made_once()
    {
        await Admin.PersonAsync("ana");

        (await Admin.PostAsync("/users", Admin.Person("ana", person => person["email"] = $"other.{Admin.Tail}@example.org"))).Status.ShouldBe(409);
        (await Admin.PostAsync("/users", Admin.Person("other", person => person["email"] = $"ANA.{Admin.Tail}@example.org"))).Status.ShouldBe(409);
    }

    [SkippableFact]
    public async Task A_weak_password_makes_nobody()
    {
        var weak = Admin.Person("weak", person => person["credentials"]![0]!["value"] = "short");

        (await Admin.PostAsync("/users", weak)).Status.ShouldBe(400);
        (await Admin.GetAsync($"/users?username={Admin.NameOf("weak")}&exact=true")).Body!.AsArray().Count.ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_member_with_a_role_signs_in_with_it()
    {
        var hub = await Admin.HubAsync("membre");
        var group = await Admin.GroupAsync(hub, "hub-admin");
        var ana = await Admin.PersonAsync("ana");
        var role = $"/organizations/{hub}/groups/{group}/members/{ana}";

        (await Admin.PutAsync(role)).Status.ShouldBe(400); // not a member yet
        (await Admin.PostAsync($"/organizations/{hub}/members", ana)).Status.ShouldBe(201);
        (await Admin.PostAsync($"/organizations/{hub}/members", ana)).Status.ShouldBe(409);
        (await Admin.PostAsync($"/organizations/{hub}/members", "nope")).Status.ShouldBe(404);
        (await Admin.PutAsync(role)).Status.ShouldBe(204);
        (await Admin.PutAsync(role)).Status.ShouldBe(409);
        (await Admin.GetAsync($"/organizations/{hub}/members/{ana}/groups")).Body!.AsArray().Select(found => (string)found!["name"]!).ShouldBe(["hub-admin"]);

        var claims = (await Identity.TokensOfAsync(Admin.NameOf("ana"))).Claims;
        var alias = $"membre-{Admin.Tail}";
        claims.Hubs().ShouldBe([alias]);
        claims.RolesIn(alias).ShouldBe(["/hub-admin"]);
        ((string?)claims["organization"]![alias]!["id"]).ShouldBe(hub);
    }

    [SkippableFact]
    public async Task A_role_of_one_hub_is_not_given_in_another()
    {
        var (hub, other) = (await Admin.HubAsync("un"), await Admin.HubAsync("deux"));
        var foreign = await Admin.GroupAsync(other, "hub-admin");
        var ana = await Admin.PersonAsync("ana");
        await Admin.PostAsync($"/organizations/{hub}/members", ana);

        (await Admin.PutAsync($"/organizations/{hub}/groups/{foreign}/members/{ana}")).Status.ShouldBe(400);
    }

    [SkippableFact]
    public async Task What_is_deleted_is_gone()
    {
        var (hub, ana) = (await Admin.HubAsync("fini"), await Admin.PersonAsync("ana"));

        foreach (var path in new[] { $"/organizations/{hub}", $"/users/{ana}" })
        {
            (await Admin.GetAsync(path)).Status.ShouldBe(200);
            (await Admin.DeleteAsync(path)).Status.ShouldBe(204);
            (await Admin.GetAsync(path)).Status.ShouldBe(404);
        }

        (await Identity.SignInAsync(Admin.NameOf("ana"))).Code.ShouldBeNull();
    }
}

[Collection(DevIdentityCollection.Name)]
public sealed class HubsOnDevIdentity(DevIdentityServer server) : HubTests(server);

[Collection(KeycloakCollection.Name)]
public sealed class HubsOnKeycloak(KeycloakServer server) : HubTests(server);

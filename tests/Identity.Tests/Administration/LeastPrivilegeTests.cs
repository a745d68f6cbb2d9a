using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.Administration;

/// <summary>
/// The secret of onboarding is worth a hub's administrator, never the national operator: it reaches who is in /people and nobody who
/// is in /operators, also when that person is in both.
/// </summary>
public abstract class LeastPrivilegeTests(IdentityServer server) : AdministrationTests(server)
{
    private static readonly object[] OperatorRole = [new { id = TestRealm.OperatorRoleId, name = "operator" }];

    public static TheoryData<string, string> OutOfReach => new()
    {
        { "an operator", TestRealm.OperatorId },
        { "itself", TestRealm.OnboardingAccountId },
    };

    [SkippableFact]
    public async Task Nobody_else_may_administer()
    {
        string?[] refused = [null, "abc"];
        foreach (var token in refused)
        {
            (await Admin.CallWithAsync(token, HttpMethod.Get, "/organizations")).Status.ShouldBe(401);
        }

        string?[] forbidden =
        [
            (await Identity.TokensOfAsync("admin.aura")).AccessToken,
            (await Identity.TokensOfAsync("operatrice")).AccessToken,
            (await Identity.ServiceTokenAsync(TestRealm.ServiceClient, Server.TestSecret)).AccessToken,
        ];
        foreach (var token in forbidden)
        {
            (await Admin.CallWithAsync(token, HttpMethod.Get, "/organizations")).Status.ShouldBe(403);
            (await Admin.CallWithAsync(token, HttpMethod.Post, "/organizations", new { name = "x", alias = "x" })).Status.ShouldBe(403);
            (await Admin.CallWithAsync(token, HttpMethod.Get, "/users")).Status.ShouldBe(403);
        }
    }

    [SkippableFact]
    public async Task The_rest_of_the_realm_is_closed_to_onboarding()
    {
        (HttpMethod Method, string Path, object? Body)[] calls =
        [
            (HttpMethod.Get, "/clients", null),
            (HttpMethod.Post, "/clients", new { clientId = "x" }),
            (HttpMethod.Put, $"/clients/{TestRealm.DirectoryClientId}", new { clientId = "hubs-directory" }),
            (HttpMethod.Get, "/roles", null),
            (HttpMethod.Post, "/roles", new { name = "x" }),
            (HttpMethod.Post, "/groups", new { name = "x" }),
            (HttpMethod.Put, $"/groups/{TestRealm.PeopleGroupId}", new { name = "people" }),
            (HttpMethod.Post, $"/groups/{TestRealm.PeopleGroupId}/role-mappings/realm", OperatorRole),
            (HttpMethod.Put, "", new { enabled = true }),
            (HttpMethod.Post, "/partialImport", new { users = Array.Empty<object>() }),
            (HttpMethod.Post, "/identity-provider/instances", new { alias = "x", providerId = "oidc", config = new { } }),
        ];
        foreach (var (method, path, body) in calls)
        {
            (await Admin.CallAsync(method, path, body)).Status.ShouldBe(403, $"{method} {path}");
        }
    }

    [SkippableFact]
    public async Task People_are_made_in_the_group_of_people_only()
    {
        (await Admin.PostAsync("/users", Admin.Person("free", person => person.Remove("groups")))).Status.ShouldBe(403);
        (await Admin.PostAsync("/users", Admin.Person("boss", person => person["groups"] = new System.Text.Json.Nodes.JsonArray("/operators")))).Status.ShouldBe(403);
    }

    [SkippableFact]
    public async Task Roles_in_the_request_for_an_account_have_no_effect()
    {
        await Admin.PersonAsync("eve", person =>
        {
            person["realmRoles"] = new System.Text.Json.Nodes.JsonArray("operator");
            person["clientRoles"] = System.Text.Json.Nodes.JsonNode.Parse("""{ "realm-management": ["realm-admin"] }""");
        });

        (await Identity.TokensOfAsync(Admin.NameOf("eve"))).Claims["realm_access"].ShouldBeNull();
    }

    [SkippableFact]
    public async Task Nobody_is_given_a_realm_role_a_group_or_impersonated()
    {
        var eve = await Admin.PersonAsync("eve");
        foreach (var id in new[] { eve, TestRealm.OperatorId, TestRealm.OnboardingAccountId })
        {
            (await Admin.PostAsync($"/users/{id}/role-mappings/realm", OperatorRole)).Status.ShouldBe(403);
            (await Admin.PostAsync($"/users/{id}/role-mappings/clients/{TestRealm.DirectoryClientId}", new[] { new { name = "x" } })).Status.ShouldBe(403);
            (await Admin.PutAsync($"/users/{id}/groups/{TestRealm.OperatorsGroupId}")).Status.ShouldBe(403);
            (await Admin.CallAsync(HttpMethod.Post, $"/users/{id}/impersonation")).Status.ShouldBe(403);
        }
    }

    [SkippableFact]
    public async Task A_realm_role_cannot_be_put_on_a_hubs_group()
    {
        var hub = await Admin.HubAsync("piege");
        var group = await Admin.GroupAsync(hub, "viewer");

        (await Admin.PostAsync($"/organizations/{hub}/groups/{group}/role-mappings/realm", OperatorRole)).Status.ShouldBe(403);
    }

    [SkippableTheory]
    [MemberData(nameof(OutOfReach))]
    public async Task Who_is_out_of_reach_cannot_be_read_changed_or_deleted(string whose, string id)
    {
        var password = new { type = "password", value = TestRealm.Password };

        (await Admin.GetAsync($"/users/{id}")).Status.ShouldBe(403, whose);
        (await Admin.PutAsync($"/users/{id}/reset-password", password)).Status.ShouldBe(403, whose);
        (await Admin.PutAsync($"/users/{id}", new { email = "x@example.org" })).Status.ShouldBe(403, whose);
        (await Admin.PutAsync($"/users/{id}", new { enabled = false })).Status.ShouldBe(403, whose);
        (await Admin.PutAsync($"/users/{id}", new { credentials = new[] { password } })).Status.ShouldBe(403, whose);
        (await Admin.DeleteAsync($"/users/{id}")).Status.ShouldBe(403, whose);
    }

    [SkippableTheory]
    [MemberData(nameof(OutOfReach))]
    public async Task Who_is_out_of_reach_cannot_be_drawn_into_a_hub(string whose, string id)
    {
        var hub = await Admin.HubAsync("appat");
        var group = await Admin.GroupAsync(hub, "hub-admin");

        (await Admin.PostAsync($"/organizations/{hub}/members", id)).Status.ShouldBe(403, whose);
        (await Admin.PutAsync($"/organizations/{hub}/groups/{group}/members/{id}")).Status.ShouldBe(403, whose);
    }

    [SkippableFact]
    public async Task It_finds_people_and_no_operator()
    {
        var eve = await Admin.PersonAsync("eve");

        ((string?)(await Admin.GetAsync($"/users?username={Admin.NameOf("eve")}&exact=true")).Body![0]!["id"]).ShouldBe(eve);
        (await Admin.GetAsync("/users?username=operatrice&exact=true")).Body!.AsArray().Count.ShouldBe(0);
        (await Identity.SignInAsync("operatrice")).Code.ShouldNotBeNull();
    }
}

[Collection(DevIdentityCollection.Name)]
public sealed class LeastPrivilegeOnDevIdentity(DevIdentityServer server) : LeastPrivilegeTests(server);

[Collection(KeycloakCollection.Name)]
public sealed class LeastPrivilegeOnKeycloak(KeycloakServer server) : LeastPrivilegeTests(server);

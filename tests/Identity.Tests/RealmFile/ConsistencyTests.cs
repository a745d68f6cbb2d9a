using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.RealmFile;

/// <summary>The realm file is kept by hand: what refers to what is checked here, before Keycloak fails on it with less to say.</summary>
public sealed partial class ConsistencyTests
{
    private static readonly string[] Hubs =
    [
        "antilles-guyane", "aura", "hauts-de-france", "hubert", "hubiquite", "ile-de-france", "mednum-bfc", "national", "occitanie", "pays-de-la-loire", "sud", "ultranumerique",
    ];

    private static readonly string[] Roles = ["hub-admin", "hub-member", "jury", "mediator", "viewer"];

    private static readonly string Text = File.ReadAllText(Repository.RealmFile);
    private static readonly JsonObject Realm = JsonNode.Parse(Text)!.AsObject();

    [Fact]
    public void The_hubs_of_2019_and_the_operators_own_have_five_role_groups_each()
    {
        Items("organizations").Select(hub => (string)hub["alias"]!).Order().ShouldBe(Hubs);
        foreach (var hub in Items("organizations"))
        {
            hub["groups"]!.AsArray().Select(group => (string)group!["name"]!).Order().ShouldBe(Roles);
            hub["attributes"].ShouldBeNull(); // they could imitate the claims of the mappers
        }
    }

    [Fact]
    public void Members_are_users_and_their_groups_are_of_the_same_hub()
    {
        var users = Items("users").Select(user => (string)user["username"]!).ToHashSet();
        foreach (var hub in Items("organizations"))
        {
            var groups = hub["groups"]!.AsArray().Select(group => (string)group!["id"]!).ToHashSet();
            foreach (var member in hub["members"]!.AsArray())
            {
                users.ShouldContain((string)member!["username"]!);
                member["groups"].Strings().ShouldAllBe(group => groups.Contains(group));
            }
        }
    }

    [Fact]
    public void Every_hub_has_a_demonstration_user_of_each_kind_with_that_one_role()
    {
        Dictionary<string, string> roles = new() { ["admin"] = "hub-admin", ["membre"] = "hub-member", ["mediateur"] = "mediator", ["lecteur"] = "viewer" };
        foreach (var hub in Items("organizations"))
        {
            foreach (var (kind, role) in roles)
            {
                RoleOf($"{kind}.{hub["alias"]}", hub).ShouldBe(role);
            }
        }

        var national = Items("organizations").Single(hub => (string?)hub["alias"] == "national");
        RoleOf("operatrice", national).ShouldBe("hub-admin");
        RoleOf("jury", national).ShouldBe("jury");
    }

    [Fact]
    public void Everybody_can_sign_in_and_is_within_reach_of_onboarding()
    {
        foreach (var user in Items("users").Where(user => user["serviceAccountClientId"] is null))
        {
            foreach (var needed in new[] { "id", "firstName", "lastName", "email" })
            {
                ((string?)user[needed]).ShouldNotBeNullOrWhiteSpace($"{needed} of {user["username"]}");
            }

            ((bool?)user["enabled"]).ShouldBe(true);
            ((bool?)user["emailVerified"]).ShouldBe(true);
            user["groups"].Strings().ShouldContain("/people");
        }
    }

    [Fact]
    public void Operator_is_given_by_the_group_operators_and_by_nothing_else()
    {
        Items("users").ShouldAllBe(user => user["realmRoles"] == null);
        Items("users").Where(user => user["groups"].Strings().Contains("/operators")).Select(user => (string)user["username"]!).ShouldBe(["operatrice"]);
        Items("groups").Single(group => group["realmRoles"].Strings().Contains("operator"))["name"]!.ToString().ShouldBe("operators");
    }

    [Fact]
    public void The_permissions_of_onboarding_name_the_groups_that_exist()
    {
        var ids = Items("groups").ToDictionary(group => (string)group["name"]!, group => (string)group["id"]!);
        var policies = Items("clients").Single(client => (string?)client["clientId"] == "admin-permissions")["authorizationSettings"]!["policies"]!.AsArray();
        foreach (var (name, policy) in new[] { ("people", "is hubs-onboarding"), ("operators", "is not hubs-onboarding") })
        {
            var permission = policies.Single(candidate => (string?)candidate!["name"] == name)!["config"]!;
            JsonNode.Parse((string)permission["resources"]!).Strings().ShouldBe([ids[name]]);
            JsonNode.Parse((string)permission["applyPolicies"]!).Strings().ShouldBe([policy]);
        }
    }

    [Fact]
    public void Clients_use_scopes_that_exist_and_nothing_laxer_than_the_code_flow_with_S256()
    {
        var scopes = Items("clientScopes").Select(scope => (string)scope["name"]!).ToHashSet();
        foreach (var client in Items("clients"))
        {
            client["defaultClientScopes"].Strings().Concat(client["optionalClientScopes"].Strings()).ShouldAllBe(scope => scopes.Contains(scope));
            ((bool?)client["fullScopeAllowed"]).ShouldBe(false);
            ((bool?)client["directAccessGrantsEnabled"]).ShouldNotBe(true);
            ((bool?)client["implicitFlowEnabled"]).ShouldNotBe(true);
            if ((bool?)client["standardFlowEnabled"] == true)
            {
                ((string?)client["attributes"]!["pkce.code.challenge.method"]).ShouldBe("S256");
                ((string?)client["attributes"]!["access.token.signed.response.alg"]).ShouldBe("RS256");
            }
        }
    }

    [Fact]
    public void Every_service_is_a_client_and_in_the_audience()
    {
        string[] services = ["hubs-directory", "hubs-evaluation", "hubs-funding", "hubs-portal", "hubs-training"];

        Items("clients").Where(client => (bool?)client["bearerOnly"] == true).Select(client => (string)client["clientId"]!).Order().ShouldBe(services);
        Items("clientScopes").SelectMany(scope => scope["protocolMappers"]!.AsArray()).Select(mapper => (string?)mapper!["config"]!["included.client.audience"])
            .OfType<string>().Order().ShouldBe(services);
    }

    [Fact]
    public void Secrets_are_placeholders_without_a_default()
    {
        var secrets = Items("clients").Select(client => (string?)client["secret"])
            .Concat(Items("users").SelectMany(user => user["credentials"]?.AsArray() ?? []).Select(credential => (string?)credential!["value"])).OfType<string>().ToArray();

        secrets.ShouldNotBeEmpty();
        secrets.ShouldAllBe(secret => Placeholder().IsMatch(secret));
    }

    [Fact]
    public void Ids_are_unique()
    {
        var ids = Id().Matches(Text).Select(match => match.Groups[1].Value).ToArray();

        ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
    }

    private static IEnumerable<JsonObject> Items(string name) => Realm[name]!.AsArray().Select(item => item!.AsObject());

    private static string? RoleOf(string user, JsonObject hub)
    {
        var group = hub["members"]!.AsArray().Single(member => (string?)member!["username"] == user)!["groups"].Strings().Single();
        return (string?)hub["groups"]!.AsArray().Single(candidate => (string?)candidate!["id"] == group)!["name"];
    }

    [GeneratedRegex(@"^\$\{[A-Z_]+\}$")]
    private static partial Regex Placeholder();

    [GeneratedRegex("\"id\": \"([^\"]+)\"")]
    private static partial Regex Id();
}

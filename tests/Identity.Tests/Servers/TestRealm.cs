using System.Text.Json.Nodes;

namespace HubsPlatform.Identity.Tests.Servers;

/// <summary>The realm file of the platform with some people of the tests added: the demonstration has nobody in two hubs or in none.</summary>
internal static class TestRealm
{
    public const string Password = "Hubs-Demo-2026!";

    public const string InTwoHubs = "deux.hubs"; // hub-admin of aura, viewer of occitanie
    public const string InNoHub = "sans.hub";
    public const string Disabled = "compte.ferme"; // hub-admin of aura
    public const string ToBeLocked = "compte.verrou";

    /// <summary>A service account without any role, for which the services are in the audience.</summary>
    public const string ServiceClient = "hubs-test-service";

    public const string OperatorId = "5ab00000-0000-4000-8000-000000000001";
    public const string OnboardingAccountId = "5ab00000-0000-4000-8000-000000009001";
    public const string DirectoryClientId = "5c100000-0000-4000-8000-000000000001";
    public const string PeopleGroupId = "9a000000-0000-4000-8000-000000000001";
    public const string OperatorsGroupId = "9a000000-0000-4000-8000-000000000002";
    public const string OperatorRoleId = "7e000000-0000-4000-8000-000000000001";

    public static string Text()
    {
        var realm = JsonNode.Parse(File.ReadAllText(Repository.RealmFile))!.AsObject();
        foreach (var name in new[] { InTwoHubs, InNoHub, Disabled, ToBeLocked })
        {
            realm["users"]!.AsArray().Add(Person(name, isEnabled: name != Disabled));
        }

        Join(realm, InTwoHubs, "aura", "hub-admin");
        Join(realm, InTwoHubs, "occitanie", "viewer");
        Join(realm, Disabled, "aura", "hub-admin");
        realm["clients"]!.AsArray().Add(JsonNode.Parse($$"""
            {
              "clientId": "{{ServiceClient}}", "enabled": true, "protocol": "openid-connect", "publicClient": false, "secret": "${HUBS_TEST_SECRET}",
              "standardFlowEnabled": false, "serviceAccountsEnabled": true, "fullScopeAllowed": false, "redirectUris": [],
              "attributes": { "client_credentials.use_refresh_token": "false", "access.token.signed.response.alg": "RS256" },
              "defaultClientScopes": ["basic", "roles", "service_account", "platform-audience"], "optionalClientScopes": []
            }
            """));
        realm["users"]!.AsArray().Add(JsonNode.Parse($$"""{ "username": "service-account-{{ServiceClient}}", "enabled": true, "serviceAccountClientId": "{{ServiceClient}}" }"""));
        return realm.ToJsonString();
    }

    private static JsonNode Person(string name, bool isEnabled) => JsonNode.Parse($$"""
        {
          "username": "{{name}}", "enabled": {{(isEnabled ? "true" : "false")}}, "firstName": "Essai", "lastName": "{{name}}",
          "email": "{{name}}@tests.example", "emailVerified": true, "groups": ["/people"],
          "credentials": [{ "type": "password", "value": "${HUBS_DEMO_PASSWORD}", "temporary": false }]
        }
        """)!;

    private static void Join(JsonObject realm, string person, string alias, string role)
    {
        var hub = realm["organizations"]!.AsArray().Single(hub => (string)hub!["alias"]! == alias)!;
        var group = hub["groups"]!.AsArray().Single(group => (string)group!["name"]! == role)!["id"]!.DeepClone();
        hub["members"]!.AsArray().Add(new JsonObject { ["username"] = person, ["membershipType"] = "UNMANAGED", ["groups"] = new JsonArray(group) });
    }
}

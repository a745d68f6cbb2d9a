using System.Collections.Frozen;
using System.Security.Claims;
using System.Text.Json;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.ServiceDefaults.HubAccess;

/// <summary>
/// What a token says of hubs. A role counts in the hub it was given for and nowhere else: it is read from
/// <c>organization.&lt;alias&gt;.groups</c> (Keycloak organization groups, 26.6 or later) and from no other place. At the top
/// level of the token only <c>operator</c> counts, from <c>realm_access.roles</c>.
/// </summary>
/// <param name="IsOperator">Works for the national operator.</param>
/// <param name="Hubs">Roles by hub; a member without a role has an empty set.</param>
public sealed record HubGrants(bool IsOperator, IReadOnlyDictionary<HubId, IReadOnlySet<string>> Hubs)
{
    /// <summary>The realm role of the national operator's staff.</summary>
    public const string Operator = "operator";

    private const string JsonClaim = "JSON";

    /// <summary>Has at least one of the roles in the hub; with none named, any role at all.</summary>
    public bool Has(HubId hub, params ReadOnlySpan<string> anyOf)
    {
        if (!Hubs.TryGetValue(hub, out var roles))
        {
            return false;
        }

        foreach (var role in anyOf)
        {
            if (roles.Contains(role))
            {
                return true;
            }
        }

        return anyOf.Length == 0 && roles.Count > 0;
    }

    /// <summary>Reads a validated token. An odd shape (an array of aliases, two claims, a nested group) grants nothing.</summary>
    public static HubGrants From(ClaimsPrincipal user)
    {
        var hubs = new Dictionary<HubId, IReadOnlySet<string>>();
        if (ObjectClaim(user, "organization") is { } organizations)
        {
            foreach (var organization in organizations.EnumerateObject())
            {
                if (HubId.TryParse(organization.Name, out var hub) && organization.Value.ValueKind == JsonValueKind.Object)
                {
                    hubs[hub] = Strings(organization.Value, "groups").Select(RoleOf).OfType<string>().ToFrozenSet(StringComparer.Ordinal);
                }
            }
        }

        var isOperator = ObjectClaim(user, "realm_access") is { } realm && Strings(realm, "roles").Contains(Operator);
        return new HubGrants(isOperator, hubs);
    }

    /// <summary>"/hub-admin" is the role hub-admin; a group inside another group is none.</summary>
    private static string? RoleOf(string group) =>
        group is ['/', _, ..] && group.IndexOf('/', 1) < 0 ? group[1..] : null;

    /// <summary>Two claims of one name mean two mappers that disagree, so they count as none.</summary>
    private static JsonElement? ObjectClaim(ClaimsPrincipal user, string type)
    {
        if (user.FindAll(type).Take(2).ToArray() is not [{ ValueType: JsonClaim } claim])
        {
            return null;
        }

        using var document = JsonDocument.Parse(claim.Value);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
    }

    private static IEnumerable<string> Strings(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];
}

using System.Text.Json;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;

namespace HubsPlatform.DevIdentity.Administration;

/// <summary>Who calls the administration API, with the roles that the token has in realm-management.</summary>
internal sealed class Caller(Realm realm, User user, string[] roles)
{
    public bool HasAny(params string[] anyOf) => anyOf.Intersect(roles).Any();

    /// <summary>Over whoever is in these groups: by the role manage-users over everyone, else by the realm's fine-grained permissions.</summary>
    public bool May(string scope, IEnumerable<string> groups) => HasAny(AdminRole.ManageUsers) || realm.Permissions.Allow(user, scope, groups);

    public bool May(string scope, User person) => May(scope, person.Groups);

    public static Caller Of(HttpContext http) => (Caller)http.Items[typeof(Caller)]!;

    /// <summary>Lets through who has one of the roles.</summary>
    public static Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>> Needs(params string[] anyOf) => async (context, next) =>
    {
        var http = context.HttpContext;
        var realm = http.RequestServices.GetRequiredService<Realm>();
        var token = await http.RequestServices.GetRequiredService<TokenSigner>().ReadBearerAsync(http.Request);
        if (token is null || realm.User(token.Subject) is not { Enabled: true } user)
        {
            return AdminResults.Unauthorized();
        }

        var caller = new Caller(realm, user, RolesIn(token));
        http.Items[typeof(Caller)] = caller;
        return caller.HasAny(anyOf) ? await next(context) : AdminResults.Forbidden();
    };

    private static string[] RolesIn(JsonWebToken token) =>
        token.TryGetPayloadValue("resource_access", out JsonElement access) && access.TryGetProperty("realm-management", out var management)
            ? [.. management.GetProperty("roles").EnumerateArray().Select(role => role.GetString()!)]
            : [];
}

internal static class AdminRole
{
    public const string ManageOrganizations = "manage-organizations";
    public const string ManageUsers = "manage-users";
    public const string QueryUsers = "query-users";
    public const string RealmAdmin = "realm-admin";
}

/// <summary>Scopes of the permissions over groups.</summary>
internal static class GroupScope
{
    public const string ViewMembers = "view-members";
    public const string ManageMembers = "manage-members";
    public const string ManageMembership = "manage-membership";
    public const string ManageMembershipOfMembers = "manage-membership-of-members";
}

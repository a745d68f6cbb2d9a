using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Claims;

/// <summary>The scopes <c>organization:*</c> (all hubs of the person) and <c>organization:ALIAS</c> (one).</summary>
internal static class HubScope
{
    public const string ClientScope = "organization";
    public const string All = "organization:*";

    public static bool Is(string scope) => scope.StartsWith("organization:", StringComparison.Ordinal);

    public static string Of(Organization hub) => $"organization:{hub.Alias}";

    /// <summary>The enabled hubs of the user that the scopes name.</summary>
    public static Organization[] Hubs(this Realm realm, User user, IReadOnlyCollection<string> scopes) =>
        [.. realm.Organizations.Where(hub => hub.Enabled && hub.MemberOf(user) is not null && (scopes.Contains(All) || scopes.Contains(Of(hub))))];
}

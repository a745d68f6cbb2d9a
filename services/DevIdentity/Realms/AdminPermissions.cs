namespace HubsPlatform.DevIdentity.Realms;

/// <summary>
/// Keycloak's fine-grained administration permissions, as far as the realm uses them: scope permissions over realm groups, under
/// policies that name users (client "admin-permissions" of the realm file).
/// </summary>
internal sealed class AdminPermissions(RealmFile file)
{
    private readonly AdminPolicy[] _policies = file.AdminPermissionsEnabled
        ? file.Clients.FirstOrDefault(client => client.ClientId == "admin-permissions")?.AuthorizationSettings?.Policies ?? []
        : [];

    /// <summary>Whether the caller has the scope over someone in these groups: a permission must grant it, and none may deny it.</summary>
    public bool Allow(User caller, string scope, IEnumerable<string> groupPaths)
    {
        var groups = file.Groups.Where(group => groupPaths.Contains(group.Path)).Select(group => group.Id).ToArray();
        var permissions = _policies.Where(policy => policy.Type == "scope" && policy.List("scopes").Contains(scope) && policy.List("resources").Intersect(groups).Any()).ToArray();
        return permissions.Length > 0 && permissions.All(permission => permission.List("applyPolicies").All(name => Holds(name, caller)));
    }

    private bool Holds(string name, User caller) => _policies.Single(policy => policy.Name == name) switch
    {
        { Type: "user" } policy => policy.List("users").Contains(caller.Username) == (policy.Logic == "POSITIVE"),
        var policy => throw new RealmFileException($"Policies of type {policy.Type} ({name}) are not known to the development provider."),
    };
}

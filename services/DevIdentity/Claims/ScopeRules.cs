using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Claims;

/// <summary>From what a client asks to what a person gets.</summary>
internal sealed class ScopeRules(Realm realm)
{
    public const string OpenId = "openid";

    /// <summary>What the text asks for; null when the client may not ask for a part of it: Keycloak refuses then, it drops nothing.</summary>
    public string[]? Asked(Client client, string? text)
    {
        string[] asked = [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
        return asked.All(scope => MayAsk(client, scope)) ? asked : null;
    }

    /// <summary>Hub scopes that give this person nothing are left out.</summary>
    public string[] Granted(User user, IEnumerable<string> asked) => [.. asked.Where(scope => !HubScope.Is(scope) || realm.Hubs(user, [scope]).Length > 0)];

    /// <summary>A refresh may ask for less, also for one hub instead of all. What it asks beyond the first grant it does not get.</summary>
    public string[] Narrowed(User user, string[] granted, string[] asked)
    {
        static bool Covers(string[] scopes, string scope) => scopes.Contains(scope) || (HubScope.Is(scope) && scopes.Contains(HubScope.All));
        return Granted(user, granted.Union(asked).Where(scope => Covers(granted, scope) && Covers(asked, scope)));
    }

    /// <summary>The client scopes whose mappers run.</summary>
    public IEnumerable<ClientScope> Active(Client client, IReadOnlyCollection<string> granted) => client.DefaultClientScopes
        .Concat(client.OptionalClientScopes.Where(optional => granted.Contains(optional) || (optional == HubScope.ClientScope && granted.Any(HubScope.Is))))
        .Where(realm.Scopes.ContainsKey)
        .Select(name => realm.Scopes[name]);

    /// <summary>The value of "scope" in answers and tokens.</summary>
    public string Text(Client client, IReadOnlyCollection<string> granted) => string.Join(' ', granted
        .Where(scope => scope == OpenId || HubScope.Is(scope))
        .Concat(Active(client, granted).Where(scope => scope.IsNamedInTokens && scope.Name != HubScope.ClientScope).Select(scope => scope.Name)));

    private bool MayAsk(Client client, string scope)
    {
        if (scope == OpenId || client.DefaultClientScopes.Contains(scope))
        {
            return true;
        }

        if (HubScope.Is(scope))
        {
            return client.OptionalClientScopes.Contains(HubScope.ClientScope) && (scope == HubScope.All || realm.Organizations.Any(hub => HubScope.Of(hub) == scope));
        }

        // "organization" alone would need a page on which a person with several hubs chooses one.
        return scope != HubScope.ClientScope && client.OptionalClientScopes.Contains(scope);
    }
}

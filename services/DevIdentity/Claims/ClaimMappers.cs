using System.Text.Json.Nodes;
using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Claims;

/// <summary>What Keycloak's protocol mappers write, for the mappers that the realm uses.</summary>
internal sealed class ClaimMappers(Realm realm, ScopeRules scopes)
{
    /// <exception cref="RealmFileException">The realm uses a mapper that is not known here.</exception>
    public ClaimSet Run(ClaimTarget target, ClaimSubject subject)
    {
        var claims = new ClaimSet();
        var enabled = $"{target.ToString().ToLowerInvariant()}.token.claim";
        foreach (var mapper in scopes.Active(subject.Client, subject.Scopes).SelectMany(scope => scope.ProtocolMappers))
        {
            if (mapper.Setting(enabled) == "true")
            {
                Write(claims, mapper, subject);
            }
        }

        return claims;
    }

    private void Write(ClaimSet claims, ProtocolMapper mapper, ClaimSubject subject)
    {
        var name = mapper.Setting("claim.name") ?? "";
        switch (mapper.Kind)
        {
            case "oidc-sub-mapper":
                claims.Put("sub", subject.User.Id);
                break;
            case "oidc-acr-mapper":
                claims.Put("acr", subject.SignIn?.Acr);
                break;
            case "oidc-full-name-mapper":
                claims.Put("name", FullName(subject.User));
                break;
            case "oidc-usermodel-attribute-mapper" or "oidc-usermodel-property-mapper":
                claims.Put(name, Property(subject.User, mapper.Setting("user.attribute")));
                break;
            case "oidc-usersessionmodel-note-mapper":
                claims.Put(name, Note(subject, mapper.Setting("user.session.note")));
                break;
            case "oidc-usermodel-realm-role-mapper":
                claims.PutAll(name, RealmRoles(subject));
                break;
            case "oidc-usermodel-client-role-mapper":
                foreach (var (owner, roles) in ClientRoles(subject))
                {
                    claims.PutAll(name.Replace("${client_id}", owner, StringComparison.Ordinal), roles);
                }

                break;
            case "oidc-audience-mapper":
                claims.AddAudience(mapper.Setting("included.client.audience")!);
                break;
            case "oidc-audience-resolve-mapper":
                foreach (var (owner, _) in ClientRoles(subject).Where(role => role.Owner != subject.Client.ClientId))
                {
                    claims.AddAudience(owner);
                }

                break;
            case "oidc-organization-membership-mapper":
                foreach (var hub in realm.Hubs(subject.User, subject.Scopes).Where(hub => subject.OnlyHub is null || hub.Id == subject.OnlyHub))
                {
                    claims.Inside(HubScope.ClientScope, hub.Alias)["id"] = hub.Id;
                }

                break;
            case "oidc-organization-group-membership-mapper":
                foreach (var hub in realm.Hubs(subject.User, subject.Scopes))
                {
                    claims.Inside(HubScope.ClientScope, hub.Alias)["groups"] = ClaimSet.Array(hub.GroupsOf(subject.User).Select(group => group.Path));
                }

                break;
            default:
                throw new RealmFileException($"The mapper {mapper.Name} ({mapper.Kind}) is not known to the development provider.");
        }
    }

    private IEnumerable<string> RealmRoles(ClaimSubject subject) =>
        realm.RolesOf(subject.User).Where(role => subject.Client.FullScopeAllowed || IsMapped(realm.File.ScopeMappings, subject.Client, role));

    private IEnumerable<(string Owner, string[] Roles)> ClientRoles(ClaimSubject subject)
    {
        var client = subject.Client;
        foreach (var (owner, held) in subject.User.ClientRoles)
        {
            var mappings = realm.File.ClientScopeMappings.GetValueOrDefault(owner) ?? [];
            string[] roles = [.. held.Where(role => client.FullScopeAllowed || owner == client.ClientId || IsMapped(mappings, client, role))];
            if (roles.Length > 0)
            {
                yield return (owner, roles);
            }
        }
    }

    private static bool IsMapped(IEnumerable<ScopeMapping> mappings, Client client, string role) =>
        mappings.Any(mapping => mapping.Client == client.ClientId && mapping.Roles.Contains(role));

    private static string? FullName(User user) => string.Join(' ', new[] { user.FirstName, user.LastName }.Where(part => part is { Length: > 0 })) is { Length: > 0 } name ? name : null;

    private static JsonNode? Note(ClaimSubject subject, string? note) => note switch
    {
        "AUTH_TIME" => subject.SignIn?.AuthTime,
        "client_id" => subject.SignIn is null ? subject.Client.ClientId : null,
        _ => null,
    };

    private static JsonNode? Property(User user, string? name) => name switch
    {
        "username" => user.Username,
        "firstName" => user.FirstName,
        "lastName" => user.LastName,
        "email" => user.Email,
        "emailVerified" => user.EmailVerified,
        null => null,
        _ => user.Attributes.GetValueOrDefault(name)?.FirstOrDefault(),
    };
}

using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Onboarding;

/// <summary>
/// The steps in Keycloak: organization, role groups, person, membership, role. Its account may create organizations and people of
/// the group /people, nothing else; members of /operators are out of its reach (realm file, client admin-permissions).
/// </summary>
internal sealed class KeycloakOnboarding(KeycloakAdministration keycloak) : IOnboarding
{
    private static readonly string[] Roles = [HubRole.Admin, HubRole.Member, HubRole.Mediator, HubRole.Jury, HubRole.Viewer];

    private readonly AdministratorAccounts _accounts = new(keycloak);

    public async Task<OnboardedAdministrator> OnboardAsync(NewHub hub, CancellationToken stop)
    {
        var alias = AliasOf(hub);
        var organization = await EnsureOrganizationAsync(alias, hub.Name.Trim(), stop);
        var administrators = await EnsureRoleGroupsAsync(organization, stop);
        var account = await _accounts.EnsureAsync(hub.Administrator, stop);
        await EnsureMemberAsync(organization, account.Id, stop);
        var joined = await keycloak.PutAsync($"organizations/{organization}/groups/{administrators}/members/{account.Id}", stop);
        joined.Expect(joined.IsDone || joined.IsThere, "rôle d'administrateur");
        return new(account.UserName, account.TemporaryPassword);
    }

    // Keycloak compares aliases with case, so "Sud" and "sud" could both exist there.
    private static string AliasOf(NewHub hub) => HubId.TryParse(hub.Alias.Trim().ToLowerInvariant(), out var id)
        ? id.Alias
        : throw new OnboardingException(OnboardingFailure.InvalidAlias, "L'alias du hub doit avoir de 2 à 63 lettres minuscules, chiffres ou tirets.");

    private async Task<string> EnsureOrganizationAsync(string alias, string name, CancellationToken stop)
    {
        var made = await keycloak.PostAsync("organizations", new { name, alias, enabled = true }, stop);
        if (made.IsDone)
        {
            return made.CreatedId!;
        }

        made.Expect(made.IsThere, "organisation");
        var found = await keycloak.GetAsync($"organizations?q=alias:{alias}", stop);
        return found.Expect(found.IsDone, "recherche de l'organisation").Read<Found[]>() is [var only]
            ? only.Id
            : throw new OnboardingException(OnboardingFailure.NameTaken, $"Un autre hub porte déjà le nom « {name} ».");
    }

    /// <returns>The id of the administrators' group.</returns>
    private async Task<string> EnsureRoleGroupsAsync(string organization, CancellationToken stop)
    {
        foreach (var name in Roles)
        {
            var made = await keycloak.PostAsync($"organizations/{organization}/groups", new { name }, stop);
            made.Expect(made.IsDone || made.IsThere, $"groupe {name}");
        }

        var groups = await keycloak.GetAsync($"organizations/{organization}/groups?search={HubRole.Admin}&exact=true", stop);
        return groups.Expect(groups.IsDone, "groupes").Read<FoundGroup[]>().Single(group => group.Name == HubRole.Admin).Id;
    }

    private async Task EnsureMemberAsync(string organization, string person, CancellationToken stop)
    {
        var added = await keycloak.PostIdAsync($"organizations/{organization}/members", person, stop);
        added.Expect(added.IsDone || added.IsThere, "appartenance au hub");
    }

    private sealed record Found(string Id);

    private sealed record FoundGroup(string Id, string Name);
}

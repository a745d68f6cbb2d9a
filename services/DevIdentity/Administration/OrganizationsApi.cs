using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Administration;

/// <summary>Organizations and their groups.</summary>
internal sealed class OrganizationsApi(Realm realm, Addresses addresses)
{
    public void Map(RouteGroupBuilder organizations)
    {
        organizations.MapGet("", List);
        organizations.MapPost("", (HttpRequest request) => AdminJson.ReadAsync<OrganizationInput>(request, input => Create(request, input)));
        organizations.MapGet("/{id}", (string id) => In(id, hub => AdminJson.Write(Views.Of(hub))));
        organizations.MapPut("/{id}", (HttpRequest request, string id) => AdminJson.ReadAsync<OrganizationInput>(request, input => In(id, hub => Replace(hub, input))));
        organizations.MapDelete("/{id}", (string id) => In(id, Delete));
        organizations.MapGet("/{id}/groups", (string id, string? search, bool exact = false) => In(id, hub => ListGroups(hub, search, exact)));
        organizations.MapPost("/{id}/groups", (HttpRequest request, string id) => AdminJson.ReadAsync<GroupInput>(request, input => In(id, hub => CreateGroup(request, hub, input))));
        organizations.MapDelete("/{id}/groups/{group}", (string id, string group) => In(id, hub => DeleteGroup(hub, group)));
    }

    /// <summary>The hub while nobody else writes; 404 for an unknown id.</summary>
    public IResult In(string id, Func<Organization, IResult> act)
    {
        lock (realm.Writing)
        {
            return realm.Organization(id) is { } hub ? act(hub) : AdminResults.NotFound("Organization not found.");
        }
    }

    // "search" looks at names and domains; an alias is found by q=alias:ALIAS.
    private IResult List(string? search, string? q, bool exact = false, int first = 0, int max = 100) => AdminJson.Write(realm.Organizations
        .Where(hub => Search.Matches(hub.Name, search, exact) || hub.Domains.Any(domain => Search.Matches(domain.Name, search, exact)))
        .Where(hub => q is null || q == $"alias:{hub.Alias}")
        .OrderBy(hub => hub.Name, StringComparer.Ordinal).Skip(first).Take(max).Select(Views.Of));

    private IResult Create(HttpRequest request, OrganizationInput input)
    {
        if (input.Name is not { Length: > 0 } name)
        {
            return AdminResults.BadRequest("Name can not be null");
        }

        var alias = input.Alias ?? name;
        if (alias.Contains(' '))
        {
            return AdminResults.BadRequest("Empty Space not allowed.");
        }

        lock (realm.Writing)
        {
            // Compared with case, as in Keycloak.
            if (realm.Organizations.Any(hub => hub.Alias == alias))
            {
                return AdminResults.Conflict("A organization with the same alias already exists");
            }

            if (realm.Organizations.Any(hub => hub.Name == name))
            {
                return AdminResults.Conflict("A organization with the same name already exists.");
            }

            var made = new Organization(name, alias);
            return Fill(made, input) ?? Results.Created($"{Addresses.Origin(request)}{addresses.Administration}/organizations/{made.Id}", value: null);
        }
    }

    // A PUT replaces: a description or domains that are left out are gone.
    private IResult Replace(Organization hub, OrganizationInput input) => input.Alias is { } alias && alias != hub.Alias
        ? AdminResults.BadRequest("Cannot change the alias")
        : Fill(hub with { Name = input.Name ?? hub.Name }, input) ?? Results.NoContent();

    /// <summary>Null when it is done, otherwise the refusal.</summary>
    private IResult? Fill(Organization hub, OrganizationInput input)
    {
        foreach (var domain in input.Domains ?? [])
        {
            if (realm.Organizations.Any(other => other.Id != hub.Id && other.Domains.Any(taken => taken.Name == domain.Name)))
            {
                return AdminResults.BadRequest($"Domain {domain.Name} is already linked to another organization in realm {realm.File.Name}");
            }
        }

        realm.Keep(hub with { Enabled = input.Enabled ?? true, Description = input.Description, Domains = [.. input.Domains ?? []], Attributes = input.Attributes ?? [] });
        return null;
    }

    private IResult Delete(Organization hub)
    {
        realm.Remove(hub);
        return Results.NoContent();
    }

    private static IResult ListGroups(Organization hub, string? search, bool exact) => AdminJson.Write(hub.Groups
        .Where(group => Search.Matches(group.Name, search, exact)).OrderBy(group => group.Name, StringComparer.Ordinal).Select(Views.Of));

    private IResult CreateGroup(HttpRequest request, Organization hub, GroupInput input)
    {
        if (input.Name is not { Length: > 0 } name)
        {
            return AdminResults.BadRequest("Group name is missing");
        }

        if (hub.Groups.Any(group => group.Name == name))
        {
            return AdminResults.Conflict("Group with the given name already exists.");
        }

        var made = new OrganizationGroup(Guid.CreateVersion7().ToString(), name);
        realm.Keep(hub with { Groups = hub.Groups.Add(made) });
        return Results.Created($"{Addresses.Origin(request)}{addresses.Administration}/organizations/{hub.Id}/groups/{made.Id}", Views.Of(made));
    }

    private IResult DeleteGroup(Organization hub, string id)
    {
        if (hub.Groups.Find(group => group.Id == id) is not { } group)
        {
            return AdminResults.NotFound("Group does not exist");
        }

        realm.Keep(hub with { Groups = hub.Groups.Remove(group), Members = [.. hub.Members.Select(member => member with { Groups = member.Groups.Remove(id) })] });
        return Results.NoContent();
    }
}

/// <summary>An id and inline groups are taken without a word and without effect, as in Keycloak.</summary>
internal sealed record OrganizationInput(
    string? Id, string? Name, string? Alias, bool? Enabled, string? Description, OrganizationDomain[]? Domains, Dictionary<string, string[]>? Attributes, object[]? Groups);

internal sealed record GroupInput(string? Name);

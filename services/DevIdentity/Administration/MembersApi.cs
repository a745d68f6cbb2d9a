using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Administration;

/// <summary>Who belongs to an organization, and to which of its groups. All of it needs reach over the person.</summary>
internal sealed class MembersApi(Realm realm, Addresses addresses, OrganizationsApi organizations)
{
    public void Map(RouteGroupBuilder group)
    {
        group.MapGet("/{id}/members", (HttpContext http, string id, string? search) => organizations.In(id, hub => List(Caller.Of(http), hub, search)));
        group.MapPost("/{id}/members", AddAsync);
        group.MapGet("/{id}/members/{user}", (HttpContext http, string id, string user) =>
            OfMember(http, GroupScope.ViewMembers, id, user, (_, person) => AdminJson.Write(Views.Of(person))));
        group.MapDelete("/{id}/members/{user}", (HttpContext http, string id, string user) => OfMember(http, GroupScope.ManageMembers, id, user, Remove));
        group.MapGet("/{id}/members/{user}/groups", (HttpContext http, string id, string user) =>
            OfMember(http, GroupScope.ViewMembers, id, user, (hub, person) => AdminJson.Write(hub.GroupsOf(person).Select(Views.Of))));
        group.MapPut("/{id}/groups/{role}/members/{user}", (HttpContext http, string id, string role, string user) => InGroup(http, id, role, user, Join));
        group.MapDelete("/{id}/groups/{role}/members/{user}", (HttpContext http, string id, string role, string user) => InGroup(http, id, role, user, Leave));
    }

    private IResult List(Caller caller, Organization hub, string? search) => AdminJson.Write(realm.People
        .Where(person => hub.MemberOf(person) is not null && person.Finds(search) && caller.May(GroupScope.ViewMembers, person)).Select(Views.Of));

    /// <summary>The body is the bare id of the user, in quotes or not.</summary>
    private async Task<IResult> AddAsync(HttpContext http, string id)
    {
        using var reader = new StreamReader(http.Request.Body);
        var userId = (await reader.ReadToEndAsync()).Trim().Trim('"');
        return organizations.In(id, hub =>
        {
            if (realm.User(userId) is not { } user)
            {
                return AdminResults.NotFound("User does not exist");
            }

            if (!Caller.Of(http).May(GroupScope.ManageMembers, user))
            {
                return AdminResults.Forbidden();
            }

            if (hub.MemberOf(user) is not null)
            {
                return AdminResults.Conflict("User is already a member of the organization.");
            }

            realm.Keep(hub with { Members = hub.Members.Add(new(user.Username, [])) });
            return Results.Created($"{Addresses.Origin(http.Request)}{addresses.Administration}/organizations/{hub.Id}/members/{user.Id}", value: null);
        });
    }

    private IResult Remove(Organization hub, User person)
    {
        realm.Keep(hub with { Members = hub.Members.Remove(hub.MemberOf(person)!) });
        return Results.NoContent();
    }

    private IResult OfMember(HttpContext http, string scope, string id, string userId, Func<Organization, User, IResult> act) => organizations.In(id, hub =>
    {
        if (realm.User(userId) is not { } user || hub.MemberOf(user) is null)
        {
            return AdminResults.NotFound("User is not a member of the organization");
        }

        return Caller.Of(http).May(scope, user) ? act(hub, user) : AdminResults.Forbidden();
    });

    private IResult InGroup(HttpContext http, string id, string groupId, string userId, Func<Organization, Member, string, IResult> act) => organizations.In(id, hub =>
    {
        if (realm.User(userId) is not { } user)
        {
            return AdminResults.NotFound("User does not exist");
        }

        if (hub.Groups.All(group => group.Id != groupId))
        {
            return realm.Organizations.Any(other => other.Groups.Any(group => group.Id == groupId))
                ? AdminResults.BadRequest("Group does not belong to the organization")
                : AdminResults.NotFound("Group does not exist");
        }

        if (!Caller.Of(http).May(GroupScope.ManageMembershipOfMembers, user))
        {
            return AdminResults.Forbidden();
        }

        return hub.MemberOf(user) is { } member ? act(hub, member, groupId) : AdminResults.BadRequest("User is not member of the organization");
    });

    private IResult Join(Organization hub, Member member, string group) => member.Groups.Contains(group)
        ? AdminResults.Conflict("User is already a member of the group")
        : Change(hub, member, member with { Groups = member.Groups.Add(group) });

    private IResult Leave(Organization hub, Member member, string group) => Change(hub, member, member with { Groups = member.Groups.Remove(group) });

    private IResult Change(Organization hub, Member from, Member to)
    {
        realm.Keep(hub with { Members = hub.Members.Replace(from, to) });
        return Results.NoContent();
    }
}

using HubsPlatform.DevIdentity.Hosting;

namespace HubsPlatform.DevIdentity.Administration;

/// <summary>The calls of Keycloak's administration API that onboarding a hub needs. Of the rest it says who may not, and 501 to who might.</summary>
internal sealed class AdministrationApi(Addresses addresses, OrganizationsApi organizations, MembersApi members, UsersApi users)
{
    private static readonly string[] ForRealmAdministratorsOnly =
    [
        "/clients", "/client-scopes", "/components", "/events", "/groups", "/identity-provider", "/partialImport", "/roles",
        "/users/{id}/groups", "/users/{id}/impersonation", "/users/{id}/role-mappings", "/organizations/{id}/groups/{group}/role-mappings",
    ];

    public void Map(WebApplication app)
    {
        var admin = app.MapGroup(addresses.Administration).DisableAntiforgery();

        var hubs = admin.MapGroup("/organizations").AddEndpointFilter(Caller.Needs(AdminRole.ManageOrganizations));
        organizations.Map(hubs);
        members.Map(hubs);
        users.Map(admin.MapGroup("/users").AddEndpointFilter(Caller.Needs(AdminRole.QueryUsers, AdminRole.ManageUsers)));

        foreach (var path in ForRealmAdministratorsOnly)
        {
            admin.Map($"{path}/{{**rest}}", NotHere).AddEndpointFilter(Caller.Needs(AdminRole.RealmAdmin));
        }

        admin.MapPut("", NotHere).AddEndpointFilter(Caller.Needs(AdminRole.RealmAdmin));
        admin.Map("/{**rest}", NotHere).AddEndpointFilter(Caller.Needs(AdminRole.RealmAdmin, AdminRole.ManageUsers, AdminRole.ManageOrganizations, AdminRole.QueryUsers));
    }

    private static IResult NotHere() => Results.Json(new { error = "Not in the development provider." }, statusCode: StatusCodes.Status501NotImplemented);
}

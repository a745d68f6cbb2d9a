using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Administration;

/// <summary>People, as far as the caller may reach them: whom it may not see it does not find.</summary>
internal sealed class UsersApi(Realm realm, Addresses addresses)
{
    public void Map(RouteGroupBuilder users)
    {
        users.MapGet("", List);
        users.MapPost("", (HttpRequest request) => AdminJson.ReadAsync<UserInput>(request, input => Create(request.HttpContext, input)));
        users.MapGet("/{id}", (HttpContext http, string id) => Of(http, GroupScope.ViewMembers, id, user => AdminJson.Write(Views.Of(user))));
        users.MapPut("/{id}", (HttpContext http, string id) =>
            AdminJson.ReadAsync<UserInput>(http.Request, input => Of(http, GroupScope.ManageMembers, id, user => Change(user, input) ?? Results.NoContent())));
        users.MapPut("/{id}/reset-password", (HttpContext http, string id) => AdminJson.ReadAsync<PasswordInput>(http.Request, password =>
            Of(http, GroupScope.ManageMembers, id, user => Change(user, new UserInput { Credentials = [password] }) ?? Results.NoContent())));
        users.MapDelete("/{id}", (HttpContext http, string id) => Of(http, GroupScope.ManageMembers, id, Delete));
    }

    private IResult List(HttpContext http, string? username, string? email, string? search, bool exact = false, int first = 0, int max = 100) => AdminJson.Write(realm.People
        .Where(user => Search.Matches(user.Username, username, exact) && Search.Matches(user.Email, email, exact) && user.Finds(search))
        .Where(user => Caller.Of(http).May(GroupScope.ViewMembers, user))
        .Skip(first).Take(max).Select(Views.Of));

    private IResult Create(HttpContext http, UserInput input)
    {
        if (!MayCreateIn(Caller.Of(http), input.Groups ?? []))
        {
            return AdminResults.Forbidden();
        }

        if (input.Username is not { Length: > 0 } name)
        {
            return AdminResults.BadRequest("User name is missing");
        }

        lock (realm.Writing)
        {
            if (realm.People.Any(other => Names.Same(other.Username, name)))
            {
                return AdminResults.Conflict("User exists with same username");
            }

            var made = new User(name.ToLowerInvariant()) { Groups = input.Groups ?? [] };
            return Change(made, input) ?? Results.Created($"{Addresses.Origin(http.Request)}{addresses.Administration}/users/{made.Id}", value: null);
        }
    }

    // Without the role manage-users: only into groups that the caller may fill, and into one at least.
    private static bool MayCreateIn(Caller caller, string[] groups) => caller.HasAny(AdminRole.ManageUsers)
        || (groups.Length > 0 && groups.All(group => caller.May(GroupScope.ManageMembers, [group]) && caller.May(GroupScope.ManageMembership, [group])));

    /// <summary>Only what is given changes. Null when it is done, otherwise the refusal.</summary>
    private IResult? Change(User user, UserInput input)
    {
        if (input.Email is { } email && realm.People.Any(other => other.Id != user.Id && Names.Same(other.Email, email)))
        {
            return AdminResults.Conflict("User exists with same email");
        }

        foreach (var password in input.Credentials ?? [])
        {
            if (PasswordPolicy.Objection(realm.File.PasswordPolicy, user, password.Value) is { } objection)
            {
                return Results.Json(new { error = "invalidPassword", error_description = objection }, statusCode: StatusCodes.Status400BadRequest);
            }
        }

        realm.Keep(user with
        {
            FirstName = input.FirstName ?? user.FirstName,
            LastName = input.LastName ?? user.LastName,
            Email = input.Email?.ToLowerInvariant() ?? user.Email,
            EmailVerified = input.EmailVerified ?? user.EmailVerified,
            Enabled = input.Enabled ?? user.Enabled,
            Credentials = input.Credentials is { } given ? [.. given.Select(password => Credential.Password(password.Value, password.Temporary))] : user.Credentials,
            Attributes = input.Attributes ?? user.Attributes,
        });
        return null;
    }

    private IResult Delete(User user)
    {
        realm.Remove(user);
        return Results.NoContent();
    }

    private IResult Of(HttpContext http, string scope, string id, Func<User, IResult> act)
    {
        lock (realm.Writing)
        {
            if (realm.User(id) is not { } user)
            {
                return Results.Json(new { error = "User not found" }, statusCode: StatusCodes.Status404NotFound);
            }

            return Caller.Of(http).May(scope, user) ? act(user) : AdminResults.Forbidden();
        }
    }
}

/// <summary>Roles are taken without a word and without effect, as in Keycloak: nobody gets one along with an account.</summary>
internal sealed record UserInput
{
    public string? Id { get; init; }
    public string? Username { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public bool? EmailVerified { get; init; }
    public bool? Enabled { get; init; }
    public PasswordInput[]? Credentials { get; init; }
    public Dictionary<string, string[]>? Attributes { get; init; }
    public string[]? Groups { get; init; }
    public string[]? RealmRoles { get; init; }
    public Dictionary<string, string[]>? ClientRoles { get; init; }
}

internal sealed record PasswordInput(string Type, string Value, bool Temporary = false);

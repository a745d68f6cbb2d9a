using System.Collections.Concurrent;
using System.Text.Json;

namespace HubsPlatform.DevIdentity.Realms;

/// <summary>
/// The realm in memory. Its records are never changed, only replaced: who reads needs no lock; who reads and then writes holds
/// <see cref="Writing"/>.
/// </summary>
internal sealed class Realm
{
    private readonly ConcurrentDictionary<string, User> _users;
    private readonly ConcurrentDictionary<string, Organization> _organizations;
    private readonly RealmChanges _changes;

    public Realm(RealmFile file, RealmChanges changes)
    {
        File = file;
        _changes = changes;
        Clients = file.Clients.ToDictionary(client => client.ClientId);
        Scopes = file.ClientScopes.ToDictionary(scope => scope.Name);
        Permissions = new(file);
        _users = new(changes.Users.Over(file.Users, user => user.Id));
        _organizations = new(changes.Organizations.Over(file.Organizations, hub => hub.Id));
    }

    public RealmFile File { get; }
    public Lock Writing { get; } = new();
    public IReadOnlyDictionary<string, Client> Clients { get; }
    public IReadOnlyDictionary<string, ClientScope> Scopes { get; }
    public AdminPermissions Permissions { get; }
    public IEnumerable<Organization> Organizations => _organizations.Values;

    /// <summary>Everyone but service accounts, in the order of their names.</summary>
    public IEnumerable<User> People => _users.Values.Where(user => user.ServiceAccountClientId is null).OrderBy(user => user.Username, StringComparer.Ordinal);

    /// <exception cref="RealmFileException">The text is no realm file, or a value is missing.</exception>
    public static RealmFile Read(string json, Func<string, string?> valueOf)
    {
        try
        {
            return JsonSerializer.Deserialize<RealmFile>(Placeholders.Fill(json, valueOf), JsonSerializerOptions.Web)
                ?? throw new RealmFileException("The realm file is empty.");
        }
        catch (JsonException e)
        {
            throw new RealmFileException($"The realm file cannot be read: {e.Message}", e);
        }
    }

    public User? User(string id) => _users.GetValueOrDefault(id);
    public Organization? Organization(string id) => _organizations.GetValueOrDefault(id);
    public User? PersonCalled(string name) => People.FirstOrDefault(person => person.IsCalled(name));
    public User? ServiceAccountOf(Client client) => _users.Values.FirstOrDefault(user => user.ServiceAccountClientId == client.ClientId);

    /// <summary>The user's own realm roles and those of the groups that the user is in.</summary>
    public IEnumerable<string> RolesOf(User user) =>
        user.RealmRoles.Concat(File.Groups.Where(group => user.Groups.Contains(group.Path)).SelectMany(group => group.RealmRoles)).Distinct();

    public void Keep(User user)
    {
        _users[user.Id] = user;
        _changes.Record(user);
    }

    public void Keep(Organization hub)
    {
        _organizations[hub.Id] = hub;
        _changes.Record(hub);
    }

    public void Remove(Organization hub)
    {
        _organizations.TryRemove(hub.Id, out _);
        _changes.Forget(hub);
    }

    /// <summary>The memberships go with the person.</summary>
    public void Remove(User user)
    {
        _users.TryRemove(user.Id, out _);
        _changes.Forget(user);
        foreach (var hub in Organizations)
        {
            if (hub.MemberOf(user) is { } member)
            {
                Keep(hub with { Members = hub.Members.Remove(member) });
            }
        }
    }
}

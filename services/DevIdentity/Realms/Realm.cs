using System.Collections.Concurrent;
using System.Text.Json;

namespace HubsPlatform.DevIdentity.Realms;

/// <summary>
/// The realm in memory. Its records are never changed, only replaced: who reads needs no lock; who reads and then writes holds
/// <see cref="Writing"/>.
/// </summary>
internal sealed class Realm
{
    private readonly ConcurrentDictionary<string, User> users;
    private readonly ConcurrentDictionary<string, Organization> organizations;
    private readonly RealmChanges changes;

    public Realm(RealmFile file, RealmChanges changes)
    {
        File = file;
        this.changes = changes;
        Clients = file.Clients.ToDictionary(client => client.ClientId);
        Scopes = file.ClientScopes.ToDictionary(scope => scope.Name);
        Permissions = new(file);
        users = new(changes.Users.Over(file.Users, user => user.Id));
        organizations = new(changes.Organizations.Over(file.Organizations, hub => hub.Id));
    }

    public RealmFile File { get; }
    public Lock Writing { get; } = new();
    public IReadOnlyDictionary<string, Client> Clients { get; }
    public IReadOnlyDictionary<string, ClientScope> Scopes { get; }
    public AdminPermissions Permissions { get; }
    public IEnumerable<Organization> Organizations => organizations.Values;

    /// <summary>Everyone but service accounts, in the order of their names.</summary>
    public IEnumerable<User> People => users.Values.Where(user => user.ServiceAccountClientId is null).OrderBy(user => user.Username, StringComparer.Ordinal);

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

    public User? User(string id) => users.GetValueOrDefault(id);
    public Organization? Organization(string id) => organizations.GetValueOrDefault(id);
    public User? PersonCalled(string name) => People.FirstOrDefault(person => person.IsCalled(name));
    public User? ServiceAccountOf(Client client) => users.Values.FirstOrDefault(user => user.ServiceAccountClientId == client.ClientId);

    /// <summary>The user's own realm roles and those of the groups that the user is in.</summary>
    public IEnumerable<string> RolesOf(User user) =>
        user.RealmRoles.Concat(File.Groups.Where(group => user.Groups.Contains(group.Path)).SelectMany(group => group.RealmRoles)).Distinct();

    public void Keep(User user)
    {
        users[user.Id] = user;
        changes.Record(user);
    }

    public void Keep(Organization hub)
    {
        organizations[hub.Id] = hub;
        changes.Record(hub);
    }

    public void Remove(Organization hub)
    {
        organizations.TryRemove(hub.Id, out _);
        changes.Forget(hub);
    }

    /// <summary>The memberships go with the person.</summary>
    public void Remove(User user)
    {
        users.TryRemove(user.Id, out _);
        changes.Forget(user);
        foreach (var hub in Organizations)
        {
            if (hub.MemberOf(user) is { } member)
            {
                Keep(hub with { Members = hub.Members.Remove(member) });
            }
        }
    }
}

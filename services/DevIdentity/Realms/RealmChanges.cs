using System.Text.Json;

namespace HubsPlatform.DevIdentity.Realms;

/// <summary>
/// What the administration API and people changed since the realm file, kept beside the signing key so that a hub that was
/// onboarded is still there after a restart. Without a folder it lasts as long as the process.
/// </summary>
internal sealed class RealmChanges
{
    private readonly string? _path;

    private RealmChanges(string? path) => _path = path;

    public Overlay<User> Users { get; private init; } = [];
    public Overlay<Organization> Organizations { get; private init; } = [];

    public static RealmChanges Load(string? folder)
    {
        if (folder is null)
        {
            return new(path: null);
        }

        var path = Path.Combine(folder, "realm-changes.json");
        var kept = File.Exists(path) ? JsonSerializer.Deserialize<Contents>(File.ReadAllText(path), JsonSerializerOptions.Web) : null;
        return new(path) { Users = kept?.Users ?? [], Organizations = kept?.Organizations ?? [] };
    }

    public void Record(User user) => Save(() => Users[user.Id] = user);
    public void Forget(User user) => Save(() => Users[user.Id] = null);
    public void Record(Organization hub) => Save(() => Organizations[hub.Id] = hub);
    public void Forget(Organization hub) => Save(() => Organizations[hub.Id] = null);

    private void Save(Action change)
    {
        lock (this)
        {
            change();
            if (_path is not null)
            {
                PrivateFile.Replace(_path, JsonSerializer.Serialize(new Contents(Users, Organizations), JsonSerializerOptions.Web));
            }
        }
    }

    private sealed record Contents(Overlay<User> Users, Overlay<Organization> Organizations);
}

/// <summary>By id: the new state, or null where it was deleted.</summary>
internal sealed class Overlay<T> : Dictionary<string, T?> where T : class
{
    public IEnumerable<KeyValuePair<string, T>> Over(IEnumerable<T> original, Func<T, string> idOf)
    {
        var all = original.ToDictionary(idOf, item => (T?)item);
        foreach (var (id, changed) in this)
        {
            all[id] = changed;
        }

        return all.Where(item => item.Value is not null).Select(item => KeyValuePair.Create(item.Key, item.Value!));
    }
}

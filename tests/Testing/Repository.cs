namespace HubsPlatform.Testing;

/// <summary>The checkout that the tests were built in.</summary>
public static class Repository
{
    /// <summary>The realm of the platform, as Keycloak imports it.</summary>
    public static string RealmFile => Path.Combine(Root, "AppHost", "realms", "hubs-realm.json");

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Upwards().First(folder => File.Exists(Path.Combine(folder, "HubsPlatform.sln")));

    /// <summary>The folder of the tests and those above it, nearest first.</summary>
    public static IEnumerable<string> Upwards()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}

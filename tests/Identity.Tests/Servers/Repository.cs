namespace HubsPlatform.Identity.Tests.Servers;

internal static class Repository
{
    public static string RealmFile => Path.Combine(Root, "AppHost", "realms", "hubs-realm.json");

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

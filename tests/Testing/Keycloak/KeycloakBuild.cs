using System.Security.Cryptography;
using System.Text;

namespace HubsPlatform.Testing.Keycloak;

/// <summary>
/// What the first start of an installation builds (20 s of computing, 5 MB), kept in the user's cache folder for the next test runs:
/// a test run must leave the installation as it is.
/// </summary>
internal static class KeycloakBuild
{
    private const string Part = "quarkus";

    public static void CopyTo(string home, string installation)
    {
        var kept = KeptFor(installation);
        Folders.Copy(System.IO.Directory.Exists(kept) ? kept : Path.Combine(installation, "lib", Part), Path.Combine(home, "lib", Part));
    }

    public static void Keep(string installation, string home)
    {
        var kept = KeptFor(installation);
        if (System.IO.Directory.Exists(kept))
        {
            return;
        }

        var draft = $"{kept}.{Environment.ProcessId}";
        Folders.Copy(Path.Combine(home, "lib", Part), draft);
        try
        {
            System.IO.Directory.Move(draft, kept);
        }
        catch (IOException) when (System.IO.Directory.Exists(kept)) // another run was first
        {
            System.IO.Directory.Delete(draft, recursive: true);
        }
    }

    private static string KeptFor(string installation)
    {
        var original = Path.Combine(installation, "lib", Part, "quarkus-application.dat");
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{installation} {File.GetLastWriteTimeUtc(original):O}")))[..16];
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "hubs", $"keycloak-build-{key}");
    }
}

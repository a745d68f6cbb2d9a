using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Servers;

/// <summary>A real Keycloak. Its programs stay where they are; its data are this checkout's.</summary>
internal static class KeycloakProcess
{
    /// <summary>Where Keycloak tells its health, apart from what users see.</summary>
    public const string ManagementEndpoint = "management";

    public static async Task<NativeServer> PrepareAsync(KeycloakResource keycloak, string keycloakHome, NativeServerContext context, CancellationToken stop)
    {
        var program = Path.Combine(keycloakHome, "bin", "kc.sh");
        if (!File.Exists(program))
        {
            throw new DistributedApplicationException($"KEYCLOAK_HOME is {keycloakHome}, but there is no bin/kc.sh in it: set it to an unpacked Keycloak, or unset it to use the development identity provider.");
        }

        ServiceUser.Find("java", "openjdk-17-jre-headless", (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append(Path.Combine(Environment.GetEnvironmentVariable("JAVA_HOME") ?? "", "bin")));
        var home = MirrorHome(keycloakHome, context.DataDirectory);
        await ImportRealmsAsync(keycloak, home, stop);
        var management = new EndpointReference(keycloak, ManagementEndpoint).Port;
        string[] server =
        [
            Path.Combine(home, "bin", "kc.sh"), "start-dev", "--import-realm",
            "--http-host=127.0.0.1", $"--http-port={new EndpointReference(keycloak, "http").Port}",
            "--health-enabled=true", $"--http-management-port={management}",
            .. context.Args,
        ];
        var environment = new Dictionary<string, string>
        {
            ["JAVA_OPTS_KC_HEAP"] = "-Xms64m -Xmx384m",
            ["KC_BOOTSTRAP_ADMIN_USERNAME"] = (await keycloak.AdminReference.GetValueAsync(stop))!,
            ["KC_BOOTSTRAP_ADMIN_PASSWORD"] = (await keycloak.AdminPasswordParameter.GetValueAsync(stop))!,
        };
        if (Environment.GetEnvironmentVariable("JAVA_HOME") is { Length: > 0 } javaHome)
        {
            environment["JAVA_HOME"] = javaHome;
        }

        return new NativeServer("/bin/sh", server) { WorkingDirectory = home, ShownAs = server, Environment = environment };
    }

    /// <summary>Keycloak takes the folder above its script for its home, and keeps its data there: so the script is copied and the rest linked.</summary>
    private static string MirrorHome(string keycloakHome, string data)
    {
        var home = Path.Combine(data, "home");
        Directory.CreateDirectory(Path.Combine(home, "bin"));
        File.Copy(Path.Combine(keycloakHome, "bin", "kc.sh"), Path.Combine(home, "bin", "kc.sh"), overwrite: true);
        foreach (var part in new[] { "lib", "conf", "providers", "themes" })
        {
            var link = new DirectoryInfo(Path.Combine(home, part));
            if (link.LinkTarget is not null)
            {
                link.Delete();
            }

            Directory.CreateSymbolicLink(link.FullName, Path.Combine(Path.GetFullPath(keycloakHome), part));
        }

        return home;
    }

    /// <summary>Keycloak imports a realm only where it has none of that name, so a changed file starts from empty data.</summary>
    private static async Task ImportRealmsAsync(KeycloakResource keycloak, string home, CancellationToken stop)
    {
        var data = Path.Combine(home, "data");
        foreach (var source in keycloak.Annotations.OfType<RealmImportAnnotation>().SelectMany(realm => Directory.GetFiles(realm.Folder, "*.json")))
        {
            var imported = Path.Combine(data, "import", Path.GetFileName(source));
            if (File.Exists(imported) && !await IsSameAsync(source, imported, stop) && Directory.Exists(Path.Combine(data, "h2")))
            {
                Directory.Delete(Path.Combine(data, "h2"), recursive: true);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(imported)!);
            File.Copy(source, imported, overwrite: true);
        }
    }

    private static async Task<bool> IsSameAsync(string one, string other, CancellationToken stop)
    {
        var (first, second) = (await File.ReadAllBytesAsync(one, stop), await File.ReadAllBytesAsync(other, stop));
        return first.AsSpan().SequenceEqual(second);
    }
}

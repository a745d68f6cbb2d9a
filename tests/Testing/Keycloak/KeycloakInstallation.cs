using System.Diagnostics;

namespace HubsPlatform.Testing.Keycloak;

/// <summary>A real Keycloak on this machine: KEYCLOAK_HOME, or the archive in a folder shared/keycloak beside the checkout.</summary>
public static class KeycloakInstallation
{
    /// <summary>Looks for one.</summary>
    /// <returns>Its home, or why there is none.</returns>
    public static async Task<(string? Home, string? Reason)> FindAsync()
    {
        if (!await JavaIsThereAsync())
        {
            return (null, "Keycloak needs Java 17 or later, and there is no java on the PATH (Debian: openjdk-17-jre-headless).");
        }

        if (Environment.GetEnvironmentVariable("KEYCLOAK_HOME") is { Length: > 0 } home)
        {
            return File.Exists(Path.Combine(home, "bin", "kc.sh")) ? (home, null) : (null, $"KEYCLOAK_HOME is {home}, and there is no bin/kc.sh in it.");
        }

        var unpack = Repository.Upwards().Select(folder => Path.Combine(folder, "shared", "keycloak", "unpack")).FirstOrDefault(File.Exists);
        return unpack is null
            ? (null, "There is no Keycloak here: KEYCLOAK_HOME is not set, and no folder above has shared/keycloak.")
            : ((await RunAsync(unpack)).Trim(), null);
    }

    private static async Task<bool> JavaIsThereAsync()
    {
        try
        {
            await RunAsync("java", "-version");
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }
}

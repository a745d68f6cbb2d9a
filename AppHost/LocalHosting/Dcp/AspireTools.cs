using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Aspire.Hosting;

namespace HubsPlatform.LocalHosting.Dcp;

/// <summary>
/// Aspire's orchestrator (dcp) and its dashboard (a verb of aspire-managed). Both are packed inside the Aspire CLI, which npm
/// brings; they are unpacked once, into node_modules/.cache.
/// </summary>
public sealed record AspireTools(string Dcp, string Managed)
{
    private static readonly string Package = "aspire-cli-" + (OperatingSystem.IsMacOS() ? "osx" : "linux") + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    /// <summary>ASPIRE_HOME when it is set, else node_modules in the given folder or above.</summary>
    public static async Task<AspireTools> LocateAsync(string folder, string? aspireHome, CancellationToken stop)
    {
        if (aspireHome is { Length: > 0 })
        {
            return Under(aspireHome) ?? throw new DistributedApplicationException($"ASPIRE_HOME is {aspireHome}, but bundle/dcp/dcp and bundle/managed/aspire-managed are not both in it: unset it, or fill it with 'aspire setup --install-path {aspireHome}'.");
        }

        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            var modules = Path.Combine(parent.FullName, "node_modules");
            var installed = Path.Combine(modules, "@microsoft", Package);
            if (Directory.Exists(installed))
            {
                var home = Path.Combine(modules, ".cache", Package, await VersionOfAsync(installed, stop));
                return Under(home) ?? await UnpackAsync(Path.Combine(installed, "bin", "aspire"), home, stop);
            }
        }

        throw new DistributedApplicationException($"Aspire's orchestrator and dashboard are missing: run 'npm ci' at the root of the checkout (npm package @microsoft/{Package}), or './hubs up', which does it.");
    }

    private static async Task<string> VersionOfAsync(string package, CancellationToken stop)
    {
        await using var file = File.OpenRead(Path.Combine(package, "package.json"));
        using var description = await JsonDocument.ParseAsync(file, cancellationToken: stop);
        return description.RootElement.GetProperty("version").GetString()!;
    }

    private static AspireTools? Under(string home)
    {
        var tools = new AspireTools(Path.Combine(home, "bundle", "dcp", "dcp"), Path.Combine(home, "bundle", "managed", "aspire-managed"));
        return File.Exists(tools.Dcp) && File.Exists(tools.Managed) ? tools : null;
    }

    private static async Task<AspireTools> UnpackAsync(string cli, string home, CancellationToken stop)
    {
        Directory.CreateDirectory(home);
        await using var turn = await WaitForTurnAsync(Path.Combine(home, ".unpacking"), stop);
        if (Under(home) is { } unpackedMeanwhile)
        {
            return unpackedMeanwhile;
        }

        var setup = new ProcessStartInfo(cli, ["setup", "--install-path", home, "--nologo"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        setup.Environment["HOME"] = home; // its log and device id stay here
        setup.Environment["ASPIRE_HOME"] = home; // else a second copy goes to ~/.aspire
        setup.Environment["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "1";
        setup.Environment["features__updateNotificationsEnabled"] = "false";
        using var process = Process.Start(setup)!;
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var complaint = await process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        if (process.ExitCode != 0 || Under(home) is not { } tools)
        {
            throw new DistributedApplicationException($"Aspire could not be unpacked into {home} (exit code {process.ExitCode}): {await output}{complaint}");
        }

        File.Delete(Path.Combine(home, "bundle", "dcp", "dcptun_c")); // 62 MB that only containers need
        return tools;
    }

    /// <summary>Two starts at once must not unpack into each other.</summary>
    private static async Task<FileStream> WaitForTurnAsync(string path, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(100, stop);
            }
        }
    }
}

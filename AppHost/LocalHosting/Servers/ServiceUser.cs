using System.Diagnostics;
using Aspire.Hosting;

namespace HubsPlatform.LocalHosting.Servers;

/// <summary>Servers refuse to run as root, or should not: where we are root they run as the user that their package made.</summary>
internal static class ServiceUser
{
    private static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Words to put before a command line. setpriv becomes the program, so the pid is the program's own.</summary>
    public static IReadOnlyList<string> Become(string user) => IsRoot ? ["setpriv", $"--reuid={user}", $"--regid={user}", "--clear-groups"] : ["setpriv"];

    /// <summary>Makes the folder, for the user alone.</summary>
    public static async Task OwnAsync(string user, string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        if (IsRoot)
        {
            ThrowIfOutOfReach(user, folder);
            await RunAsync(["chown", "-R", $"{user}:{user}", folder], stop);
        }
    }

    public static async Task RunAsync(IReadOnlyList<string> commandLine, CancellationToken stop)
    {
        using var process = Process.Start(new ProcessStartInfo(commandLine[0], commandLine.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var complaint = await process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        if (process.ExitCode != 0)
        {
            throw new DistributedApplicationException($"{string.Join(' ', commandLine)} ended with exit code {process.ExitCode}: {await output}{complaint}");
        }
    }

    /// <summary>A program in one of the folders, the first pattern first; else one line that says how to get it.</summary>
    public static string Find(string program, string package, params IEnumerable<string> folders) =>
        folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
        ?? throw new DistributedApplicationException($"{program} is missing on this machine: run 'apt-get install {package}', or './hubs up', which does it.");

    private static void ThrowIfOutOfReach(string user, string folder)
    {
        for (var parent = Directory.GetParent(folder); parent is not null; parent = parent.Parent)
        {
            if (!parent.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                throw new DistributedApplicationException($"The user {user} cannot reach {folder}, because {parent.FullName} is closed to others: set HUBS_DATA to a folder elsewhere, such as /var/tmp/hubs.");
            }
        }
    }
}

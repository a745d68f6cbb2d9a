using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HubsPlatform.Bench.Running;

/// <summary>Where things are on this machine.</summary>
internal static class Machine
{
    public static string Root { get; } = FindRoot();

    /// <summary>A port below the range from which outgoing connections take theirs.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20000, 32000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // taken
            }
        }
    }

    /// <summary>The built program of a project, in the configuration that this one was built in.</summary>
    public static string Assembly(string folder, string name)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Root, folder, "bin", configuration, "net10.0", $"HubsPlatform.{name}.dll");
    }

    /// <summary>Runs a program to its end and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> RunAsync(string program, IEnumerable<string> args, CancellationToken stop)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root })!;
        var errors = process.StandardError.ReadToEndAsync(stop);
        var output = await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed ({process.ExitCode}): {output}{await errors}");
    }

    /// <summary>Memory that a process does not share, plus its part of what it shares, in MB.</summary>
    public static double Pss(int pid) => FromKilobytes($"/proc/{pid}/smaps_rollup", "Pss:");

    /// <summary>The most memory that a process had, in MB: ever, or since it was forgotten.</summary>
    public static double PeakResident(int pid) => FromKilobytes($"/proc/{pid}/status", "VmHWM:");

    /// <summary>Counts a process's most memory anew (proc(5), clear_refs).</summary>
    public static void ForgetPeakResident(int pid) => File.WriteAllText($"/proc/{pid}/clear_refs", "5");

    private static double FromKilobytes(string file, string key)
    {
        try
        {
            var line = File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim()) / 1024;
        }
        catch (IOException)
        {
            return 0; // it ended meanwhile
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HubsPlatform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("This program runs from inside the checkout.");
        }

        return folder.FullName;
    }
}

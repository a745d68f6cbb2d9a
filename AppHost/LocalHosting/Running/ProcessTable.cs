using System.Globalization;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>A process beyond doubt: numbers are used again, a number with its start time is not.</summary>
/// <param name="StartTime">Clock ticks since boot.</param>
internal sealed record ProcessMark(int Pid, long StartTime)
{
    public bool IsAlive => Of(Pid) == this;

    /// <summary>Null when there is no such process, or only the shell of one that its parent has not taken note of.</summary>
    public static ProcessMark? Of(int pid) => ProcessTable.Read(pid) is { State: not ('Z' or 'X') } process ? new ProcessMark(pid, process.StartTime) : null;
}

/// <summary>What /proc says.</summary>
internal static class ProcessTable
{
    public static (char State, int Parent, long StartTime)? Read(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // the name before it may hold anything
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The process and all that it has started, directly or not.</summary>
    public static IReadOnlyList<int> Family(int root)
    {
        var parents = All().Select(pid => (pid, Read(pid)?.Parent)).ToList();
        List<int> family = [root];
        for (var index = 0; index < family.Count; index++)
        {
            family.AddRange(parents.Where(process => process.Parent == family[index]).Select(process => process.pid));
        }

        return family;
    }

    public static IReadOnlyList<int> WithArgument(string part) => [.. All().Where(pid => Arguments(pid).Contains(part, StringComparison.Ordinal))];

    private static IEnumerable<int> All() =>
        Directory.Exists("/proc") ? Directory.EnumerateDirectories("/proc").Select(path => int.TryParse(Path.GetFileName(path), out var pid) ? pid : 0).Where(pid => pid > 0) : [];

    private static string Arguments(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>Ends what an earlier run left behind, and nothing else: a number that now belongs to another process does not match.</summary>
internal static partial class Leftovers
{
    public const string Orchestrator = "dcp";

    private const int SigTerm = 15;
    private const int SigKill = 9;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static async Task EndAsync(IReadOnlyDictionary<string, ProcessMark> marks, CancellationToken stop)
    {
        // A DCP whose host has died needs some seconds to end everything in good order: let it.
        var orchestrators = marks.Where(pair => pair.Key.StartsWith(Orchestrator, StringComparison.Ordinal)).Select(pair => pair.Value).ToList();
        await WaitForEndAsync(orchestrators, stop);

        List<ProcessMark> roots = [.. marks.Values.Where(mark => mark.IsAlive)];
        List<ProcessMark> family = [.. roots.SelectMany(root => ProcessTable.Family(root.Pid)).Select(ProcessMark.Of).OfType<ProcessMark>()];
        roots.ForEach(root => Signal(root, SigTerm));
        await WaitForEndAsync(family, stop);
        family.ForEach(member => Signal(member, SigKill));
        await WaitForEndAsync(family, stop);
    }

    private static async Task WaitForEndAsync(IReadOnlyList<ProcessMark> processes, CancellationToken stop)
    {
        for (var waited = Stopwatch.StartNew(); processes.Any(process => process.IsAlive) && waited.Elapsed < Patience;)
        {
            await Task.Delay(Step, stop);
        }
    }

    private static void Signal(ProcessMark process, int signal)
    {
        if (process.IsAlive)
        {
            _ = Kill(process.Pid, signal);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int pid, int signal);
}

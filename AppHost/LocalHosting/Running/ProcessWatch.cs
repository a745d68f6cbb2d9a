using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Dcp;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>Follows what becomes of the processes, and tells when the run cannot go on.</summary>
internal sealed class ProcessWatch(DcpClient dcp, InstanceTable instances, HealthChecks checks, DataHold hold, Action<string> fail, TimeProvider clock, CancellationToken end)
{
    private static readonly TimeSpan LastWordsArrive = TimeSpan.FromMilliseconds(300);

    public async Task RunAsync()
    {
        try
        {
            await foreach (var (type, executable) in dcp.WatchExecutablesAsync(end))
            {
                var isLeaving = type == "DELETED" || executable.Metadata.DeletionTimestamp is not null;
                if (!isLeaving && instances.FindByProcess(executable.Metadata.Name) is { } instance)
                {
                    Take(instance, executable.Status);
                }
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // the run is being stopped
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            fail("DCP, which runs the processes, has ended; they end with it within some 5 seconds.");
        }
    }

    private void Take(Instance instance, DcpExecutableStatus? status)
    {
        var before = instance.State;
        instances.Change(instance, () => instance.Take(status));
        if (instance.Pid is { } pid)
        {
            hold.RememberProcess(instance.Name, pid);
        }

        if (before != KnownResourceStates.FailedToStart && instance.State == KnownResourceStates.FailedToStart)
        {
            _ = LogCopy.RunAsync(dcp, instances, instance, "system", end); // DCP's own words, which tell why
        }

        if (before != KnownResourceStates.Running && instance.State == KnownResourceStates.Running)
        {
            checks.Watch(instance, end);
        }

        // Once everything has been well, a fallen process is a matter for its button.
        if (StateTable.IsEnded(instance.State) && !instance.WasHealthy && !instance.IsStopWanted && !end.IsCancellationRequested)
        {
            _ = TellEndAsync(instance);
        }
    }

    private async Task TellEndAsync(Instance instance)
    {
        await Task.Delay(LastWordsArrive, clock); // by another stream
        var lastWords = string.Concat(instance.Log.Tail(12).Select(line => $"{Environment.NewLine}    {line}"));
        fail(instance.State == KnownResourceStates.FailedToStart
            ? $"{instance.Name} could not be started:{lastWords}"
            : $"{instance.Name} ended with exit code {instance.ExitCode} before it was well. Its last words:{lastWords}");
    }
}

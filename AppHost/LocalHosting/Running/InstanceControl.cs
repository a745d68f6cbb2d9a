using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Dcp;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>Starts and stops one instance at a time, each in its turn.</summary>
internal sealed class InstanceControl(DcpClient dcp, InstanceTable instances, Launcher launcher, HealthChecks checks, SecretMask mask, CancellationToken end)
{
    public async Task StartAsync(Instance instance)
    {
        await instance.Turn.WaitAsync(end);
        try
        {
            await WaitForOthersAsync(instance);
            await (instance.HasProcess ? LaunchAsync(instance) : EstablishAsync(instance));
        }
        catch (Exception failure) when (!end.IsCancellationRequested)
        {
            instances.Note(instance, failure.Message);
            instances.Change(instance, () => instance.Enter(KnownResourceStates.FailedToStart));
            throw;
        }
        finally
        {
            instance.Turn.Release();
        }
    }

    public async Task StopAsync(Instance instance)
    {
        await instance.Turn.WaitAsync(end);
        try
        {
            instance.IsStopWanted = true;
            if (!StateTable.IsEnded(instance.State))
            {
                instances.Change(instance, () => instance.Enter(KnownResourceStates.Stopping));
                await dcp.StopExecutableAsync(instance.ProcessName, end);
            }
        }
        finally
        {
            instance.Turn.Release();
        }
    }

    private async Task WaitForOthersAsync(Instance instance)
    {
        var waits = instance.Resource.Annotations.OfType<WaitAnnotation>().Select(wait => (wait.Resource, wait.WaitType));
        if (instance.Resource is IResourceWithParent { Parent: var parent })
        {
            waits = waits.Prepend((parent, WaitType.WaitUntilHealthy));
        }

        foreach (var (resource, type) in waits)
        {
            foreach (var other in instances.All.Where(other => other.Resource == resource))
            {
                var isOver = instances.WaitAsync(other, snapshot => Waits.IsOver(snapshot, type), end);
                if (!isOver.IsCompleted)
                {
                    instances.Note(instance, $"Waiting for {other.Name}.");
                    instances.Change(instance, () => instance.Enter(KnownResourceStates.Waiting));
                    await isOver;
                }
            }
        }
    }

    private async Task LaunchAsync(Instance instance)
    {
        var former = instance.ProcessName;
        instances.Change(instance, () => instance.Begin(checks.Of(instance).Keys));
        instance.Launch = await launcher.PrepareAsync(instance, end);
        if (instance.Resource is IResourceWithConnectionString source)
        {
            instance.Value = mask.Apply(await source.GetConnectionStringAsync(end) ?? "");
        }

        await dcp.DeleteExecutableAsync(former, end);
        await dcp.CreateAsync(instance.Launch.ToExecutable(instance), end);
        foreach (var stream in new[] { "stdout", "stderr" })
        {
            _ = LogCopy.RunAsync(dcp, instances, instance, stream, end);
        }
    }

    /// <summary>A part without a process: made, then watched like a process.</summary>
    private async Task EstablishAsync(Instance instance)
    {
        instances.Change(instance, () => instance.Begin(checks.Of(instance).Keys));
        foreach (var part in instance.Resource.Annotations.OfType<EstablishAnnotation>())
        {
            await part.EstablishAsync(end);
        }

        instance.Value = instance.Resource is IValueProvider value ? mask.Apply(await value.GetValueAsync(end) ?? "") : null;
        instances.Change(instance, () => instance.Enter(KnownResourceStates.Running));
        checks.Watch(instance, end);
    }
}

using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>All instances of a run. Every change goes through <see cref="Change"/>, which shows it on the board.</summary>
internal sealed class InstanceTable(ResourceBoard board, TimeProvider clock) : IDisposable
{
    private readonly List<Instance> _instances = [];
    private readonly Lock _gate = new();

    public IReadOnlyList<Instance> All => _instances;

    public Instance? Find(string name) => _instances.Find(candidate => candidate.Name == name);

    public Instance? FindByProcess(string processName) => _instances.Find(candidate => candidate.ProcessName == processName);

    /// <summary>One instance per replica, each with ports of its own where DCP stands before it.</summary>
    public void Add(IResource resource, PortPlan ports, string logFolder)
    {
        var hasProcess = resource is ProjectResource or ExecutableResource or ContainerResource;
        for (var number = 1; number <= resource.GetReplicaCount(); number++)
        {
            var log = new LogBook(hasProcess ? Path.Combine(logFolder, $"{resource.Name}-{number}.log") : null);
            var instance = new Instance(resource, number, hasProcess, log, clock.GetUtcNow());
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                instance.OwnPorts[endpoint.Name] = endpoint.IsProxied ? ports.Free() : endpoint.AllocatedPort!.Value;
            }

            _instances.Add(instance);
            board.Publish(instance.ToSnapshot());
        }
    }

    public void Change(Instance instance, Action change)
    {
        lock (_gate)
        {
            change();
            board.Publish(instance.ToSnapshot());
        }
    }

    public Task WaitAsync(Instance instance, Func<ResourceSnapshot, bool> isReached, CancellationToken stop) => board.WaitAsync(instance.Name, isReached, stop);

    /// <summary>A line of the host's own in the log of a process.</summary>
    public void Note(Instance instance, string text) => instance.Log.Write($"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} [host] {text}");

    public void Dispose() => _instances.ForEach(instance => instance.Log.Dispose());
}

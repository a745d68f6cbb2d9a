using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Dcp;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>One replica of a resource, or a part without a process. Changed through <see cref="InstanceTable.Change"/> only.</summary>
internal sealed class Instance(IResource resource, int number, bool hasProcess, LogBook log, DateTimeOffset createdAt)
{
    private readonly Dictionary<string, CheckSnapshot> _checks = [];
    private TaskCompletionSource _healthy = NewSignal();
    private DcpExecutableStatus? _status;

    public IResource Resource => resource;

    public int Number => number;

    /// <summary>With its number, because the dashboard joins telemetry by service.name and service.instance.id to exactly this.</summary>
    public string Name { get; } = $"{resource.Name}-{number}";

    /// <summary>DCP's name for the process. Each start has another, so that late news of the one before are not taken for its own.</summary>
    public string ProcessName => $"{Name}-{Run}";

    public bool HasProcess => hasProcess;

    public LogBook Log => log;

    /// <summary>One start or stop at a time.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    public string State { get; private set; } = KnownResourceStates.NotStarted;

    public int? Pid => _status?.Pid;

    public int? ExitCode => _status?.ExitCode;

    /// <summary>Counts the starts, so that what belongs to an earlier one can tell.</summary>
    public int Run { get; private set; }

    public bool WasHealthy { get; private set; }

    /// <summary>Somebody asked for the end, so it is no failure.</summary>
    public bool IsStopWanted { get; set; }

    public Launch? Launch { get; set; }

    /// <summary>The value to show, of a parameter or a connection string.</summary>
    public string? Value { get; set; }

    public Task WhenHealthy => _healthy.Task;

    /// <summary>The ports of this process, which are others than the resource's where DCP stands between.</summary>
    public Dictionary<string, int> OwnPorts { get; } = [];

    public void Enter(string state)
    {
        if (state is KnownResourceStates.Waiting or KnownResourceStates.Starting)
        {
            _status = null;
        }

        State = state;
        Settle();
    }

    public void Begin(IEnumerable<string> checks)
    {
        Run++;
        IsStopWanted = false;
        _checks.Clear();
        foreach (var key in checks)
        {
            _checks[key] = new CheckSnapshot(key, Health.Unknown);
        }

        Enter(KnownResourceStates.Starting);
    }

    public void Take(DcpExecutableStatus? status)
    {
        _status = status;
        var state = StateTable.ToState(status?.State);
        State = IsStopWanted && state == KnownResourceStates.Running ? KnownResourceStates.Stopping : state; // it runs until it has heard
        Settle();
    }

    public void Take(CheckSnapshot check)
    {
        _checks[check.Key] = check;
        Settle();
    }

    public ResourceSnapshot ToSnapshot() => new(Name, resource.Name, TypeName(), State)
    {
        HasProcess = hasProcess,
        IsHidden = resource.Annotations.OfType<HiddenAnnotation>().Any(),
        CreatedAt = createdAt,
        StartedAt = _status?.StartupTimestamp,
        StoppedAt = _status?.FinishTimestamp,
        Pid = _status?.Pid,
        ExitCode = _status?.ExitCode,
        Program = Launch?.ShownAs[0],
        Args = Launch?.ShownAs.Skip(1).ToList() ?? [],
        WorkingDirectory = Launch?.WorkingDirectory,
        ProjectPath = (resource as ProjectResource)?.Annotations.OfType<Aspire.Hosting.IProjectMetadata>().LastOrDefault()?.ProjectPath,
        Value = Value,
        Environment = Launch?.Shown ?? [],
        Endpoints = [.. resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.AllocatedPort is not null).Select(ToSnapshot)],
        Checks = [.. _checks.Values],
        Relationships = [.. Relationships().Distinct()],
    };

    private EndpointSnapshot ToSnapshot(EndpointAnnotation endpoint) => new(
        endpoint.Name,
        $"{endpoint.UriScheme}://localhost:{endpoint.AllocatedPort}",
        $"{endpoint.UriScheme}://127.0.0.1:{OwnPorts.GetValueOrDefault(endpoint.Name, endpoint.AllocatedPort!.Value)}");

    private IEnumerable<RelationshipSnapshot> Relationships() =>
        resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(relationship => new RelationshipSnapshot(relationship.Resource.Name, relationship.Type))
            .Concat(resource is IResourceWithParent { Parent: var parent } ? [new RelationshipSnapshot(parent.Name, "Parent")] : []);

    private void Settle()
    {
        var isHealthy = State == KnownResourceStates.Running && _checks.Values.All(check => check.Health == Health.Healthy);
        WasHealthy |= isHealthy;
        if (isHealthy)
        {
            _healthy.TrySetResult();
        }
        else if (_healthy.Task.IsCompleted)
        {
            _healthy = NewSignal();
        }
    }

    private string TypeName() => resource switch
    {
        ProjectResource => "Project",
        ParameterResource => "Parameter",
        ContainerResource or ExecutableResource => "Executable",
        _ => resource.GetType().Name,
    };

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

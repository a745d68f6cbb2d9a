using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Dcp;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>
/// Runs a model: gives out ports, hands each process to DCP when what it waits for is well, follows what becomes of it. DCP owns
/// the processes, so that they end even when this host is killed.
/// </summary>
public sealed class LocalRun : IAsyncDisposable
{
    private readonly IResourceCollection _resources;
    private readonly RunOptions _options;
    private readonly TimeProvider _clock;
    private readonly InstanceTable _instances;
    private readonly HealthChecks _checks;
    private readonly SecretMask _mask = new();
    private readonly Launcher _launcher;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource<string> _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DataHold? _hold;
    private DcpClient? _dcp;
    private InstanceControl? _control;
    private string? _session;

    public LocalRun(IResourceCollection resources, DistributedApplicationExecutionContext context, RunOptions options, TimeProvider clock)
    {
        (_resources, _options, _clock) = (resources, options, clock);
        _instances = new InstanceTable(Board, clock);
        _checks = new HealthChecks(_instances, clock);
        _launcher = new Launcher(options, context, _mask);
        Ports = new PortPlan(options.RandomizePorts);
    }

    public ResourceBoard Board { get; } = new();

    internal PortPlan Ports { get; }

    /// <summary>What this run has started, for those who must end it when we cannot.</summary>
    internal IReadOnlyList<ProcessMark> Processes => _hold?.Processes ?? [];

    /// <summary>Completes, with the reason, when the run cannot go on: DCP has gone, or something did not come up.</summary>
    public Task<string> Failure => _failure.Task;

    /// <summary>Takes the data folder, ends what an earlier run left, and gives out the ports.</summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        _hold = await DataHold.TakeAsync(_options.DataDirectory, stop);
        Ports.Allocate(_resources);
        foreach (var resource in _resources)
        {
            _instances.Add(resource, Ports, Path.Combine(_options.DataDirectory, "logs"));
        }

        foreach (var secret in _resources.OfType<ParameterResource>().Where(parameter => parameter.Secret))
        {
            _mask.Add(await secret.GetValueAsync(stop));
        }

        _mask.Add(_options.Telemetry?.ApiKey);
    }

    /// <summary>Returns when everything is on its way; <see cref="Board"/> tells the rest.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        var tools = await AspireTools.LocateAsync(_options.ToolsFolder, _options.AspireHome, stop);
        _session = Directory.CreateTempSubdirectory("hubs-dcp-").FullName;
        _dcp = await DcpStart.StartAsync(tools, _session, stop);
        _hold!.RememberOrchestrator(_session);
        _control = new InstanceControl(_dcp, _instances, _launcher, _checks, _mask, _end.Token);
        _ = new ProcessWatch(_dcp, _instances, _checks, _hold, Fail, _clock, _end.Token).RunAsync();
        await OpenProxiesAsync(_dcp, stop);
        foreach (var instance in _instances.All)
        {
            _ = TryStartAsync(_control, instance);
        }
    }

    /// <summary>A button of the dashboard: start, stop or restart.</summary>
    public async Task ExecuteAsync(string instanceName, string command)
    {
        var instance = _instances.Find(instanceName) ?? throw new ArgumentException($"There is no resource {instanceName}.");
        if (_control is null || !instance.HasProcess)
        {
            throw new NotSupportedException($"{instance.Name} has no process of its own.");
        }

        if (command is "stop" or "restart")
        {
            await _control.StopAsync(instance);
        }

        if (command is "start" or "restart")
        {
            await _control.StartAsync(instance);
        }
    }

    public LogBook? FindLog(string instanceName) => _instances.Find(instanceName)?.Log;

    /// <summary>Ends every process, then DCP. Nothing is left, whatever point the start had reached.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        if (_dcp is not null)
        {
            await _dcp.ShutDownAsync();
            _dcp.Dispose();
            _dcp = null;
        }

        DeleteSession();
        _instances.Dispose();
        _checks.Dispose();
        _hold?.Dispose();
        _hold = null;
    }

    /// <summary>DCP listens on the ports that others call, and holds connections until a process is there to take them.</summary>
    private async Task OpenProxiesAsync(DcpClient dcp, CancellationToken stop)
    {
        foreach (var resource in _resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.IsProxied))
            {
                await dcp.CreateAsync(new DcpService(new DcpMetadata(Launch.ServiceName(resource, endpoint)), new DcpServiceSpec(endpoint.AllocatedPort!.Value)), stop);
            }
        }
    }

    private async Task TryStartAsync(InstanceControl control, Instance instance)
    {
        try
        {
            await control.StartAsync(instance);
        }
        catch (Exception failure) when (!_end.IsCancellationRequested)
        {
            Fail(failure is DistributedApplicationException ? failure.Message : $"{instance.Name} could not be started: {failure.Message}");
        }
        catch (Exception)
        {
            // the run is being stopped
        }
    }

    /// <summary>DCP deletes its folder too, at about the same time.</summary>
    private void DeleteSession()
    {
        try
        {
            if (_session is not null && Directory.Exists(_session))
            {
                Directory.Delete(_session, recursive: true);
            }
        }
        catch (IOException)
        {
            // DCP was quicker
        }
    }

    private void Fail(string reason) => _failure.TrySetResult(reason);
}

using System.Text.Json;
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
    private readonly HealthChecks _healthChecks;
    private readonly SecretMask _mask = new();
    private readonly Launcher _launcher;
    private readonly List<Instance> _instances = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource<string> _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DataHold? _hold;
    private DcpClient? _dcp;
    private string? _session;

    public LocalRun(IResourceCollection resources, DistributedApplicationExecutionContext context, RunOptions options, TimeProvider clock)
    {
        (_resources, _options, _clock) = (resources, options, clock);
        _healthChecks = new HealthChecks(clock);
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
            AddInstances(resource);
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
        _ = FollowAsync(_dcp);
        foreach (var resource in _resources)
        {
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.IsProxied))
            {
                await _dcp.CreateAsync(new DcpService(new DcpMetadata(Launch.ServiceName(resource, endpoint)), new DcpServiceSpec(endpoint.AllocatedPort!.Value)), stop);
            }
        }

        foreach (var instance in _instances)
        {
            _ = TryStartAsync(instance);
        }
    }

    /// <summary>A button of the dashboard: start, stop or restart.</summary>
    public async Task ExecuteAsync(string instanceName, string command)
    {
        var instance = Find(instanceName) ?? throw new ArgumentException($"There is no resource {instanceName}.");
        if (!instance.HasProcess)
        {
            throw new NotSupportedException($"{instance.Name} has no process of its own.");
        }

        if (command is "stop" or "restart")
        {
            await StopInstanceAsync(instance);
        }

        if (command is "start" or "restart")
        {
            await StartInstanceAsync(instance);
        }
    }

    public LogBook? FindLog(string instanceName) => Find(instanceName)?.Log;

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
        _instances.ForEach(instance => instance.Log.Dispose());
        _healthChecks.Dispose();
        _hold?.Dispose();
        _hold = null;
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

    private Instance? Find(string name) => _instances.Find(candidate => candidate.Name == name);

    private void AddInstances(IResource resource)
    {
        var hasProcess = resource is ProjectResource or ExecutableResource or ContainerResource;
        for (var number = 1; number <= resource.GetReplicaCount(); number++)
        {
            var log = new LogBook(hasProcess ? Path.Combine(_options.DataDirectory, "logs", $"{resource.Name}-{number}.log") : null);
            var instance = new Instance(resource, number, hasProcess, log, _clock.GetUtcNow());
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                instance.OwnPorts[endpoint.Name] = endpoint.IsProxied ? Ports.Free() : endpoint.AllocatedPort!.Value;
            }

            _instances.Add(instance);
            Board.Publish(instance.ToSnapshot());
        }
    }

    private async Task TryStartAsync(Instance instance)
    {
        try
        {
            await StartInstanceAsync(instance);
        }
        catch (Exception failure) when (!_end.IsCancellationRequested)
        {
            Note(instance, failure.Message);
            Change(instance, () => instance.Enter(KnownResourceStates.FailedToStart));
            Fail(failure is DistributedApplicationException ? failure.Message : $"{instance.Name} could not be started: {failure.Message}");
        }
        catch (Exception)
        {
            // the run is being stopped
        }
    }

    private async Task StartInstanceAsync(Instance instance)
    {
        await instance.Turn.WaitAsync(_end.Token);
        try
        {
            await WaitForOthersAsync(instance);
            if (instance.HasProcess)
            {
                await LaunchAsync(instance);
            }
            else
            {
                await EstablishAsync(instance);
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
            foreach (var other in _instances.Where(other => other.Resource == resource))
            {
                var isReached = Board.WaitAsync(other.Name, snapshot => Waits.IsOver(snapshot, type), _end.Token);
                if (!isReached.IsCompleted)
                {
                    Note(instance, $"Waiting for {other.Name}.");
                    Change(instance, () => instance.Enter(KnownResourceStates.Waiting));
                    await isReached;
                }
            }
        }
    }

    private async Task LaunchAsync(Instance instance)
    {
        var former = instance.ProcessName;
        Change(instance, () => instance.Begin(_healthChecks.Of(instance).Keys));
        instance.Launch = await _launcher.PrepareAsync(instance, _end.Token);
        if (instance.Resource is IResourceWithConnectionString source)
        {
            instance.Value = _mask.Apply(await source.GetConnectionStringAsync(_end.Token) ?? "");
        }

        await _dcp!.DeleteExecutableAsync(former, _end.Token);
        await _dcp.CreateAsync(instance.Launch.ToExecutable(instance), _end.Token);
        foreach (var stream in new[] { "stdout", "stderr", "system" })
        {
            _ = CopyLogAsync(instance, stream);
        }
    }

    /// <summary>A part without a process: made, then watched like a process.</summary>
    private async Task EstablishAsync(Instance instance)
    {
        var checks = _healthChecks.Of(instance);
        Change(instance, () => instance.Begin(checks.Keys));
        foreach (var part in instance.Resource.Annotations.OfType<EstablishAnnotation>())
        {
            await part.EstablishAsync(_end.Token);
        }

        instance.Value = instance.Resource is IValueProvider value ? _mask.Apply(await value.GetValueAsync(_end.Token) ?? "") : null;
        Change(instance, () => instance.Enter(KnownResourceStates.Running));
        StartChecks(instance);
    }

    private async Task StopInstanceAsync(Instance instance)
    {
        await instance.Turn.WaitAsync(_end.Token);
        try
        {
            instance.IsStopWanted = true;
            if (!StateTable.IsEnded(instance.State))
            {
                Change(instance, () => instance.Enter(KnownResourceStates.Stopping));
                await _dcp!.StopExecutableAsync(instance.ProcessName, _end.Token);
            }
        }
        finally
        {
            instance.Turn.Release();
        }
    }

    private async Task FollowAsync(DcpClient dcp)
    {
        try
        {
            await foreach (var (type, executable) in dcp.WatchExecutablesAsync(_end.Token))
            {
                var isLeaving = type == "DELETED" || executable.Metadata.DeletionTimestamp is not null;
                if (!isLeaving && _instances.Find(candidate => candidate.ProcessName == executable.Metadata.Name) is { } instance)
                {
                    Take(instance, executable.Status);
                }
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            Fail("DCP, which runs the processes, has ended; they end with it within some 5 seconds.");
        }
    }

    private void Take(Instance instance, DcpExecutableStatus? status)
    {
        var before = instance.State;
        Change(instance, () => instance.Take(status));
        if (instance.Pid is { } pid)
        {
            _hold?.RememberProcess(instance.Name, pid);
        }

        if (before != KnownResourceStates.Running && instance.State == KnownResourceStates.Running)
        {
            StartChecks(instance);
        }

        var isFailure = StateTable.IsEnded(instance.State) && !instance.WasHealthy && !instance.IsStopWanted;
        if (isFailure && !_end.IsCancellationRequested)
        {
            _ = TellEndAsync(instance);
        }
    }

    private async Task TellEndAsync(Instance instance)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(300), _clock); // its last words come by another stream
        var lastWords = string.Concat(instance.Log.Tail(12).Select(line => $"{Environment.NewLine}    {line}"));
        Fail(instance.State == KnownResourceStates.FailedToStart
            ? $"{instance.Name} could not be started:{lastWords}"
            : $"{instance.Name} ended with exit code {instance.ExitCode} before it was well. Its last words:{lastWords}");
    }

    private void StartChecks(Instance instance)
    {
        var run = instance.Run;
        foreach (var (key, check) in _healthChecks.Of(instance))
        {
            _ = _healthChecks.RepeatAsync(key, check, IsWanted, result => Change(instance, () => instance.Take(result)), _end.Token);
        }

        bool IsWanted() => instance.Run == run && instance.State == KnownResourceStates.Running;
    }

    private async Task CopyLogAsync(Instance instance, string source)
    {
        try
        {
            await foreach (var line in _dcp!.FollowLogAsync(instance.ProcessName, source, _end.Token))
            {
                if (source != "system")
                {
                    instance.Log.Write(line, isError: source == "stderr");
                }
                else if (line.Split('\t') is [_, "error", _, var message, var details, ..])
                {
                    using var json = JsonDocument.Parse(details);
                    Note(instance, $"{message}: {(json.RootElement.TryGetProperty("error", out var error) ? error : details)}");
                }
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // the process was deleted or DCP has gone: either is told elsewhere
        }
    }

    private void Note(Instance instance, string text) => instance.Log.Write($"{_clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} [host] {text}");

    private void Fail(string reason) => _failure.TrySetResult(reason);

    private void Change(Instance instance, Action change)
    {
        lock (_gate)
        {
            change();
            Board.Publish(instance.ToSnapshot());
        }
    }
}

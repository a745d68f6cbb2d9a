using System.Runtime.InteropServices;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Dashboard;
using HubsPlatform.LocalHosting.Running;
using Microsoft.AspNetCore.Builder;

namespace HubsPlatform.LocalHosting;

/// <summary>Carries out the model: puts the run, the dashboard and the state file together, and answers signals.</summary>
internal sealed class LocalHost : IApplicationRun
{
    private readonly LocalApplicationBuilder _builder;
    private readonly RunOptions _options;
    private readonly CancellationTokenSource _end = new();
    private WebApplication? _resourceService;
    private Task _keeping = Task.CompletedTask;

    public LocalHost(LocalApplicationBuilder builder, bool hasDashboard)
    {
        _builder = builder;
        Dashboard = hasDashboard ? DashboardResource.AddTo(builder) : null;
        _options = new RunOptions(
            LocalData.DirectoryOf(builder),
            builder.AppHostDirectory,
            builder.Configuration["ASPIRE_HOME"],
            bool.TryParse(builder.Configuration["DcpPublisher:RandomizePorts"], out var randomize) && randomize)
        { Telemetry = Dashboard?.Telemetry };
        Run = new LocalRun(builder.Resources, builder.ExecutionContext, _options, TimeProvider.System);
    }

    public LocalRun Run { get; }

    public DashboardResource? Dashboard { get; }

    public ResourceNotificationService Notifications => new BoardNotifications(Run);

    public async Task StartAsync(CancellationToken stop)
    {
        try
        {
            await Run.PrepareAsync(stop);
            if (Dashboard is not null)
            {
                Dashboard.ResourceServicePort = Run.Ports.Free();
                _resourceService = await ResourceService.StartAsync(Run, _builder.Environment.ApplicationName, Dashboard.ResourceServicePort, Dashboard.ResourceServiceKey, stop);
            }

            _keeping = new StateFile(Run, _options.DataDirectory).KeepAsync(Addresses(), _end.Token);
            await Run.StartAsync(stop);
        }
        catch
        {
            await StopAsync();
            throw;
        }
    }

    public async Task StopAsync()
    {
        await _end.CancelAsync();
        await _keeping;
        await Run.DisposeAsync();
        if (_resourceService is not null)
        {
            await _resourceService.DisposeAsync();
            _resourceService = null;
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Quit);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Quit);
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Quit);
        try
        {
            await StartAsync(end.Token);
            if (Dashboard is not null)
            {
                Console.WriteLine($"Dashboard: {Dashboard.Login}");
            }

            _ = new Progress(Run.Board, Console.Out).TellAsync(end.Token);
            throw new DistributedApplicationException(await Run.Failure.WaitAsync(end.Token));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            Console.WriteLine("Stopping.");
        }
        catch (Exception failure) when (failure is DistributedApplicationException or InvalidOperationException or NotSupportedException or IOException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            Environment.ExitCode = 1;
        }
        finally
        {
            await StopAsync();
        }

        void Quit(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.Cancel();
        }
    }

    private Dictionary<string, string?> Addresses() => new()
    {
        ["gateway"] = AddressOf(_builder.Resources.FirstOrDefault(resource => resource.Annotations.OfType<EndpointAnnotation>().Any(endpoint => endpoint.IsExternal))),
        ["identity"] = AddressOf(_builder.Resources.OfType<KeycloakResource>().FirstOrDefault()),
        ["dashboard"] = Dashboard?.Login,
    };

    private static string? AddressOf(IResource? resource) => resource is IResourceWithEndpoints owner ? new EndpointReference(owner, "http").Url : null;
}

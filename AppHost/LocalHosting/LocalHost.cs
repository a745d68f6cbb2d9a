using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Running;

namespace HubsPlatform.LocalHosting;

/// <summary>Carries out the model: puts the run, the dashboard and the state file together.</summary>
internal sealed class LocalHost(LocalApplicationBuilder builder, bool hasDashboard) : IApplicationRun
{
    private readonly LocalRun _run = new(builder.Resources, builder.ExecutionContext, Options(builder, hasDashboard), TimeProvider.System);

    public ResourceNotificationService Notifications => new BoardNotifications(_run.Board);

    public async Task StartAsync(CancellationToken stop)
    {
        try
        {
            await _run.PrepareAsync(stop);
            await _run.StartAsync(stop);
        }
        catch
        {
            await StopAsync();
            throw;
        }
    }

    public async Task StopAsync() => await _run.DisposeAsync();

    public async Task RunAsync(CancellationToken stop)
    {
        await StartAsync(stop);
        await _run.Failure.WaitAsync(stop);
    }

    private static RunOptions Options(LocalApplicationBuilder builder, bool hasDashboard) => new(
        LocalData.DirectoryOf(builder),
        builder.AppHostDirectory,
        builder.Configuration["ASPIRE_HOME"],
        bool.TryParse(builder.Configuration["DcpPublisher:RandomizePorts"], out var randomize) && randomize);
}

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting;
using HubsPlatform.LocalHosting.Running;

namespace HubsPlatform.AppHost.Tests;

/// <summary>The small system, running on the real DCP with the real dashboard; one for all tests that do not kill hosts.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    public const string Collection = "running app";

    private readonly TemporaryFolder _data = new();
    private LocalHost _host = null!;

    internal LocalApplicationBuilder Builder { get; private set; } = null!;

    internal LocalRun Run => _host.Run;

    internal LocalHosting.Dashboard.DashboardResource Dashboard => _host.Dashboard!;

    internal string DataDirectory => _data.Path;

    internal PostgresDatabaseResource Things => Builder.Resources.OfType<PostgresDatabaseResource>().Single();

    internal ResourceSnapshot this[string name] => Run.Board.All.Single(snapshot => snapshot.Name == name);

    public async Task InitializeAsync()
    {
        Builder = (LocalApplicationBuilder)DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = [$"--HUBS_DATA={_data.Path}", "--DcpPublisher:RandomizePorts=true"],
            ProjectDirectory = AppContext.BaseDirectory,
            DashboardApplicationName = "SmallApp",
        });
        SmallApp.AddTo(Builder);
        _host = new LocalHost(Builder, hasDashboard: true);
        await _host.StartAsync(CancellationToken.None);
        await EverythingIsWellAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _data.Dispose();
    }

    internal Task EverythingIsWellAsync() => UntilAsync(() => Run.Board.All.All(snapshot => snapshot.Health == Health.Healthy));

    internal async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await foreach (var _ in Run.Board.WatchAsync(patience.Token))
        {
            if (isSo())
            {
                return;
            }
        }
    }
}

[CollectionDefinition(RunningApp.Collection)]
public sealed class RunningAppCollection : ICollectionFixture<RunningApp>;

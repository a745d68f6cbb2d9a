using HubsPlatform.Testing;

namespace HubsPlatform.Gateway.Tests.Support;

/// <summary>A gateway in front of a directory and a portal, both in this process. One for each test class that wants no more.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    private TestDatabase _database = null!;

    internal TestUpstream Directory { get; private set; } = null!;

    internal TestUpstream Portal { get; private set; } = null!;

    internal TestGateway Gateway { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync("gateway");
        Directory = await TestUpstream.StartAsync();
        Portal = await TestUpstream.StartAsync();
        Gateway = await TestGateway.StartAsync(_database, new Dictionary<string, string>
        {
            ["services:directory:h2c:0"] = Directory.H2c,
            ["services:portal:http:0"] = Portal.Http,
            ["services:funding:h2c:0"] = "http://127.0.0.1:9", // nobody there
        });
    }

    public async Task DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Directory.DisposeAsync();
        await Portal.DisposeAsync();
        await _database.DisposeAsync();
    }
}

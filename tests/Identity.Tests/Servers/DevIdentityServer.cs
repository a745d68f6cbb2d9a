using HubsPlatform.DevIdentity;
using Microsoft.AspNetCore.Builder;

namespace HubsPlatform.Identity.Tests.Servers;

/// <summary>The development provider, in this process.</summary>
public sealed class DevIdentityServer : IdentityServer
{
    private WebApplication _app = null!;

    protected override async Task StartAsync()
    {
        var realm = Path.Combine(Folder, "realm.json");
        await File.WriteAllTextAsync(realm, TestRealm.Text());
        _app = DevelopmentIdentity.Build(
        [
            "--environment=Development", "--urls=http://127.0.0.1:0", $"--realm={realm}", "--Logging:LogLevel:Default=Warning",
            .. Placeholders.Select(value => $"--{value.Key}={value.Value}"),
        ]);
        await _app.StartAsync();
        Address = new Uri($"{_app.Urls.Single()}/");
    }

    protected override async Task StopAsync() => await _app.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class DevIdentityCollection : ICollectionFixture<DevIdentityServer>
{
    public const string Name = "development provider";
}

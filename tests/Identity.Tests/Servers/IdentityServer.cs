using System.Security.Cryptography;

namespace HubsPlatform.Identity.Tests.Servers;

/// <summary>An identity provider with the realm of the tests. Each suite runs against both kinds, so a difference between them shows.</summary>
public abstract class IdentityServer : IAsyncLifetime
{
    private string? _folder;

    /// <summary>Why the tests of this server are skipped; null when it runs.</summary>
    public string? Absent { get; protected set; }

    /// <summary>Ends with a slash.</summary>
    public Uri Address { get; protected set; } = null!;

    public string Issuer => $"{Address}realms/hubs";
    public string GatewaySecret { get; } = RandomNumberGenerator.GetHexString(32);
    public string OnboardingSecret { get; } = RandomNumberGenerator.GetHexString(32);
    public string TestSecret { get; } = RandomNumberGenerator.GetHexString(32);

    /// <summary>What stands at the gateway's address.</summary>
    internal GatewayListener Gateway { get; private set; } = null!;

    protected string Folder => _folder ?? throw new InvalidOperationException("Not started.");

    protected IReadOnlyDictionary<string, string> Placeholders => new Dictionary<string, string>
    {
        ["HUBS_DEMO_PASSWORD"] = TestRealm.Password,
        ["HUBS_GATEWAY_SECRET"] = GatewaySecret,
        ["HUBS_ONBOARDING_SECRET"] = OnboardingSecret,
        ["HUBS_TEST_SECRET"] = TestSecret,
        ["HUBS_GATEWAY_URL"] = Gateway.Address,
    };

    public async Task InitializeAsync()
    {
        Absent = await FindAsync();
        if (Absent is not null)
        {
            return;
        }

        _folder = System.IO.Directory.CreateTempSubdirectory("hubs-identity-").FullName;
        Gateway = await GatewayListener.StartAsync();
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_folder is not null)
        {
            await StopAsync();
            await Gateway.DisposeAsync();
            System.IO.Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Null, or why there is none.</summary>
    protected virtual Task<string?> FindAsync() => Task.FromResult<string?>(null);

    protected abstract Task StartAsync();

    protected abstract Task StopAsync();
}

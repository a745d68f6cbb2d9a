using HubsPlatform.Testing;

namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>A portal of its own for each test: what one sets up no other sees.</summary>
public abstract class PageTest : IDisposable
{
    protected static readonly TestUser Admin = TestUser.In("mednum-bfc", "hub-admin");
    protected static readonly TestUser Viewer = TestUser.In("mednum-bfc", "viewer");
    protected static readonly TestUser Stranger = TestUser.In("sud", "hub-admin");

    protected PortalHost Portal { get; } = new();

    protected FakeServices Fakes => Portal.Fakes;

    public void Dispose()
    {
        Portal.Dispose();
        GC.SuppressFinalize(this);
    }
}

using Aspire.Hosting;
using HubsPlatform.LocalHosting.Dcp;

namespace HubsPlatform.AppHost.Tests;

public sealed class AspireToolsTests : IDisposable
{
    private readonly TemporaryFolder _empty = new();

    public void Dispose() => _empty.Dispose();

    [Fact]
    public async Task A_missing_bundle_is_told_with_its_remedy()
    {
        var failure = await Should.ThrowAsync<DistributedApplicationException>(AspireTools.LocateAsync(_empty.Path, aspireHome: null, CancellationToken.None));

        failure.Message.ShouldContain("run 'npm ci'");
        failure.Message.ShouldContain("@microsoft/aspire-cli-");
        failure.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task An_empty_ASPIRE_HOME_is_told() =>
        (await Should.ThrowAsync<DistributedApplicationException>(AspireTools.LocateAsync(_empty.Path, _empty.Path, CancellationToken.None))).Message.ShouldStartWith($"ASPIRE_HOME is {_empty.Path}, but");
}

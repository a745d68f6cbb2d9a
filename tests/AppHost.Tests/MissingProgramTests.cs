using Aspire.Hosting;
using HubsPlatform.LocalHosting;
using HubsPlatform.LocalHosting.Servers;

namespace HubsPlatform.AppHost.Tests;

public sealed class MissingProgramTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_missing_server_is_told_with_the_package_that_has_it() =>
        Should.Throw<DistributedApplicationException>(() => ServiceUser.Find("initdb", "postgresql", _data.Path)).Message.ShouldStartWith("initdb is missing on this machine: run 'apt-get install postgresql'");

    [Fact]
    public async Task A_missing_program_ends_the_start_in_one_line()
    {
        var builder = (LocalApplicationBuilder)DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = [$"--HUBS_DATA={_data.Path}", "--DcpPublisher:RandomizePorts=true"], ProjectDirectory = AppContext.BaseDirectory, DisableDashboard = true });
        builder.AddExecutable("reader", "no-such-program", ".");
        await using var app = builder.Build();

        await app.StartAsync();
        var failure = await Should.ThrowAsync<DistributedApplicationException>(app.ResourceNotifications.WaitForResourceHealthyAsync("reader"));

        failure.Message.ShouldStartWith("The program 'no-such-program' of reader is missing on this machine");
        failure.Message.ShouldNotContain("\n");
    }
}

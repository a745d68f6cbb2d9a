using System.Diagnostics;
using HubsPlatform.DevIdentity;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.DevelopmentProvider;

/// <summary>Known passwords and a known realm: the provider starts for one developer on one machine, or not at all.</summary>
public sealed class DevelopmentOnlyTests
{
    [Theory]
    [InlineData("--environment=Production", "--urls=http://127.0.0.1:0")]
    [InlineData("--environment=Staging", "--urls=http://127.0.0.1:0")]
    [InlineData("--environment=Development", "--urls=http://0.0.0.0:0")]
    [InlineData("--environment=Development", "--urls=http://*:0")]
    [InlineData("--environment=Development", "--urls=http://[::]:0")]
    [InlineData("--environment=Development", "--urls=http://127.0.0.1:0;http://192.0.2.1:0")]
    [InlineData("--environment=Development", "--urls=http://localhost.evil.example:0")]
    [InlineData("--environment=Development", "--http_ports=8080")]
    [InlineData("--environment=Development", "--Kestrel:Endpoints:Open:Url=http://0.0.0.0:0")]
    public void It_is_not_built_elsewhere_than_in_Development_on_loopback(params string[] arguments)
    {
        Should.Throw<InvalidOperationException>(() => DevelopmentIdentity.Build([.. arguments, $"--realm={Repository.RealmFile}"])).Message.ShouldStartWith("The development identity provider");
    }

    [Fact]
    public void It_is_not_built_without_the_secrets_that_the_realm_file_asks_for()
    {
        var failure = Should.Throw<InvalidOperationException>(() => DevelopmentIdentity.Build(["--environment=Development", "--urls=http://127.0.0.1:0", $"--realm={Repository.RealmFile}"]));

        failure.Message.ShouldContain("HUBS_DEMO_PASSWORD, HUBS_GATEWAY_SECRET, HUBS_ONBOARDING_SECRET");
    }

    [Fact]
    public async Task The_program_ends_with_a_sentence_and_an_exit_code()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "HubsPlatform.DevIdentity.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--environment=Production", "--urls=http://127.0.0.1:0"]) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(1);
        errors.Trim().ShouldStartWith("The development identity provider does not run in Production");
        errors.Trim().ShouldNotContain('\n');
    }
}

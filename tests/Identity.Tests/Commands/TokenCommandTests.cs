using System.ComponentModel;
using System.Diagnostics;
using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.Commands;

/// <summary>The command behind <c>hubs token</c>.</summary>
public abstract class TokenCommandTests(IdentityServer server) : OnBothServers(server)
{
    [SkippableFact]
    public async Task It_prints_the_access_token_of_a_demonstration_user()
    {
        var (exitCode, output, _) = await RunAsync("operatrice", "--server", Server.Address.AbsoluteUri);

        exitCode.ShouldBe(0);
        var claims = Jwt.Parse(output.Trim()).Claims;
        ((string?)claims["azp"]).ShouldBe("hubs-cli");
        claims["realm_access"]!["roles"].Strings().ShouldBe(["operator"]);
        claims["aud"].Strings().ShouldContain("hubs-portal");
    }

    [SkippableFact]
    public async Task It_says_what_went_wrong_and_prints_nothing_else()
    {
        foreach (var arguments in new[] { ["nobody.at.all", "--server", Server.Address.AbsoluteUri], new[] { "jury", "--server", "http://127.0.0.1:9" }, ["--server"] })
        {
            var (exitCode, output, errors) = await RunAsync(arguments);

            exitCode.ShouldNotBe(0);
            output.ShouldBeEmpty();
            errors.Trim().Split('\n').Length.ShouldBe(1, errors);
        }
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var command = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "AppHost", "commands", "token.mjs"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        command.Environment["HUBS_DEMO_PASSWORD"] = TestRealm.Password;
        try
        {
            using var process = Process.Start(command)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output, await errors);
        }
        catch (Win32Exception)
        {
            throw new SkipException("There is no node on the PATH.");
        }
    }
}

[Collection(DevIdentityCollection.Name)]
public sealed class TokenCommandOnDevIdentity(DevIdentityServer server) : TokenCommandTests(server);

[Collection(KeycloakCollection.Name)]
public sealed class TokenCommandOnKeycloak(KeycloakServer server) : TokenCommandTests(server);

extern alias DevIdentity;
using DevIdentity::HubsPlatform.DevIdentity;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Builder;

namespace HubsPlatform.Gateway.Tests.SignIn;

/// <summary>The suite on the development provider, in this process, with the platform's own realm file.</summary>
public sealed class DevIdentitySignInTests(DevIdentitySignInTests.Fixture fixture) : SignInSuite(fixture), IClassFixture<DevIdentitySignInTests.Fixture>
{
    public sealed class Fixture : SignInFixture
    {
        private WebApplication? _provider;

        public override Uri Provider => new(_provider!.Urls.Single().Replace("127.0.0.1", "localhost"));

        protected override async Task StartProviderAsync()
        {
            _provider = DevelopmentIdentity.Build(
            [
                "--environment=Development", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning",
                $"--realm={Repository.RealmFile}",
                .. RealmValues.Select(value => $"--{value.Key}={value.Value}"),
            ]);
            await _provider.StartAsync();
        }

        protected override async Task StopProviderAsync() => await _provider!.DisposeAsync();
    }
}

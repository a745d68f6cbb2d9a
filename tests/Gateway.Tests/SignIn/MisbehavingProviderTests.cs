using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using HubsPlatform.Gateway.Sessions;
using HubsPlatform.Gateway.Tests.Support;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.Gateway.Tests.SignIn;

/// <summary>What a well-behaved provider never does, and what happens when it is away.</summary>
public sealed class MisbehavingProviderTests(MisbehavingProviderTests.Fixture fixture) : IClassFixture<MisbehavingProviderTests.Fixture>, IAsyncLifetime
{
    private static readonly TimeSpan AlmostTheLifeOfAToken = TimeSpan.FromSeconds(280);
    private static readonly TimeSpan MoreThanTheLifeOfAToken = TimeSpan.FromSeconds(301);

    private readonly Fixture _fixture = fixture;
    private readonly FakeProvider _provider = fixture.Provider;
    private readonly TestGateway _gateway = fixture.Gateway;
    private readonly ShiftedClock _clock = fixture.Clock;

    public Task InitializeAsync() => _fixture.ForgetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string, object?> ForgedClaims => new()
    {
        { "nonce", "another" },
        { "nonce", null },
        { "aud", "hubs-portal" },
        { "iss", "http://localhost:9999/realms/hubs" },
        { "typ", "Bearer" },
        { "typ", null },
        { "exp", 1 },
        { "sid", null },
        { "sub", null },
    };

    [Theory]
    [MemberData(nameof(ForgedClaims))]
    public async Task An_id_token_that_says_something_else_opens_no_session(string claim, object? value)
    {
        _provider.ChangeIdToken = claims =>
        {
            claims.Remove(claim);
            if (value is not null)
            {
                claims[claim] = value;
            }
        };

        await ShouldFailAsync();
    }

    [Theory]
    [InlineData("RS256")] // another key under the known name
    [InlineData("HS256")]
    public async Task An_id_token_that_somebody_else_signed_opens_no_session(string algorithm)
    {
        SecurityKey key = algorithm == "HS256" ? new SymmetricSecurityKey(new byte[32]) : new RsaSecurityKey(RSA.Create(2048));
        key.KeyId = "fake";
        _provider.ForgedSignature = new SigningCredentials(key, algorithm);

        await ShouldFailAsync();
    }

    [Fact]
    public async Task Signing_in_while_the_provider_is_away_is_503()
    {
        await _provider.GoAwayAsync();
        await using var justStarted = await _fixture.StartGatewayAsync("Development");

        using var answer = await new Browser().GetAsync(new Uri(justStarted.Address, "/bff/login"));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.CodeAsync()).ShouldBe("sign_in_unavailable");
    }

    [Fact]
    public async Task While_the_provider_is_away_a_session_serves_as_long_as_its_token_and_works_again_afterwards()
    {
        var browser = await SignedInAsync();
        await _provider.GoAwayAsync();

        _clock.Ahead = AlmostTheLifeOfAToken;
        (await TokenAsync(browser)).ShouldNotBeEmpty();
        _clock.Ahead = MoreThanTheLifeOfAToken;
        (await TokenAsync(browser)).ShouldBeEmpty();
        browser.Cookies.ShouldContainKey("hubs");

        await _provider.ComeBackAsync();
        (await TokenAsync(browser)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_renewal_that_is_refused_ends_the_session()
    {
        var browser = await SignedInAsync();
        _provider.RenewalStatus = StatusCodes.Status400BadRequest;
        _clock.Ahead = AlmostTheLifeOfAToken;

        (await TokenAsync(browser)).ShouldBeEmpty();

        browser.Cookies.ShouldNotContainKey("hubs");
        (await SessionsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_renewal_for_another_person_ends_the_session()
    {
        var browser = await SignedInAsync();
        _provider.ChangeIdToken = claims => claims["sub"] = "somebody else";
        _clock.Ahead = AlmostTheLifeOfAToken;

        (await TokenAsync(browser)).ShouldBeEmpty();
        (await SessionsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_browser_that_goes_away_does_not_stop_the_renewal_that_it_began()
    {
        var browser = await SignedInAsync();
        var before = await TokenAsync(browser);
        TaskCompletionSource asked = new(), answer = new();
        _provider.BeforeRenewal = () =>
        {
            asked.TrySetResult();
            return answer.Task;
        };
        _clock.Ahead = AlmostTheLifeOfAToken;

        using var caller = _gateway.Caller();
        caller.DefaultRequestHeaders.Add("Cookie", $"hubs={browser.Cookies["hubs"]}");
        using var gone = new CancellationTokenSource();
        var request = caller.GetAsync("/api/directory/me", gone.Token);
        await asked.Task;
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(request);
        answer.SetResult();

        (await TokenAsync(browser)).ShouldNotBe(before);
        _provider.Renewals.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_was_ended_during_its_renewal_stays_ended()
    {
        var browser = await SignedInAsync();
        _provider.BeforeRenewal = async () => (await LogOutAsync(_provider.LogoutToken("the-session"))).ShouldBe(HttpStatusCode.OK);
        _clock.Ahead = AlmostTheLifeOfAToken;

        (await TokenAsync(browser)).ShouldBeEmpty();
        (await SessionsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_logout_token_ends_the_sessions_of_its_sid_and_no_other_kind_of_token_does()
    {
        var browser = await SignedInAsync();

        (await LogOutAsync(_provider.LogoutToken("the-session", claims => claims["nonce"] = "n"))).ShouldBe(HttpStatusCode.BadRequest);
        (await LogOutAsync(_provider.LogoutToken("the-session", claims => claims.Remove("events")))).ShouldBe(HttpStatusCode.BadRequest);
        (await LogOutAsync(_provider.LogoutToken("the-session", claims => claims["events"] = "[]"))).ShouldBe(HttpStatusCode.BadRequest);
        (await LogOutAsync(_provider.LogoutToken("the-session", claims => claims["events"] = "no json"))).ShouldBe(HttpStatusCode.BadRequest);
        (await LogOutAsync(_provider.LogoutToken("the-session", claims => claims["typ"] = "ID"))).ShouldBe(HttpStatusCode.BadRequest);
        (await LogOutAsync(_provider.LogoutToken("the-session", claims => claims["aud"] = "hubs-portal"))).ShouldBe(HttpStatusCode.BadRequest);
        (await LogOutAsync(_provider.LogoutToken("the-session", claims => claims["exp"] = 1))).ShouldBe(HttpStatusCode.BadRequest);
        (await LogOutAsync(_provider.LogoutToken("the-session", headerType: "JWT"))).ShouldBe(HttpStatusCode.BadRequest);
        (await LogOutAsync(_provider.LogoutToken("another-session"))).ShouldBe(HttpStatusCode.OK);
        (await TokenAsync(browser)).ShouldNotBeEmpty();

        (await LogOutAsync(_provider.LogoutToken("the-session"))).ShouldBe(HttpStatusCode.OK);
        (await TokenAsync(browser)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_session_that_nobody_used_for_long_is_over_and_swept()
    {
        var browser = await SignedInAsync();
        _clock.Ahead = TimeSpan.FromMinutes(31);

        (await TokenAsync(browser)).ShouldBeEmpty();
        browser.Cookies.ShouldNotContainKey("hubs");
        _provider.Renewals.ShouldBe(0);
        await _gateway.Services.GetRequiredService<SessionStore>().ForgetEndedAsync(CancellationToken.None);
        (await SessionsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_the_database_holds_opens_nothing()
    {
        var browser = await SignedInAsync();
        var token = await TokenAsync(browser);

        await using var owner = await _fixture.Database.OpenAsOwnerAsync();
        var (id, ticket) = await owner.QuerySingleAsync<(byte[], byte[])>("select id, ticket from sessions");

        id.ShouldBe(SHA256.HashData(Base64UrlEncoder.DecodeBytes(browser.Cookies["hubs"])));
        Encoding.Latin1.GetString(ticket).ShouldNotContain(token["Bearer ".Length..][..20]);
        browser.Cookies["hubs"] = Base64UrlEncoder.Encode(id);
        (await TokenAsync(browser)).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_sessions_cannot_be_read_nobody_is_taken_for_somebody()
    {
        var browser = await SignedInAsync();
        await using var owner = await _fixture.Database.OpenAsOwnerAsync();
        await owner.ExecuteAsync("alter table sessions rename to elsewhere");

        using var answer = await browser.GetAsync(At("/api/directory/me"));
        using var anonymous = await new Browser().GetAsync(At("/api/directory/me"));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.CodeAsync()).ShouldBe("sessions_unavailable");
        anonymous.StatusCode.ShouldBe(HttpStatusCode.OK);
        await owner.ExecuteAsync("alter table elsewhere rename to sessions");
    }

    [Fact]
    public async Task Under_https_the_cookie_is_bound_to_the_host_and_without_it_nobody_signs_in()
    {
        await using var production = await _fixture.StartGatewayAsync("Production");
        (string, string)[] https = [("X-Forwarded-Proto", "https")];
        var browser = new Browser();

        using var plain = await browser.GetAsync(new Uri(production.Address, "/bff/login"));
        (await plain.CodeAsync()).ShouldBe("https_required");

        using var login = await browser.GetAsync(new Uri(production.Address, "/bff/login"), https);
        using var provider = await browser.GetAsync(login.Headers.Location!);
        using var callback = await browser.GetAsync(new Uri(production.Address, provider.Headers.Location!.PathAndQuery), https);

        callback.Headers.Location!.ToString().ShouldBe("/");
        var cookie = browser.SetCookies.Single(cookie => cookie.StartsWith("__Host-hubs=", StringComparison.Ordinal));
        cookie.ShouldContain("secure", Case.Insensitive);
        cookie.ShouldContain("path=/;", Case.Insensitive);
        cookie.ShouldNotContain("domain", Case.Insensitive);
        browser.SetCookies.Where(set => set.StartsWith("hubs-signin.", StringComparison.Ordinal)).ShouldAllBe(set => set.Contains("secure", StringComparison.OrdinalIgnoreCase));
        using var answer = await browser.GetAsync(new Uri(production.Address, "/api/directory/me"), https);
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("Bearer ");
    }

    private Uri At(string path) => new(_gateway.Address, path);

    private async Task<Browser> SignedInAsync()
    {
        var browser = new Browser();
        await browser.WalkAsync(At("/bff/login?returnUrl=/espace"), "", "", address => address.AbsolutePath == "/espace");
        return browser;
    }

    private async Task ShouldFailAsync()
    {
        var browser = new Browser();
        var end = await browser.WalkAsync(At("/bff/login?returnUrl=/espace"), "", "", address => address.Authority == _gateway.Address.Authority && address.AbsolutePath != "/signin-oidc");
        end.PathAndQuery.ShouldBe("/?login=failed");
        browser.Cookies.ShouldNotContainKey("hubs");
        (await SessionsAsync()).ShouldBe(0);
    }

    /// <summary>The Authorization header that reached the directory; empty when there was none.</summary>
    private async Task<string> TokenAsync(Browser browser)
    {
        using var answer = await browser.GetAsync(At("/api/directory/me"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpStatusCode> LogOutAsync(string token)
    {
        using var answer = await new Browser().PostAsync(At("/bff/backchannel-logout"), new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]));
        return answer.StatusCode;
    }

    private async Task<long> SessionsAsync()
    {
        await using var owner = await _fixture.Database.OpenAsOwnerAsync();
        return await owner.ExecuteScalarAsync<long>("select count(*) from sessions");
    }
    /// <summary>Starting a gateway takes longer than most of these tests, so they share one and forget what the last one did.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        private TestUpstream _directory = null!;

        internal ShiftedClock Clock { get; } = new();

        internal TestDatabase Database { get; private set; } = null!;

        internal FakeProvider Provider { get; private set; } = null!;

        internal TestGateway Gateway { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Database = await TestDatabase.CreateAsync("gateway");
            Provider = await FakeProvider.StartAsync();
            _directory = await TestUpstream.StartAsync();
            _directory.Answer = context => context.Response.WriteAsync(context.Request.Headers.Authorization.ToString());
            Gateway = await StartGatewayAsync("Development");
        }

        public async Task DisposeAsync()
        {
            await Gateway.DisposeAsync();
            await _directory.DisposeAsync();
            await Provider.DisposeAsync();
            await Database.DisposeAsync();
        }

        internal async Task ForgetAsync()
        {
            Clock.Ahead = TimeSpan.Zero;
            await Provider.BehaveAsync();
            await using var owner = await Database.OpenAsOwnerAsync();
            await owner.ExecuteAsync("delete from sessions");
        }

        internal Task<TestGateway> StartGatewayAsync(string environment) => TestGateway.StartAsync(
            Database,
            new Dictionary<string, string>
            {
                ["services:directory:h2c:0"] = _directory.H2c,
                ["Keycloak:AuthServerUrl"] = Provider.Address.AbsoluteUri,
                ["TrustedProxies:0"] = "127.0.0.0/8",
                ["TrustedProxies:1"] = "::1/128",
            },
            environment,
            clock: Clock);
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.Gateway.Tests.SignIn;

/// <summary>A provider that misbehaves on demand. Who signs in is whom it is told; it asks nothing.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "fake" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> _codes = new();
    private readonly int _port;
    private WebApplication? _app;

    private FakeProvider(int port) => _port = port;

    public Uri Address => new($"http://localhost:{_port}/");

    public string Issuer => $"{Address}realms/hubs";

    /// <summary>Changes the claims of the next ID tokens, to forge them.</summary>
    public Action<Dictionary<string, object>> ChangeIdToken { get; set; } = _ => { };

    /// <summary>Signs the next ID tokens; with its own key when not set.</summary>
    public SigningCredentials? ForgedSignature { get; set; }

    /// <summary>Runs before each renewal is answered.</summary>
    public Func<Task> BeforeRenewal { get; set; } = () => Task.CompletedTask;

    /// <summary>The answer to renewals; the tokens when not set.</summary>
    public int? RenewalStatus { get; set; }

    public int Renewals { get; private set; }

    public static async Task<FakeProvider> StartAsync()
    {
        var provider = new FakeProvider(Testing.FreePort.Next());
        await provider.ComeBackAsync();
        return provider;
    }

    /// <summary>Is there, and does what providers do.</summary>
    public async Task BehaveAsync()
    {
        (ChangeIdToken, ForgedSignature, BeforeRenewal, RenewalStatus, Renewals) = (_ => { }, null, () => Task.CompletedTask, null, 0);
        if (_app is null)
        {
            await ComeBackAsync();
        }
    }

    public async Task GoAwayAsync() => await Interlocked.Exchange(ref _app, null)!.DisposeAsync();

    public async Task ComeBackAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(_port));
        _app = builder.Build();
        var realm = _app.MapGroup("/realms/hubs");
        realm.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = Issuer,
            jwks_uri = $"{Issuer}/keys",
            authorization_endpoint = $"{Issuer}/auth",
            token_endpoint = $"{Issuer}/token",
            end_session_endpoint = $"{Issuer}/logout",
        });
        realm.MapGet("/keys", () => new { keys = new[] { PublicKey() } });
        realm.MapGet("/auth", Authorize);
        realm.MapPost("/token", AnswerAsync);
        await _app.StartAsync();
    }

    public string LogoutToken(string sid, Action<Dictionary<string, object>>? change = null, string headerType = "logout+jwt")
    {
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = "hubs-gateway",
            ["sub"] = "person",
            ["sid"] = sid,
            ["typ"] = "Logout",
            ["events"] = JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new { } }),
        };
        change?.Invoke(claims);
        return Sign(claims, headerType, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private IResult Authorize(HttpRequest request)
    {
        request.Query["code_challenge_method"].ToString().ShouldBe("S256");
        request.Query["scope"].ToString().ShouldBe("openid profile email organization:*");
        var code = RandomNumberGenerator.GetHexString(16);
        _codes[code] = (request.Query["nonce"].ToString(), request.Query["code_challenge"].ToString());
        return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"].ToString(), new Dictionary<string, string?>
        {
            ["code"] = code,
            ["state"] = request.Query["state"],
            ["iss"] = Issuer,
        }));
    }

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["grant_type"] == "refresh_token")
        {
            Renewals++;
            await BeforeRenewal();
            return RenewalStatus is { } status ? Results.Json(new { error = "invalid_grant" }, statusCode: status) : Results.Json(Tokens(null));
        }

        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return _codes.TryRemove(form["code"].ToString(), out var asked) && asked.Challenge == challenge
            ? Results.Json(Tokens(asked.Nonce))
            : Results.Json(new { error = "invalid_grant" }, statusCode: (int)HttpStatusCode.BadRequest);
    }

    private Dictionary<string, object> Tokens(string? nonce)
    {
        var claims = new Dictionary<string, object> { ["iss"] = Issuer, ["aud"] = "hubs-gateway", ["sub"] = "person", ["sid"] = "the-session", ["typ"] = "ID", ["name"] = "Une personne" };
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        ChangeIdToken(claims);
        return new Dictionary<string, object>
        {
            ["id_token"] = Sign(claims, "JWT", ForgedSignature),
            ["access_token"] = Sign(new Dictionary<string, object> { ["typ"] = "Bearer", ["sub"] = "person", ["jti"] = RandomNumberGenerator.GetHexString(8) }, "JWT", null),
            ["refresh_token"] = RandomNumberGenerator.GetHexString(32),
            ["expires_in"] = 300,
            ["refresh_expires_in"] = 1800,
        };
    }

    private string Sign(Dictionary<string, object> claims, string headerType, SigningCredentials? instead)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var isTimed = claims.ContainsKey("exp");
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = !isTimed }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            TokenType = headerType,
            IssuedAt = isTimed ? null : now,
            Expires = isTimed ? null : now.AddMinutes(5),
            SigningCredentials = instead ?? new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });
    }

    private object PublicKey()
    {
        var parameters = _key.Rsa.ExportParameters(false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = _key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }
}

using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HubsPlatform.Identity.Tests.Servers;

/// <summary>Stands at the gateway's address and takes what the provider sends there itself: back-channel logouts.</summary>
internal sealed class GatewayListener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly WebApplication _app;
    private readonly Channel<string> _logoutTokens = Channel.CreateUnbounded<string>();

    private GatewayListener()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/bff/backchannel-logout", (HttpRequest request) => KeepAsync(request));
    }

    /// <summary>Without a slash at the end.</summary>
    public string Address => _app.Urls.Single();

    public string RedirectUri => $"{Address}/signin-oidc";

    public static async Task<GatewayListener> StartAsync()
    {
        var listener = new GatewayListener();
        await listener._app.StartAsync();
        return listener;
    }

    /// <summary>The logout token of this session, when it comes; others that come are left aside.</summary>
    public async Task<string> LogoutTokenAsync(Func<string, bool> isTheOne)
    {
        using var limit = new CancellationTokenSource(Patience);
        await foreach (var token in _logoutTokens.Reader.ReadAllAsync(limit.Token))
        {
            if (isTheOne(token))
            {
                return token;
            }
        }

        throw new InvalidOperationException("The listener has ended.");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> KeepAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        await _logoutTokens.Writer.WriteAsync(form["logout_token"].ToString());
        return Results.Ok();
    }
}

using System.Net.Http.Headers;
using HubsPlatform.Identity.Tests.Servers;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace HubsPlatform.Identity.Tests.Services;

/// <summary>A service in miniature, in this process, as the services of the platform are set up: it is the directory to the provider.</summary>
internal sealed class SmallService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SmallService(WebApplication app)
    {
        _app = app;
        _http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public static async Task<SmallService> StartAsync(IdentityServer server)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Keycloak:AuthServerUrl"] = server.Address.AbsoluteUri,
            ["Keycloak:Realm"] = "hubs",
            ["Keycloak:Resource"] = "hubs-directory",
            ["Keycloak:SslRequired"] = "none",
        });
        builder.AddServiceDefaults();
        builder.AddHubAuthentication();
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapGet("/me", () => "ok").RequireAuthorization();
        app.MapGet("/hubs/{hub}/workspace", () => "ok").RequireHubRole(HubRole.Admin, HubRole.Member, HubRole.Mediator, HubRole.Jury, HubRole.Viewer);
        app.MapGet("/hubs/{hub}/admin", () => "ok").RequireHubRole(HubRole.Admin);
        app.MapNationalGroup("").MapGet("/hubs", () => "ok");
        await app.StartAsync();
        return new SmallService(app);
    }

    public async Task<int> GetAsync(string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request);
        return (int)response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}

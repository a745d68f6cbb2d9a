using HubsPlatform.Gateway.ApiCatalogue;
using HubsPlatform.Gateway.Protection;
using HubsPlatform.Gateway.Routing;
using HubsPlatform.Gateway.Sessions;
using HubsPlatform.Gateway.SignIn;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Telemetry;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddHubDatabase("gateway");
builder.AddSignIn();
builder.AddSessions();
builder.AddProtection();
builder.AddUpstreams();

var app = builder.Build();
app.UseTrustedProxies();
app.UseSecurityHeaders();
app.UseRouteTelemetry();
app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = static _ => true });
app.UseAddressGuard();
app.UseRateLimitPerAddress();
app.UseSessions();
app.UseRateLimitPerUser();
app.UseRouting();
app.UseCrossSiteGuard();
app.UseBodyLimits();
app.UseResponseCompression();
app.MapDefaultEndpoints();
app.MapSignIn();
app.MapApiCatalogue();
app.MapUpstreams();

return await app.RunServiceAsync(args);

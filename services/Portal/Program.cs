using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Hosting;
using HubsPlatform.Portal.Web;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.HubAccess;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddHubAuthentication();
builder.Services.AddPlatformClients();
builder.Services.AddPages();

var app = builder.Build();
app.UseLanguage();
app.UseServiceDefaults();
app.UseErrorPages();
app.UsePageCache();
app.MapDefaultEndpoints();
app.MapPages();
return await app.RunServiceAsync(args);

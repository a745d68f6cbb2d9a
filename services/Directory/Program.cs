using HubsPlatform.Contracts;
using HubsPlatform.Directory.Features;
using HubsPlatform.Directory.Features.Imports;
using HubsPlatform.Directory.Features.Search;
using HubsPlatform.Directory.Hosting;
using HubsPlatform.Directory.Programme;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddHubAuthentication();
builder.AddHubDatabase("directory");
builder.AddHubMessaging("directory", events => events
    .Publish<HubDeclared>()
    .Publish<PlacesRecorded>()
    .Publish<StructuresRecorded>()
    .Publish<MediatorsRecorded>()
    .Publish<ImportCompleted>());
builder.Services.AddSingleton<HubRegister>();
builder.Services.AddSingleton<HubCatalogue>();
builder.Services.AddSingleton<PlaceTotals>();
builder.Services.AddHostedService<DirectoryStart>(); // first: what starts after it finds the hubs and their territories
builder.Services.AddTerritories();
builder.AddImports();

var app = builder.Build();
app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapPublicDirectory();
var hubs = app.MapHubGroup("/api/directory");
var national = app.MapNationalGroup("/api/directory");
ImportFeature.MapImports(hubs, national);

return await app.RunServiceAsync(args);

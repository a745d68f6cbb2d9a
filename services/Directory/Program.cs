using HubsPlatform.Contracts;
using HubsPlatform.Directory.Features;
using HubsPlatform.Directory.Features.Imports;
using HubsPlatform.Directory.Features.Mediators;
using HubsPlatform.Directory.Hosting;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.HubAccess;
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
    .Publish<ImportCompleted>()
    .Handle<TrainingCompleted, RememberQualification>());
builder.Services.AddDirectory();
builder.AddImports();

var app = builder.Build();
app.UseServiceDefaults();
app.MapDefaultEndpoints();
app.MapPublicDirectory();
var hubs = app.MapHubGroup("/api/directory");
var national = app.MapNationalGroup("/api/directory");
hubs.MapHubDirectory();
national.MapNationalDirectory();
ImportFeature.MapImports(hubs, national);

return await app.RunServiceAsync(args);

using HubsPlatform.Contracts;
using HubsPlatform.Evaluation.Features.Coverage;
using HubsPlatform.Evaluation.Features.Indicators;
using HubsPlatform.Evaluation.Features.National;
using HubsPlatform.Evaluation.Projections;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddHubAuthentication();
builder.AddHubDatabase("evaluation");
builder.AddHubMessaging("evaluation", events => events
    .Handle<HubDeclared, RememberHub>()
    .Handle<PlacesRecorded, RememberPlaces>()
    .Handle<StructuresRecorded, RememberStructures>()
    .Handle<MediatorsRecorded, RememberMediators>()
    .Handle<AwardGranted, RememberAward>()
    .Handle<TrainingCompleted, RememberCompletion>());

var app = builder.Build();
app.UseServiceDefaults();
app.MapDefaultEndpoints();

var hubs = app.MapHubGroup("/api/evaluation").WithTags("Évaluation");
hubs.MapGet("/coverage", GetCoverage.HandleAsync).WithSummary("Couverture du territoire par département");
hubs.MapGet("/indicators", GetIndicators.HandleAsync).WithSummary("Indicateurs du hub");

var national = app.MapNationalGroup("/api/evaluation").WithTags("Évaluation");
national.MapGet("/coverage", GetNationalCoverage.HandleAsync).WithSummary("Couverture de tous les hubs");

await app.RunServiceAsync(args);

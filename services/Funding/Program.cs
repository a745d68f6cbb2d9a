using HubsPlatform.Contracts;
using HubsPlatform.Funding.Awards;
using HubsPlatform.Funding.Facts;
using HubsPlatform.Funding.Features.Awards;
using HubsPlatform.Funding.Features.Evidence;
using HubsPlatform.Funding.Features.Overview;
using HubsPlatform.Funding.Features.Programmes;
using HubsPlatform.Funding.Projections;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Idempotency;
using HubsPlatform.ServiceDefaults.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddHubAuthentication();
builder.AddHubDatabase("funding");
builder.AddHubMessaging("funding", events => events
    .Publish<AwardGranted>()
    .Handle<HubDeclared, RememberHub>()
    .Handle<StructuresRecorded, RememberStructures>()
    .Handle<PlacesRecorded, RememberPlaces>());
builder.Services.AddSingleton<AwardLedger>();
builder.Services.AddHostedService<RecordFacts>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapDefaultEndpoints();

var open = app.MapGroup("/api/funding").AllowAnonymous().WithTags("Financement");
open.MapGet("/programmes", ListProgrammes.HandleAsync).WithSummary("Programmes, leurs missions et leurs appels");
open.MapGet("/calls/{id:guid}", GetCall.HandleAsync).WithSummary("Appel : critères dans l'ordre, enveloppe, attribué, reste");

var hubs = app.MapHubGroup("/api/funding").WithTags("Financement");
hubs.MapGet("/awards", ListAwards.HandleAsync).WithSummary("Attributions du hub");
hubs.MapGet("/awards/{id:guid}", GetAward.HandleAsync).WithSummary("Une attribution du hub");
hubs.MapGet("/evidence", GetEvidence.HandleAsync).WithSummary("Éléments de preuve pour les critères 1 et 2");

var national = app.MapNationalGroup("/api/funding").WithTags("Financement");
national.MapGet("/overview", GetOverview.HandleAsync).WithSummary("Appels et attributions de tous les hubs");
national.MapPost("/calls/{id:guid}/awards", GrantAward.HandleAsync).WithIdempotencyKey().WithSummary("Enregistrer une attribution");

await app.RunServiceAsync(args);

using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Idempotency;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.Training.Demonstration;
using HubsPlatform.Training.Features.Completions;
using HubsPlatform.Training.Features.Enrolments;
using HubsPlatform.Training.Features.Paths;
using HubsPlatform.Training.Features.Sessions;
using HubsPlatform.Training.Features.Structures;
using HubsPlatform.Training.Projections;
using HubsPlatform.Training.Retention;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddHubAuthentication();
builder.AddHubDatabase("training");
builder.AddHubMessaging("training", events => events
    .Publish<TrainingCompleted>()
    .Handle<HubDeclared, RememberHub>()
    .Handle<StructuresRecorded, RememberStructures>());
builder.Services.AddSingleton<DemonstrationCatalogue>();
builder.Services.AddHostedService<ForgetParticipants>();

var app = builder.Build();
app.UseServiceDefaults();
app.MapDefaultEndpoints();

var hubs = app.MapHubGroup("/api/training").WithTags("Formation");
hubs.MapGet("/structures", ListStructures.HandleAsync).WithSummary("Structures qui peuvent inscrire");

hubs.MapGet("/paths", ListPaths.HandleAsync).WithSummary("Parcours du hub");
hubs.MapGet("/paths/{id:guid}", GetPath.HandleAsync).WithSummary("Un parcours");
hubs.MapPost("/paths", CreatePath.HandleAsync).WithSummary("Créer un parcours").RequireHubRole(HubRole.Admin, HubRole.Member).WithIdempotencyKey();
hubs.MapPut("/paths/{id:guid}", UpdatePath.HandleAsync).WithSummary("Modifier un parcours").RequireHubRole(HubRole.Admin, HubRole.Member);

hubs.MapGet("/sessions", ListSessions.HandleAsync).WithSummary("Sessions du hub");
hubs.MapGet("/sessions/{id:guid}", GetSession.HandleAsync).WithSummary("Une session");
hubs.MapPost("/sessions", CreateSession.HandleAsync).WithSummary("Planifier une session").RequireHubRole(HubRole.Admin, HubRole.Member).WithIdempotencyKey();
hubs.MapPut("/sessions/{id:guid}", UpdateSession.HandleAsync).WithSummary("Modifier une session").RequireHubRole(HubRole.Admin, HubRole.Member);

var enrolments = hubs.MapGroup("/sessions/{id:guid}/enrolments").RequireHubRole(HubRole.Admin, HubRole.Member, HubRole.Mediator);
enrolments.MapGet("/", ListEnrolments.HandleAsync).WithSummary("Inscriptions d'une session");
enrolments.MapGet("/{enrolmentId:guid}", GetEnrolment.HandleAsync).WithSummary("Une inscription");
enrolments.MapPost("/", Enrol.HandleAsync).WithSummary("Inscrire quelqu'un").WithIdempotencyKey();
enrolments.MapDelete("/{enrolmentId:guid}", CancelEnrolment.HandleAsync).WithSummary("Annuler une inscription");

hubs.MapGet("/completions", ListCompletions.HandleAsync).WithSummary("Formations suivies jusqu'au bout");
hubs.MapPost("/completions", CompleteTraining.HandleAsync).WithSummary("Noter la présence").RequireHubRole(HubRole.Admin, HubRole.Member).WithIdempotencyKey();

await app.RunServiceAsync(args);

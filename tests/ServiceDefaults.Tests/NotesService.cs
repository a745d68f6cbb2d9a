using System.Net.Http.Headers;
using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Idempotency;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HubsPlatform.ServiceDefaults.Tests;

/// <summary>A service of one table and one event, made of nothing but ServiceDefaults.</summary>
public sealed class NotesService : IAsyncLifetime
{
    private WebApplication _app = null!;

    public TestDatabase Database { get; private set; } = null!;

    public HubDatabase Hubs => _app.Services.GetRequiredService<HubDatabase>();

    public Patience Patience => _app.Services.GetRequiredService<Patience>();

    public Task<int?> RedriveAsync() => _app.Services.RedriveAsync();

    public Task<int> ForgetAuditAsync() => _app.Services.GetRequiredService<AuditRetention>().RunAsync(default);

    public string Prefix { get; } = $"t{Guid.NewGuid().ToString("n")[..8]}-";

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync("notes");
        var (_, rabbitMq) = await TestServers.GetAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["ConnectionStrings:notes"] = Database.App,
            ["ConnectionStrings:notes-owner"] = Database.Owner,
            ["ConnectionStrings:rabbitmq"] = rabbitMq,
            ["Messaging:Prefix"] = Prefix,
            ["Keycloak:Realm"] = "hubs",
            ["Keycloak:AuthServerUrl"] = "http://identity.test/",
            ["Keycloak:SslRequired"] = "none",
            ["Keycloak:Resource"] = "hubs-notes",
        })
        {
            builder.Configuration[key] = value;
        }

        builder.AddServiceDefaults();
        builder.AddHubAuthentication();
        builder.AddHubDatabase("notes", typeof(NotesService).Assembly);
        builder.AddHubMessaging("notes", events => events.Publish<NoteWritten>().Handle<NoteWritten, CountHearing>());
        builder.Services.AddSingleton<Patience>();
        builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
        {
            var known = new OpenIdConnectConfiguration { Issuer = TestTokens.Issuer };
            known.SigningKeys.Add(TestTokens.PublicKey);
            bearer.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(known);
        });

        _app = builder.Build();
        _app.UseServiceDefaults();
        _app.MapDefaultEndpoints();
        var hubs = _app.MapHubGroup("/api/notes");
        hubs.MapGet("/notes", ListAsync);
        hubs.MapPost("/notes", WriteAsync).RequireHubRole(HubRole.Admin, HubRole.Member).WithIdempotencyKey();
        _app.MapNationalGroup("/api/notes").MapGet("/count", CountAsync);
        _app.MapGet("/api/notes/bug", string () => throw new InvalidOperationException("a bug"));
        await _app.Services.MigrateAsync();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();
    }

    public HttpClient Anonymous() => new() { BaseAddress = new Uri(_app.Urls.First()) };

    public HttpClient With(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public HttpClient As(TestUser user) => With(TestTokens.For(user, ["hubs-notes"]));

    private static async Task<Results<Ok<Page<Note>>, ProblemHttpResult>> ListAsync(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        if (!page.TryAfter<Guid?>($"{hub.Hub}/notes", out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var notes = await database.QueryAsync<Note>(hub.Hub, "select id, text, heard from notes where hub_id = @hub and (@after::uuid is null or id > @after) order by id limit @size", new { hub = hub.Hub, after, size = page.Size + 1 }, stop);
        var total = await database.QuerySingleOrDefaultAsync<long>(hub.Hub, "select count(*) from notes where hub_id = @hub", new { hub = hub.Hub }, stop);
        return TypedResults.Ok(page.ToPage(notes, $"{hub.Hub}/notes", note => (Guid?)note.Id, total));
    }

    private static async Task<Created<Note>> WriteAsync(HubContext hub, NewNote request, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        var id = Guid.CreateVersion7();
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        await transaction.ExecuteAsync("insert into notes (hub_id, id, text) values (@hub, @id, @text)", new { hub = hub.Hub, id, text = request.Text }, stop);
        transaction.Publish(new NoteWritten { Hub = hub.Hub.Alias, Actor = hub.Actor.Subject, OccurredAt = clock.GetUtcNow(), NoteId = id, Fails = request.Text == "fails" });
        await transaction.AuditAsync(hub.Actor, "note.written", $"notes/{id}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.Created($"/api/notes/hubs/{hub.Hub}/notes/{id}", new Note(id, request.Text, 0));
    }

    private static async Task<Ok<long>> CountAsync(OperatorContext caller, HubDatabase database, CancellationToken stop)
    {
        await using var reading = await database.BeginNationalReadAsync(caller.Actor, "notes.counted", stop);
        var count = await reading.QuerySingleOrDefaultAsync<long>("select count(*) from notes", stop: stop);
        await reading.CommitAsync(stop);
        return TypedResults.Ok(count);
    }

    public sealed record NewNote(string Text);

    public sealed record Note(Guid Id, string Text, int Heard);

    [EventName("notes.note-written.v1", "notes", "latecomer")]
    public sealed record NoteWritten : HubEvent
    {
        public required Guid NoteId { get; init; }

        public bool Fails { get; init; }
    }

    internal sealed class CountHearing(Patience patience) : IEventHandler<NoteWritten>
    {
        public async Task HandleAsync(HubTransaction transaction, NoteWritten message, CancellationToken stop)
        {
            await transaction.ExecuteAsync("update notes set heard = heard + 1 where hub_id = @hub and id = @id", new { hub = transaction.Hub, id = message.NoteId }, stop);
            if (message.Fails && !patience.IsEndless)
            {
                throw new InvalidOperationException("This one fails.");
            }
        }
    }
}

/// <summary>Once it is endless, what failed passes.</summary>
public sealed class Patience
{
    public bool IsEndless { get; set; }
}

[CollectionDefinition(nameof(NotesService))]
public sealed class NotesCollection : ICollectionFixture<NotesService>;

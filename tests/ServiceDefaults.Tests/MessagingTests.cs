using System.Net.Http.Json;
using System.Text;
using Dapper;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;
using HubsPlatform.Testing;
using Npgsql;
using RabbitMQ.Client;

namespace HubsPlatform.ServiceDefaults.Tests;

[Collection(nameof(NotesService))]
public sealed class MessagingTests(NotesService notes)
{
    private static readonly HubId Aura = new("aura");

    private async Task<Guid> WriteAsync(string text)
    {
        var answer = await notes.As(TestUser.In("aura", "hub-member")).PostAsJsonAsync("/api/notes/hubs/aura/notes", new { text });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<NotesService.Note>())!.Id;
    }

    private Task<int> HeardAsync(Guid id) => notes.Hubs.QuerySingleOrDefaultAsync<int>(Aura, "select heard from notes where hub_id = 'aura' and id = @id", new { id });

    private static async Task<int> WaitingAsync(IConnection connection, string queue)
    {
        await using var channel = await connection.CreateChannelAsync();
        try
        {
            return (int)await channel.MessageCountAsync(queue);
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return 0; // not declared yet
        }
    }

    [Fact]
    public async Task A_committed_event_has_its_effect_once()
    {
        var id = await WriteAsync("hear me");
        await Eventually.BecomesAsync(() => HeardAsync(id), 1);
    }

    [Fact]
    public async Task An_event_that_is_not_urgent_leaves_with_the_next_that_is_and_some_seconds_later_without_one()
    {
        var unhurried = await TellAsync("unhurried");
        await Task.Delay(TimeSpan.FromSeconds(1));
        (await HeardAsync(unhurried)).ShouldBe(0);

        var urgent = await WriteAsync("urgent");
        await Eventually.BecomesAsync(() => HeardAsync(urgent), 1);
        await Eventually.BecomesAsync(() => HeardAsync(unhurried), 1);

        var alone = await TellAsync("unhurried and alone");
        await Eventually.BecomesAsync(() => HeardAsync(alone), 1);

        async Task<Guid> TellAsync(string text)
        {
            var id = Guid.NewGuid();
            await using var transaction = await notes.Hubs.BeginAsync(Aura);
            await transaction.ExecuteAsync("insert into notes (hub_id, id, text) values ('aura', @id, @text)", new { id, text });
            transaction.PublishAll([new NotesService.NoteWritten { Hub = "aura", Actor = "x", OccurredAt = DateTimeOffset.UtcNow, NoteId = id }], areUrgent: false);
            await transaction.CommitAsync();
            return id;
        }
    }

    [Fact]
    public async Task An_event_that_was_not_committed_is_never_sent()
    {
        await using (var transaction = await notes.Hubs.BeginAsync(Aura))
        {
            transaction.Publish(new NotesService.NoteWritten { Hub = "aura", Actor = "x", OccurredAt = DateTimeOffset.UnixEpoch, NoteId = Guid.NewGuid() });
        }

        (await notes.Hubs.QuerySingleOrDefaultAsync<long>("select count(*) from platform.outbox where occurred_at = 'epoch'")).ShouldBe(0);
    }

    [Fact]
    public async Task Where_an_event_cannot_be_kept_nothing_is_committed()
    {
        var id = Guid.NewGuid();
        var told = new NotesService.NoteWritten { Hub = "aura", Actor = "x", OccurredAt = DateTimeOffset.UtcNow, NoteId = id };
        await using (var transaction = await notes.Hubs.BeginAsync(Aura))
        {
            await transaction.ExecuteAsync("insert into notes (hub_id, id, text) values ('aura', @id, 'lost')", new { id });
            transaction.PublishAll([told, told]); // one id, which the outbox takes once

            await Should.ThrowAsync<PostgresException>(() => transaction.CommitAsync());
        }

        (await notes.Hubs.QueryAsync<Guid>(Aura, "select id from notes where hub_id = 'aura' and id = @id", new { id })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Delivered_three_times_it_has_its_effect_once()
    {
        var id = Guid.NewGuid();
        await using (var transaction = await notes.Hubs.BeginAsync(Aura))
        {
            await transaction.ExecuteAsync("insert into notes (hub_id, id, text) values ('aura', @id, 'thrice')", new { id });
            await transaction.CommitAsync();
        }

        var body = Encoding.UTF8.GetBytes($$"""{"eventId":"{{Guid.NewGuid()}}","hub":"aura","actor":"test","occurredAt":"2026-01-01T00:00:00Z","noteId":"{{id}}","addedLater":"optional"}""");
        var (_, rabbitMq) = await TestServers.GetAsync();
        await using var connection = await new ConnectionFactory { Uri = new Uri(rabbitMq) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        for (var delivery = 0; delivery < 3; delivery++)
        {
            await channel.BasicPublishAsync($"{notes.Prefix}notes.note-written.v1", "", true, new BasicProperties { ContentType = "application/json", Persistent = true }, body);
        }

        await Eventually.BecomesAsync(() => HeardAsync(id), 1);
        await Eventually.BecomesAsync(async () => (int)await channel.MessageCountAsync($"{notes.Prefix}notes-note-written"), 0);
        (await HeardAsync(id)).ShouldBe(1);
    }

    [Fact]
    public async Task What_fails_is_set_aside_without_a_trace_and_comes_back_when_asked()
    {
        var id = await WriteAsync("fails");
        var after = await WriteAsync("comes after");
        await Eventually.BecomesAsync(() => HeardAsync(after), 1);

        var (_, rabbitMq) = await TestServers.GetAsync();
        await using var connection = await new ConnectionFactory { Uri = new Uri(rabbitMq) }.CreateConnectionAsync();
        await Eventually.BecomesAsync(() => WaitingAsync(connection, $"{notes.Prefix}notes-note-written_error"), 1);
        (await HeardAsync(id)).ShouldBe(0);

        notes.Patience.IsEndless = true;
        (await notes.RedriveAsync()).ShouldBe(1);
        await Eventually.BecomesAsync(() => HeardAsync(id), 1);
        (await notes.RedriveAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_said_before_a_subscribers_first_start_waits_for_it()
    {
        await WriteAsync("for later");
        var (_, rabbitMq) = await TestServers.GetAsync();
        await using var connection = await new ConnectionFactory { Uri = new Uri(rabbitMq) }.CreateConnectionAsync();
        await Eventually.TrueAsync(async () => await WaitingAsync(connection, $"{notes.Prefix}latecomer-note-written") > 0, () => "The event was lost.");
    }

    [Fact]
    public async Task Exchanges_carry_the_frozen_names()
    {
        await WriteAsync("names");
        var (_, rabbitMq) = await TestServers.GetAsync();
        await using var connection = await new ConnectionFactory { Uri = new Uri(rabbitMq) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclarePassiveAsync($"{notes.Prefix}notes.note-written.v1");
        await channel.QueueDeclarePassiveAsync($"{notes.Prefix}notes-note-written");
    }
}

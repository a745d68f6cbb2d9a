using System.Diagnostics;
using System.Net.Mime;
using System.Runtime.CompilerServices;
using HubsPlatform.ServiceDefaults.Database;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>
/// Sends what lies in the outbox: woken by the commits of its own process (PostgreSQL's NOTIFY would let one transaction commit at a time), and after
/// some seconds for what another one left that died, or what is not urgent. Several processes share the work (SKIP LOCKED).
/// A batch is deleted and sent in one transaction, so what was not confirmed by the broker stays.
/// </summary>
internal sealed partial class OutboxDispatcher(NpgsqlDataSource pool, OutboxBell bell, IServiceProvider services, IBusControl bus, EventRegistry registry, TimeProvider clock, ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private const int Batch = 200;

    /// <summary>What nobody was woken for is sent when it was seen so often.</summary>
    private const int MostLooks = 5;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    /// <summary>How long an event waits for which nobody was woken, at most.</summary>
    internal static readonly TimeSpan Longest = MostLooks * Poll;

    private static readonly TimeSpan PublishLimit = TimeSpan.FromSeconds(10); // a publish would wait for ever on a disk alarm
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private const string Take = """
        delete from platform.outbox where id in (
          select id from platform.outbox where event_name = any($1) order by id limit $2 for update skip locked)
        returning id, event_name, body, traceparent
        """;

    private readonly string[] _names = [.. registry.Published.Keys];
    private bool _areSubscribersKnown;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var isWoken = true;
        var looks = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await DeclareSubscribersAsync(stop);
                looks = isWoken ? MostLooks : await IsSomethingThereAsync(stop) ? looks + 1 : 0;
                if (looks >= MostLooks)
                {
                    while (await SendBatchAsync(stop) == Batch)
                    {
                    }

                    looks = 0;
                }

                isWoken = await bell.WaitAsync(Poll, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                LogDelayed(logger, failure.Message);
                await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Once per process, before the first event. Asked for here, because the connection cannot be made while the broker is away.</summary>
    private async Task DeclareSubscribersAsync(CancellationToken stop)
    {
        if (!_areSubscribersKnown)
        {
            await SubscriberQueues.DeclareAsync(services.GetRequiredService<IConnection>(), registry, stop);
            _areSubscribersKnown = true;
        }
    }

    private async Task<bool> IsSomethingThereAsync(CancellationToken stop)
    {
        await using var look = pool.CreateCommand("select exists (select from platform.outbox where event_name = any($1))");
        look.Parameters.Add(new() { Value = _names });
        return (bool)(await look.ExecuteScalarAsync(stop))!;
    }

    private async Task<int> SendBatchAsync(CancellationToken stop)
    {
        await using var connection = await pool.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var sending = new List<Task>(Batch);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(PublishLimit);

        await using (var take = new NpgsqlCommand(Take, connection, transaction) { Parameters = { new() { Value = _names }, new() { Value = Batch } } })
        await using (var reader = await take.ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
            {
                sending.Add(SendAsync(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.IsDBNull(3) ? null : reader.GetString(3), limit.Token));
            }
        }

        await Task.WhenAll(sending);
        await transaction.CommitAsync(stop);
        return sending.Count;
    }

    private async Task SendAsync(Guid id, string name, byte[] body, string? traceparent, CancellationToken stop)
    {
        using var activity = MessagingTelemetry.Source.StartActivity($"send {name}", ActivityKind.Producer, traceparent);
        var type = registry.Published[name];
        // MassTransit finds the exchange by an object of the event's type. What is sent is what lies in the outbox.
        await bus.Publish(RuntimeHelpers.GetUninitializedObject(type), type, context =>
        {
            context.MessageId = id;
            context.Serializer = new Written(body);
        }, stop);
        MessagingTelemetry.Sent.Add(1, new KeyValuePair<string, object?>("event", name));
    }

    /// <summary>An event as it was written when it happened: up to five hundred places, not to be read and written once more.</summary>
    private sealed class Written(byte[] body) : IMessageSerializer
    {
        public ContentType ContentType => SystemTextJsonRawMessageSerializer.JsonContentType;

        public MessageBody GetMessageBody<T>(SendContext<T> context)
            where T : class => new BytesMessageBody(body);
    }

    [LoggerMessage(LogLevel.Warning, "The outbox waits: {Reason}")]
    private static partial void LogDelayed(ILogger logger, string reason);
}

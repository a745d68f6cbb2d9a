using System.Diagnostics;
using System.Text.Json;
using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>Publishing: an event is written in the transaction that makes it true, and sent after the commit.</summary>
public static class Outbox
{
    /// <summary>Adds an event to this transaction.</summary>
    public static Task PublishAsync(this HubTransaction transaction, HubEvent @event, CancellationToken stop = default) =>
        transaction.PublishAllAsync([@event], stop);

    /// <summary>Adds events to this transaction, in one round trip.</summary>
    public static async Task PublishAllAsync(this HubTransaction transaction, IReadOnlyCollection<HubEvent> events, CancellationToken stop = default)
    {
        if (events.Count == 0)
        {
            return;
        }

        var traceparent = (object?)Activity.Current?.Id ?? DBNull.Value;
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction.Transaction);
        foreach (var @event in events)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("insert into platform.outbox (id, event_name, hub, body, traceparent, occurred_at) values ($1, $2, $3, $4::json, $5, $6)")
            {
                Parameters =
                {
                    new() { Value = @event.EventId },
                    new() { Value = EventNameAttribute.Of(@event.GetType()) },
                    new() { Value = @event.Hub },
                    new() { Value = JsonSerializer.Serialize(@event, @event.GetType(), EventJson.Options) },
                    new() { Value = traceparent, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
                    new() { Value = @event.OccurredAt.ToUniversalTime() },
                },
            });
        }

        await batch.ExecuteNonQueryAsync(stop);
        transaction.RingAtCommit();
    }
}

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
    public static void Publish(this HubTransaction transaction, HubEvent @event) => transaction.PublishAll([@event]);

    /// <summary>Adds events to this transaction. They travel with its commit, so they cost no round trip.</summary>
    /// <param name="transaction">The one that makes them true.</param>
    /// <param name="events">What happened.</param>
    /// <param name="areUrgent">False: nobody is woken for them. They leave with the next event that is urgent, at the latest after <see cref="OutboxDispatcher.Longest"/>.</param>
    public static void PublishAll(this HubTransaction transaction, IReadOnlyCollection<HubEvent> events, bool areUrgent = true)
    {
        var traceparent = (object?)Activity.Current?.Id ?? DBNull.Value;
        foreach (var @event in events)
        {
            transaction.AddToCommit(new NpgsqlBatchCommand("insert into platform.outbox (id, event_name, hub, body, traceparent, occurred_at) values ($1, $2, $3, $4, $5, $6)")
            {
                Parameters =
                {
                    new() { Value = @event.EventId },
                    new() { Value = EventNameAttribute.Of(@event.GetType()) },
                    new() { Value = @event.Hub },
                    new() { Value = JsonSerializer.SerializeToUtf8Bytes(@event, @event.GetType(), EventJson.Options), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Json },
                    new() { Value = traceparent, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
                    new() { Value = @event.OccurredAt.ToUniversalTime() },
                },
            });
        }

        if (areUrgent && events.Count > 0)
        {
            transaction.RingAtCommit();
        }
    }
}

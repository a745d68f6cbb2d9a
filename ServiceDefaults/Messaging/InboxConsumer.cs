using System.Diagnostics;
using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using MassTransit;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>
/// Gives an event to its handler once: remembering the event and its effect are one transaction, so a second delivery,
/// or a death between commit and acknowledgement, changes nothing.
/// </summary>
internal sealed class InboxConsumer<TEvent, THandler>(HubDatabase database, THandler handler) : IConsumer<TEvent>
    where TEvent : HubEvent
    where THandler : class, IEventHandler<TEvent>
{
    private static readonly KeyValuePair<string, object?> Tag = new("event", EventNameAttribute.Of(typeof(TEvent)));

    public async Task Consume(ConsumeContext<TEvent> context)
    {
        var message = context.Message;
        var stop = context.CancellationToken;
        var queue = context.ReceiveContext.InputAddress.AbsolutePath;
        Activity.Current?.SetTag("hub", message.Hub);

        var (transaction, added) = await database.BeginWithAsync(
            HubId.Parse(message.Hub),
            "insert into platform.inbox (queue, event_id) values (@queue, @id) on conflict do nothing",
            new { queue, id = message.EventId },
            stop);
        await using var _ = transaction;
        if (added == 0)
        {
            MessagingTelemetry.Repeated.Add(1, Tag);
            return;
        }

        await handler.HandleAsync(transaction, message, stop);
        await transaction.CommitAsync(stop);
        MessagingTelemetry.Handled.Add(1, Tag);
    }
}

using RabbitMQ.Client;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>The queues of events that were set aside, and the way back.</summary>
internal static class ErrorQueues
{
    /// <summary>
    /// Moves what lies in <c>service-event_error</c> back to <c>service-event</c>, each message as it was. Effects happen
    /// once all the same: the inbox knows the events. Stops after the messages that lay there at the start.
    /// </summary>
    /// <returns>How many messages went back.</returns>
    public static async Task<int> RedriveAsync(IConnection connection, EventRegistry registry, CancellationToken stop = default)
    {
        var moved = 0;
        foreach (var subscription in registry.Subscriptions)
        {
            moved += await RedriveAsync(connection, registry.QueueOf(subscription), stop);
        }

        return moved;
    }

    private static async Task<int> RedriveAsync(IConnection connection, string queue, CancellationToken stop)
    {
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), stop);
        uint waiting;
        try
        {
            waiting = await channel.MessageCountAsync($"{queue}_error", stop);
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            return 0; // nothing was ever set aside
        }

        var moved = 0;
        while (moved < waiting && await channel.BasicGetAsync($"{queue}_error", autoAck: false, stop) is { } message)
        {
            await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties(message.BasicProperties), message.Body, stop);
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, stop);
            moved++;
        }

        return moved;
    }
}

using RabbitMQ.Client;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>
/// The queues of those who are told, declared by who publishes, as the subscribers declare them themselves: what is said
/// before a subscriber's first start waits for it there. Without this a fanout exchange drops it.
/// </summary>
internal static class SubscriberQueues
{
    private static readonly Dictionary<string, object?> Quorum = new() { ["x-queue-type"] = "quorum" };

    public static async Task DeclareAsync(IConnection connection, EventRegistry registry, CancellationToken stop)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
        foreach (var @event in registry.Published.Values)
        {
            var exchange = registry.ExchangeOf(@event);
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, cancellationToken: stop);
            foreach (var queue in registry.QueuesOf(@event))
            {
                await channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true, cancellationToken: stop);
                await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Quorum, cancellationToken: stop);
                await channel.QueueBindAsync(queue, exchange: queue, routingKey: "", cancellationToken: stop);
                await channel.ExchangeBindAsync(destination: queue, source: exchange, routingKey: "", cancellationToken: stop);
            }
        }
    }
}

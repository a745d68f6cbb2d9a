using System.Collections.Concurrent;
using System.Text.Json;
using HubsPlatform.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace HubsPlatform.Testing;

/// <summary>The other services, as a service under test meets them: events go in over the real broker and come out of it.</summary>
public sealed class EventBroker : IAsyncDisposable
{
    private readonly IConnection _connection;
    private readonly string _prefix;

    private EventBroker(IConnection connection, string prefix)
    {
        _connection = connection;
        _prefix = prefix;
    }

    /// <summary>Connects.</summary>
    /// <param name="prefix"><c>MessagingPrefix</c> of the service under test.</param>
    public static async Task<EventBroker> ConnectAsync(string prefix)
    {
        var (_, rabbitMq) = await TestServers.GetAsync();
        return new EventBroker(await new ConnectionFactory { Uri = new Uri(rabbitMq) }.CreateConnectionAsync(), prefix);
    }

    /// <summary>Delivers each event the given number of times; waits for the service's queue to be there.</summary>
    public async Task DeliverAsync(IEnumerable<HubEvent> events, int times = 1)
    {
        await using var channel = await OpenAsync();
        foreach (var @event in events)
        {
            var exchange = await DeclareAsync(channel, @event.GetType());
            var body = JsonSerializer.SerializeToUtf8Bytes(@event, @event.GetType(), JsonSerializerOptions.Web);
            for (var time = 0; time < times; time++)
            {
                await Eventually.TrueAsync(() => IsRoutedAsync(channel, exchange, @event, body), () => $"Nobody listens to {exchange}.");
            }
        }
    }

    /// <summary>Delivers one event once.</summary>
    public Task DeliverAsync(HubEvent @event) => DeliverAsync([@event]);

    /// <summary>Collects the events of a kind from now on.</summary>
    public async Task<IReadOnlyCollection<TEvent>> CollectAsync<TEvent>()
        where TEvent : HubEvent
    {
        var heard = new ConcurrentQueue<TEvent>();
        var channel = await OpenAsync();
        var exchange = await DeclareAsync(channel, typeof(TEvent));
        var queue = await channel.QueueDeclareAsync();
        await channel.QueueBindAsync(queue.QueueName, exchange, "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            heard.Enqueue(JsonSerializer.Deserialize<TEvent>(delivery.Body.Span, JsonSerializerOptions.Web)!);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return heard;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private Task<IChannel> OpenAsync() => _connection.CreateChannelAsync(new CreateChannelOptions(true, true));

    private async Task<string> DeclareAsync(IChannel channel, Type @event)
    {
        var exchange = _prefix + EventNameAttribute.Of(@event);
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        return exchange;
    }

    private static async Task<bool> IsRoutedAsync(IChannel channel, string exchange, HubEvent @event, byte[] body)
    {
        try
        {
            await channel.BasicPublishAsync(exchange, "", true, new BasicProperties { ContentType = "application/json", MessageId = @event.EventId.ToString() }, body);
            return true;
        }
        catch (PublishException)
        {
            return false;
        }
    }
}

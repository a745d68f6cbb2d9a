using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace HubsPlatform.Bench.Measures;

/// <summary>The reference of messages: RabbitMQ.Client alone, confirms, a durable quorum queue, acknowledged one by one.</summary>
internal sealed class RawQueue : IAsyncDisposable
{
    private const string Queue = "bench-raw";
    private static readonly BasicProperties Persistent = new() { Persistent = true };
    private readonly IConnection _connection;
    private readonly IChannel _publisher;
    private readonly IChannel _consumer;
    private readonly Dictionary<long, long> _acknowledged = [];

    private RawQueue(IConnection connection, IChannel publisher, IChannel consumer)
    {
        _connection = connection;
        _publisher = publisher;
        _consumer = consumer;
    }

    public static async Task<RawQueue> OpenAsync(string broker, CancellationToken stop)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(stop);
        var publisher = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), stop);
        var consumer = await connection.CreateChannelAsync(cancellationToken: stop);
        await publisher.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: stop);
        var raw = new RawQueue(connection, publisher, consumer);
        await consumer.BasicQosAsync(0, 64, global: false, stop);
        var receiver = new AsyncEventingBasicConsumer(consumer);
        receiver.ReceivedAsync += async (_, delivery) =>
        {
            var sent = BitConverter.ToInt64(delivery.Body.Span);
            await consumer.BasicAckAsync(delivery.DeliveryTag, multiple: false, stop);
            lock (raw._acknowledged)
            {
                raw._acknowledged[sent] = Stopwatch.GetTimestamp();
            }
        };
        await consumer.BasicConsumeAsync(Queue, autoAck: false, receiver, stop);
        return raw;
    }

    /// <summary>Milliseconds from publish to acknowledged, for messages of 512 bytes at a steady rate.</summary>
    public async Task<IReadOnlyList<double>> RunAsync(int perSecond, TimeSpan duration, CancellationToken stop)
    {
        lock (_acknowledged)
        {
            _acknowledged.Clear();
        }

        var sent = new List<long>();
        await Pace.RunAsync(perSecond, duration, async () =>
        {
            var body = new byte[512];
            var now = Stopwatch.GetTimestamp();
            BitConverter.TryWriteBytes(body, now);
            lock (sent)
            {
                sent.Add(now);
            }

            await _publisher.BasicPublishAsync("", Queue, mandatory: false, Persistent, body, stop);
        }, stop);

        while (true)
        {
            lock (_acknowledged)
            {
                if (_acknowledged.Count >= sent.Distinct().Count())
                {
                    return [.. _acknowledged.Select(pair => Stopwatch.GetElapsedTime(pair.Key, pair.Value).TotalMilliseconds)];
                }
            }

            await Task.Delay(20, stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync();
        await _consumer.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

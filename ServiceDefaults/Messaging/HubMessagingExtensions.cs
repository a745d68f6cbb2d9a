using HubsPlatform.Contracts;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;
using RabbitMQ.Client;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>Registration of a service's events.</summary>
public static class HubMessagingExtensions
{
    /// <summary>
    /// Events over RabbitMQ (<c>ConnectionStrings:rabbitmq</c>): outbox, inbox, one quorum queue per event handled, named
    /// <c>service-event</c>. <c>Messaging:Prefix</c> goes before each name, for several platforms on one broker. A broker
    /// that is away degrades the service's health and stops nothing: events wait in the outbox.
    /// </summary>
    public static void AddHubMessaging(this IHostApplicationBuilder builder, string service, Action<EventRegistry> declare)
    {
        var prefix = builder.Configuration["Messaging:Prefix"] ?? "";
        var registry = new EventRegistry(prefix, service);
        declare(registry);
        var broker = new Uri(builder.Configuration.GetConnectionString("rabbitmq") ?? throw new InvalidOperationException("ConnectionStrings:rabbitmq is not set."));

        builder.AddRabbitMQClient("rabbitmq", settings => settings.DisableHealthChecks = true); // the bus has its own
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(registry);
        builder.Services.AddHostedService<OutboxDispatcher>();
        builder.Services.AddHostedService<MessagingUpkeep>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            foreach (var subscription in registry.Subscriptions)
            {
                builder.Services.TryAddScoped(subscription.Handler);
                bus.AddConsumer(ConsumerOf(subscription));
            }

            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(broker);
                rabbit.UseRawJsonSerializer(RawSerializerOptions.AnyMessageType | RawSerializerOptions.AddTransportHeaders, isDefault: true);
                rabbit.ConfigureJsonSerializerOptions(_ => EventJson.Options);
                rabbit.MessageTopology.SetEntityNameFormatter(new FrozenNames(prefix));
                rabbit.Publish<HubEvent>(@event => @event.Exclude = true);
                foreach (var subscription in registry.Subscriptions)
                {
                    rabbit.ReceiveEndpoint(registry.QueueOf(subscription), queue =>
                    {
                        queue.SetQuorumQueue();
                        queue.PublishFaults = false;
                        queue.PrefetchCount = 64;
                        queue.ConcurrentMessageLimit = 8;
                        queue.UseMessageRetry(WhileTheDatabaseIsAway);
                        queue.UseMessageRetry(AFewTimes);
                        queue.ConfigureConsumer(context, ConsumerOf(subscription));
                    });
                }
            });
        });
    }

    /// <summary>Gives the events that this service had set aside back to their queues.</summary>
    /// <returns>How many; null where the process has no messaging.</returns>
    public static async Task<int?> RedriveAsync(this IServiceProvider services, CancellationToken stop = default) =>
        services.GetService<EventRegistry>() is { } registry
            ? await ErrorQueues.RedriveAsync(services.GetRequiredService<IConnection>(), registry, stop)
            : null;

    /// <summary>A database that restarts is no fault of the event: it waits, unacknowledged, and keeps its place.</summary>
    private static void WhileTheDatabaseIsAway(IRetryConfigurator retry)
    {
        retry.Handle<NpgsqlException>(failure => failure.IsTransient);
        retry.Handle<TimeoutException>();
        retry.Interval(retryCount: 1200, interval: TimeSpan.FromSeconds(1));
    }

    /// <summary>What fails for another reason is set aside in <c>queue_error</c> within seconds.</summary>
    private static void AFewTimes(IRetryConfigurator retry)
    {
        retry.Ignore<NpgsqlException>(failure => failure.IsTransient);
        retry.Ignore<TimeoutException>();
        retry.Exponential(4, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(400));
    }

    private static Type ConsumerOf(EventSubscription subscription) =>
        typeof(InboxConsumer<,>).MakeGenericType(subscription.Event, subscription.Handler);

    /// <summary>Exchanges carry the frozen names of events, never those of classes. The base class is asked for too, but has no exchange.</summary>
    private sealed class FrozenNames(string prefix) : IEntityNameFormatter
    {
        public string FormatEntityName<T>() => prefix + (typeof(T).IsAbstract ? "hub-event" : EventNameAttribute.Of(typeof(T)));
    }
}

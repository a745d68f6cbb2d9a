using HubsPlatform.Contracts;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>Which events a service publishes and handles.</summary>
public sealed class EventRegistry
{
    private readonly string _prefix;
    private readonly string _service;
    private readonly Dictionary<string, Type> _published = [];
    private readonly List<EventSubscription> _subscriptions = [];

    internal EventRegistry(string prefix, string service)
    {
        _prefix = prefix;
        _service = service;
    }

    /// <summary>This service publishes the event.</summary>
    public EventRegistry Publish<TEvent>()
        where TEvent : HubEvent
    {
        _published[EventNameAttribute.Of(typeof(TEvent))] = typeof(TEvent);
        return this;
    }

    /// <summary>This service handles the event, on a queue of its own.</summary>
    /// <exception cref="InvalidOperationException">The event does not name this service among its subscribers.</exception>
    public EventRegistry Handle<TEvent, THandler>()
        where TEvent : HubEvent
        where THandler : class, IEventHandler<TEvent>
    {
        if (!EventNameAttribute.On(typeof(TEvent)).Subscribers.Contains(_service))
        {
            throw new InvalidOperationException($"{typeof(TEvent).Name} is not told to {_service}: name it in the event's [EventName].");
        }

        _subscriptions.Add(new EventSubscription(typeof(TEvent), typeof(THandler)));
        return this;
    }

    internal IReadOnlyDictionary<string, Type> Published => _published;

    internal IReadOnlyList<EventSubscription> Subscriptions => _subscriptions;

    /// <summary>"directory-award-granted" for the event funding.award-granted.v1 in the directory.</summary>
    internal string QueueOf(EventSubscription subscription) => QueueOf(subscription.Event, _service);

    /// <summary>The exchange of an event.</summary>
    internal string ExchangeOf(Type @event) => _prefix + EventNameAttribute.Of(@event);

    /// <summary>The queues, of all services, that a published event goes to.</summary>
    internal IEnumerable<string> QueuesOf(Type @event) => EventNameAttribute.On(@event).Subscribers.Select(subscriber => QueueOf(@event, subscriber));

    private string QueueOf(Type @event, string service) => $"{_prefix}{service}-{EventNameAttribute.Of(@event).Split('.')[1]}";
}

/// <summary>An event and the class that handles it.</summary>
internal sealed record EventSubscription(Type Event, Type Handler);

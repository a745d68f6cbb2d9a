using HubsPlatform.Contracts;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>Which events a service publishes and handles.</summary>
public sealed class EventRegistry
{
    private readonly string _queuePrefix;
    private readonly Dictionary<string, Type> _published = [];
    private readonly List<EventSubscription> _subscriptions = [];

    internal EventRegistry(string queuePrefix) => _queuePrefix = queuePrefix;

    /// <summary>This service publishes the event.</summary>
    public EventRegistry Publish<TEvent>()
        where TEvent : HubEvent
    {
        _published[EventNameAttribute.Of(typeof(TEvent))] = typeof(TEvent);
        return this;
    }

    /// <summary>This service handles the event, on a queue of its own.</summary>
    public EventRegistry Handle<TEvent, THandler>()
        where TEvent : HubEvent
        where THandler : class, IEventHandler<TEvent>
    {
        _subscriptions.Add(new EventSubscription(typeof(TEvent), typeof(THandler)));
        return this;
    }

    internal IReadOnlyDictionary<string, Type> Published => _published;

    internal IReadOnlyList<EventSubscription> Subscriptions => _subscriptions;

    /// <summary>"directory-award-granted" for the event funding.award-granted.v1 in the directory.</summary>
    internal string QueueOf(EventSubscription subscription) => _queuePrefix + EventNameAttribute.Of(subscription.Event).Split('.')[1];
}

/// <summary>An event and the class that handles it.</summary>
internal sealed record EventSubscription(Type Event, Type Handler);

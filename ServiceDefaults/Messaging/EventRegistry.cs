using HubsPlatform.Contracts;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>Which events a service publishes and handles.</summary>
public sealed class EventRegistry
{
    private readonly Dictionary<string, Type> _published = [];
    private readonly List<EventSubscription> _subscriptions = [];

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
}

/// <summary>An event and the class that handles it.</summary>
internal sealed record EventSubscription(Type Event, Type Handler)
{
    /// <summary>"places-recorded" of "directory.places-recorded.v1".</summary>
    public string QueueSuffix => EventNameAttribute.Of(Event).Split('.')[1];
}

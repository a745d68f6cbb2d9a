using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>What a service does when an event arrives. Its effect happens exactly once per event.</summary>
public interface IEventHandler<in TEvent>
    where TEvent : HubEvent
{
    /// <summary>
    /// Applies the event. The transaction has the event's hub set and remembers the event; it is committed afterwards, so
    /// do not commit it. An exception undoes everything and the event is tried again, then set aside in the error queue.
    /// </summary>
    Task HandleAsync(HubTransaction transaction, TEvent message, CancellationToken stop);
}

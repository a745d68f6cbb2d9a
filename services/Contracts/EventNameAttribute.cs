using System.Reflection;

namespace HubsPlatform.Contracts;

/// <summary>
/// The frozen name of an event, <c>service.past-tense.vN</c>. It is the name of the exchange and of the stored type, so
/// that classes may be renamed and moved while messages are on their way.
/// </summary>
/// <param name="name">The name.</param>
/// <param name="subscribers">The services that handle the event.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name, params string[] subscribers) : Attribute
{
    /// <summary>The name, for example <c>directory.places-recorded.v1</c>.</summary>
    public string Name => name;

    /// <summary>
    /// The services that handle the event. Whoever publishes it declares their queues too, so that what is said before a
    /// subscriber's first start waits for it.
    /// </summary>
    public IReadOnlyList<string> Subscribers => subscribers;

    /// <summary>The frozen name of an event class.</summary>
    /// <exception cref="InvalidOperationException">The class carries no name.</exception>
    public static string Of(Type type) => On(type).Name;

    /// <summary>The attribute of an event class.</summary>
    /// <exception cref="InvalidOperationException">The class carries none.</exception>
    public static EventNameAttribute On(Type type) =>
        type.GetCustomAttribute<EventNameAttribute>() ?? throw new InvalidOperationException($"{type.Name} has no [EventName].");
}

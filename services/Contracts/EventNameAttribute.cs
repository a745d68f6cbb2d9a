using System.Reflection;

namespace HubsPlatform.Contracts;

/// <summary>
/// The frozen name of an event, <c>service.past-tense.vN</c>. It is the name of the exchange and of the stored type, so
/// that classes may be renamed and moved while messages are on their way.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    /// <summary>The name, for example <c>directory.places-recorded.v1</c>.</summary>
    public string Name => name;

    /// <summary>The frozen name of an event class.</summary>
    /// <exception cref="InvalidOperationException">The class carries no name.</exception>
    public static string Of(Type type) =>
        type.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{type.Name} has no [EventName].");
}

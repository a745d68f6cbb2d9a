namespace HubsPlatform.ServiceDefaults.Tenancy;

/// <summary>What acts: a person with a browser, a program with its own account, or the platform itself.</summary>
public enum ActorKind
{
    /// <summary>A signed-in person.</summary>
    Person,

    /// <summary>Another program, by client credentials.</summary>
    Service,

    /// <summary>The platform itself: an import that goes on, a clean-up.</summary>
    System,
}

/// <summary>Who did something, as audit rows and events name them.</summary>
/// <param name="Subject">Keycloak's <c>sub</c>, or <c>system:&lt;name&gt;</c>. This is what is stored.</param>
/// <param name="Name">The user name, for the screen of the moment; never stored in another service.</param>
/// <param name="Kind">A person, a service or the platform.</param>
public sealed record Actor(string Subject, string Name, ActorKind Kind)
{
    /// <summary>The platform itself, acting under a name such as <c>import</c>.</summary>
    public static Actor System(string name) => new($"system:{name}", name, ActorKind.System);
}

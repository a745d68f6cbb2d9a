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

    /// <summary>Somebody who holds a signed link and has no account.</summary>
    Link,
}

/// <summary>Who did something, as audit rows and events name them.</summary>
/// <param name="Subject">Keycloak's <c>sub</c>, <c>system:&lt;name&gt;</c> or <c>link:&lt;id&gt;</c>. This is what is stored.</param>
/// <param name="Name">The user name, for the screen of the moment; never stored in another service.</param>
/// <param name="Kind">A person, a service, the platform or a signed link.</param>
public sealed record Actor(string Subject, string Name, ActorKind Kind)
{
    /// <summary>The platform itself, acting under a name such as <c>import</c>.</summary>
    public static Actor System(string name) => new($"system:{name}", name, ActorKind.System);

    /// <summary>Whoever opened this signed link. Nothing else is known or kept of them: the audit trail leaves out their address.</summary>
    public static Actor Link(Guid id) => new($"link:{id}", "link", ActorKind.Link);
}

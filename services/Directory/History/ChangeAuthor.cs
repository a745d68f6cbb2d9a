using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.History;

/// <summary>Who a history says did it.</summary>
/// <param name="Kind">
/// person, program, source (an import of the hub's), operator (an import of the national operator's), link (the place's own link, by nobody
/// known), platform, or elsewhere: a person of the hub that the record was handed over by, who is not named.
/// </param>
/// <param name="Name">
/// Of a person or program the user name as it was then, for the hub's staff only; of an import the source's; of elsewhere the hub's; of the platform
/// what of it acted. Null where it is not known or not told.
/// </param>
public sealed record ChangeAuthor(string Kind, string? Name)
{
    private const string Person = "person";
    private const string Program = "program";

    /// <summary>Whether it is somebody whom only their own hub is told.</summary>
    private bool IsSomebody => Kind is Person or Program;

    /// <summary>As whoever may read it is told.</summary>
    internal ChangeAuthor ToldTo(bool isStaff) => IsSomebody && !isStaff ? this with { Name = null } : this;

    /// <summary>A person or a program; whatever else acts by hand is the platform.</summary>
    internal static ChangeAuthor Of(Actor actor) => actor.Kind switch
    {
        ActorKind.Person => new(Person, actor.Name),
        ActorKind.Service => new(Program, actor.Name),
        ActorKind.Link => new("link", null),
        _ => new("platform", actor.Name),
    };

    /// <summary>Of a delivery the source, whose name the place knows.</summary>
    internal static ChangeAuthor Of(ChangeOrigin origin, Actor actor) => origin.IsImport ? new(origin.IsNational ? "operator" : "source", null) : Of(actor);
}

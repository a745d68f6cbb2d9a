namespace HubsPlatform.Directory.Features.Memberships;

/// <summary>What a structure is in the hub's network, and when.</summary>
public sealed class NetworkMembership
{
    /// <summary>Bears the hub; founded it (consortium, groupement); belongs to its network; works with it.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["lead", "founder", "member", "partner"];

    public Guid Id { get; init; }
    public Guid StructureId { get; init; }
    public string StructureName { get; init; } = "";
    public string? Pivot { get; init; }
    public string DepartementCode { get; init; } = "";
    public string Kind { get; init; } = "";
    public DateOnly StartsOn { get; init; }

    /// <summary>The last day; null while it is open.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Whom the hub talks to there: a function, never a person.</summary>
    public string? ContactFunction { get; init; }

    public DateOnly? CharterSignedOn { get; init; }

    /// <summary>coming, current or ended, today.</summary>
    public string State { get; init; } = "";

    public DateTimeOffset UpdatedAt { get; init; }
    public long Version { get; init; }

    /// <summary><c>@today</c> is a parameter.</summary>
    internal const string Columns = """
        m.id, m.structure_id, s.name as structure_name, s.pivot, s.departement_code, m.kind, m.starts_on, m.ends_on, m.contact_function, m.charter_signed_on, m.updated_at, m.version,
        case when m.starts_on > @today then 'coming' when m.ends_on < @today then 'ended' else 'current' end as state
        """;

    internal const string From = "memberships m join structures s on s.hub_id = m.hub_id and s.id = m.structure_id";
}

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>A mediator as their hub knows them.</summary>
public sealed class Mediator
{
    public Guid Id { get; init; }
    public string DisplayName { get; init; } = "";
    public string? Email { get; init; }
    public string Status { get; init; } = "";
    public Guid? StructureId { get; init; }
    public string? StructureName { get; init; }
    public string DepartementCode { get; init; } = "";
    public DateOnly LastContactOn { get; init; }

    /// <summary>Whether, and since when, they agree to be named on the pages of their places.</summary>
    public bool PublicName => PublicNameConsentOn is not null;

    public DateOnly? PublicNameConsentOn { get; init; }
    public IReadOnlyList<WorkPlace> Places { get; internal set; } = [];
    public IReadOnlyList<Qualification> Qualifications { get; internal set; } = [];
    public DateTimeOffset UpdatedAt { get; init; }
    public long Version { get; init; }

    internal const string Columns = """
        m.id, m.display_name, m.email, m.status, m.structure_id, s.name as structure_name, m.departement_code, m.last_contact_on, m.public_name_consent_on, m.updated_at, m.version
        """;

    internal const string From = "mediators m left join structures s on s.hub_id = m.hub_id and s.id = m.structure_id";
}

/// <summary>A place where someone works.</summary>
public sealed record WorkPlace(Guid Id, string Name);

/// <summary>A training that someone followed to its end.</summary>
public sealed record Qualification(Guid PathId, string PathName, DateOnly CompletedOn, int Hours);

using System.Text.Json.Serialization;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>A structure as its hub knows it.</summary>
public sealed class HubStructure
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";

    /// <summary>A person gave the name: imports leave it alone.</summary>
    public bool NameGiven { get; init; }

    /// <summary>What its places call it, and what it would be called without a given name; null where it has none.</summary>
    public string? NameOfPlaces { get; init; }

    public string? Pivot { get; init; }

    /// <summary>siret, rna, ridet, or other; null without a number.</summary>
    public string? PivotKind => PivotRule.KindOf(Pivot, DepartementCode);

    /// <summary>One of <see cref="StructureKinds.All"/>; null where nobody said.</summary>
    public string? Kind { get; init; }

    public string? CommuneCode { get; init; }
    public string? CommuneName { get; init; }
    public string DepartementCode { get; init; } = "";
    public string? ContactFunction { get; init; }
    public string? ContactPhone { get; init; }
    public string? ContactEmail { get; init; }
    public string? Website { get; init; }

    /// <summary>A person entered it; the others came with their places.</summary>
    public bool ByHand { get; init; }

    /// <summary>False: withdrawn, or merged into <see cref="MergedInto"/>.</summary>
    public bool Active { get; init; }

    public NamedStructure? Parent => ParentId is { } id ? new(id, ParentName!) : null;
    public NamedStructure? MergedInto => MergedIntoId is { } id ? new(id, MergedIntoName!) : null;
    public IReadOnlyList<NamedStructure> Children { get; internal set; } = [];

    /// <summary>By name, the first <see cref="ReadStructure.MostPlaces"/>.</summary>
    public IReadOnlyList<StructurePlace> Places { get; internal set; } = [];

    public long PlacesTotal { get; init; }

    /// <summary>How many people; told to the hub's staff only.</summary>
    public long? Mediators { get; internal set; }

    /// <summary>What it is in the hub's network today; null where it is not in it.</summary>
    public CurrentMembership? Membership { get; internal set; }

    /// <summary>Structures that were found to be this one; each merge can be taken back.</summary>
    public IReadOnlyList<MergedStructure> Merges { get; internal set; } = [];

    public DateTimeOffset UpdatedAt { get; init; }
    public long Version { get; init; }

    [JsonIgnore]
    public Guid? ParentId { get; init; }

    [JsonIgnore]
    public string? ParentName { get; init; }

    [JsonIgnore]
    public Guid? MergedIntoId { get; init; }

    [JsonIgnore]
    public string? MergedIntoName { get; init; }
}

public sealed record NamedStructure(Guid Id, string Name);

public sealed record StructurePlace(Guid Id, string Name, string Address, string PostalCode, string Commune);

/// <param name="Kind">lead, founder, member or partner.</param>
public sealed record CurrentMembership(Guid Id, string Kind, DateOnly StartsOn, DateOnly? EndsOn, DateOnly? CharterSignedOn);

/// <param name="Id">Of the merge.</param>
public sealed record MergedStructure(Guid Id, Guid StructureId, string Name, DateTimeOffset MergedAt);

/// <summary>What a structure can be. The words of the 2018 call: collectivités, State, groupements publics, associations, companies.</summary>
public static class StructureKinds
{
    public static readonly IReadOnlyList<string> All =
        ["commune", "intercommunalite", "departement", "region", "etat", "groupement-public", "association", "cooperative", "entreprise", "autre"];
}

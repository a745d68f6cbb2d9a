using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census;

/// <summary>What makes two places belong to one structure, and what that structure is called.</summary>
/// <param name="Key">The SIRET or RNA; without one the name of the parent structure; without either the place's own name in its commune.</param>
/// <param name="Name">For people.</param>
internal sealed record StructureKey(string Key, string Name)
{
    public static StructureKey Of(PlaceDraft place) =>
        place.Pivot is not null ? new($"pivot:{place.Pivot}", place.StructureParente ?? place.Nom)
        : place.StructureParente is not null ? new($"parente:{Plain(place.StructureParente)}", place.StructureParente)
        : new($"lieu:{Plain(place.Nom)}|{place.CommuneCode ?? Plain(place.Commune)}", place.Nom);

    /// <summary>Names in signs that are no letters still differ.</summary>
    private static string Plain(string name) => PlainText.Of(name) is { Length: > 0 } plain ? plain : name;
}

namespace HubsPlatform.Directory.Census;

/// <summary>
/// What a structure is called: as its places say now. One that names its parent structure says it better than one that only has
/// its own name; of several the first by its source's id decides. So the newest import wins, in whatever order its rows were
/// written, and the same file again changes nothing.
/// </summary>
internal static class StructureNames
{
    /// <summary>Puts the names of a hub's structures right and answers those that were wrong. A structure without an active place keeps its name.</summary>
    /// <param name="structures">SQL for their ids; the statement's other parameters are <c>@hub</c> and <c>@now</c>.</param>
    public static string Renew(string structures) => $"""
        update structures s set name = named.name, version = s.version + 1, updated_at = @now
        from (
          select distinct on (p.structure_id) p.structure_id, coalesce(p.structure_parente, p.nom) as name
          from places p where p.hub_id = @hub and p.active and p.structure_id in ({structures})
          order by p.structure_id, p.structure_parente is null, p.source_id, p.source) named
        where s.hub_id = @hub and s.id = named.structure_id and s.name <> named.name
        returning s.id, s.name, s.pivot, s.departement_code, s.version
        """;
}

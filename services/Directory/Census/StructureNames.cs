namespace HubsPlatform.Directory.Census;

/// <summary>
/// What a structure is called: as its places say now. One that names its parent structure says it better than one that only has
/// its own name; of several the first by its source's id decides. So the newest import wins, in whatever order its rows were
/// written, and the same file again changes nothing. A name that a person gave stays (<c>name_given</c>).
/// </summary>
internal static class StructureNames
{
    private const string Wanted = """
        (select coalesce(p.structure_parente, p.nom) from places p where p.hub_id = @hub and p.structure_id = s.id and p.active
         order by p.structure_parente is null, p.source_id, p.source limit 1)
        """;

    /// <summary>
    /// Puts the names of a hub's structures right and answers those that were wrong. A structure without an active place keeps its
    /// name. No join: in a hub that grew a thousandfold since it was last analysed, a plan for one may compare each structure with each.
    /// </summary>
    /// <param name="structures">SQL for an array of their ids; the statement's other parameters are <c>@hub</c> and <c>@now</c>.</param>
    public static string Renew(string structures) => $"""
        update structures s set name = {Wanted}, version = s.version + 1, updated_at = @now
        where s.hub_id = @hub and s.id = any({structures}) and not s.name_given and s.name <> {Wanted}
        returning s.id, s.name, s.pivot, s.departement_code, s.version
        """;
}

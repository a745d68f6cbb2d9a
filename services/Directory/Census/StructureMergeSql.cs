namespace HubsPlatform.Directory.Census;

/// <summary>The statements of <see cref="StructureMerge"/>, in the order they run. <c>@from</c> loses what <c>@to</c> gets.</summary>
internal static class StructureMergeSql
{
    /// <summary>Withdrawn places go along; those that an undoing gives back are named.</summary>
    public const string MovePlaces = """
        update places p set structure_id = @to, version = p.version + 1
        where p.hub_id = @hub and p.structure_id = @from and (@ids::uuid[] is null or p.id = any(@ids))
        returning p.id, p.version, p.nom as name, p.structure_id, p.commune_code, p.departement_code, p.services, p.date_maj as updated_on, p.active and p.merged_into is null as is_shown
        """;

    public const string MoveGroups = """
        update merged_places m set structure_id = @to, version = m.version + 1
        where m.hub_id = @hub and m.structure_id = @from and (@ids::uuid[] is null or m.id = any(@ids))
        returning m.id, m.version, m.nom as name, m.structure_id, m.commune_code, m.departement_code, m.services, m.date_maj as updated_on, m.active as is_shown
        """;

    public const string Republish = "update open.places o set version = s.version from unnest(@ids, @versions) as s (id, version) where o.id = s.id and o.hub = @hub";

    public const string MoveMediators = """
        update mediators m set structure_id = @to, version = m.version + 1, updated_at = @now
        where m.hub_id = @hub and m.structure_id = @from and (@ids::uuid[] is null or m.id = any(@ids))
        returning m.id as mediator_id, m.version, m.active, m.structure_id, m.departement_code
        """;

    public const string MoveMemberships = """
        update memberships m set structure_id = @to, version = m.version + 1, updated_at = @now
        where m.hub_id = @hub and m.structure_id = @from and (@ids::uuid[] is null or m.id = any(@ids))
        returning m.id
        """;

    public const string MoveChildren = """
        update structures s set parent_id = @to, version = s.version + 1, updated_at = @now
        where s.hub_id = @hub and s.parent_id = @from and s.id <> @to and (@ids::uuid[] is null or s.id = any(@ids))
        returning s.id
        """;

    /// <summary>What stood under the absorbed one stands where that one stood.</summary>
    public const string Climb = """
        update structures s set parent_id = a.parent_id, version = s.version + 1 from structures a
        where s.hub_id = @hub and s.id = @to and s.parent_id = @from and a.hub_id = @hub and a.id = @from
        """;

    public const string MoveKeys = "update structure_keys set structure_id = @to where hub_id = @hub and structure_id = @from and (@keys::text[] is null or key = any(@keys)) returning key";

    public const string AddKey = "insert into structure_keys (hub_id, key, structure_id) select hub_id, key, @to from structures where hub_id = @hub and id = @from";

    /// <summary>Those that were merged into the absorbed one before lead to where it leads.</summary>
    public const string Absorb = """
        update structures set merged_into = @to where hub_id = @hub and merged_into = @from;
        update structures set active = false, merged_into = @to, version = version + 1, updated_at = @now where hub_id = @hub and id = @from;
        update structures set version = version + 1, updated_at = @now where hub_id = @hub and id = @to;
        """;

    public const string Remember = """
        insert into structure_merges (hub_id, id, survivor_id, absorbed_id, places, groups, mediators, memberships, children, keys, parent_was, merged_at, merged_by)
        values (@hub, @id, @to, @from, @places, @groups, @mediators, @memberships, @children, @keys, @parentWas, @now, @subject)
        """;

    public const string Release = """
        delete from structure_keys k using structures s where k.hub_id = @hub and s.hub_id = @hub and s.id = @to and k.key = s.key;
        update structures set active = true, merged_into = null, version = version + 1, updated_at = @now where hub_id = @hub and id = @to;
        update structures set merged_into = @to where hub_id = @hub and id in (
          select absorbed_id from structure_merges where hub_id = @hub and survivor_id = @to and undone_at is null);
        update structures s set version = s.version + 1, updated_at = @now,
          parent_id = case when @parentWas is not null and s.parent_id is not distinct from (select a.parent_id from structures a where a.hub_id = @hub and a.id = @to) then @parentWas else s.parent_id end
        where s.hub_id = @hub and s.id = @from;
        update structure_merges set undone_at = @now, undone_by = @subject where hub_id = @hub and id = @merge;
        """;

    public static readonly string RenewNames = StructureNames.Renew("@both");
}

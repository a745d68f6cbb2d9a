using HubsPlatform.Directory.Census;

namespace HubsPlatform.Directory.Handover;

/// <summary>The statements of <see cref="HubMove"/>, in the order they run. <c>@hub</c> is the hub that the transaction is in.</summary>
internal static class HandoverSql
{
    public const string EnterHub = "select set_config('app.hub', @hub, true)";

    public static readonly string Take = $"""
        create temp table moving_places (like places) on commit drop;
        create temp table moving_structures (like structures) on commit drop;
        create temp table moving_mediators (like mediators) on commit drop;
        with gone as (delete from places where hub_id = @hub and id = any(@places) returning *) insert into moving_places select * from gone;
        insert into moving_structures select * from structures
        where hub_id = @hub and (id in (select structure_id from moving_places) or id = any(@structures));
        update moving_structures m set parent_key = p.key from structures p where p.hub_id = @hub and p.id = m.parent_id;
        update structures c set parent_key = m.key from moving_structures m where c.hub_id = @hub and c.parent_id = m.id;
        create temp table moving_structure_keys (like structure_keys) on commit drop;
        insert into moving_structure_keys select * from structure_keys where hub_id = @hub and structure_id in (select id from moving_structures);
        create temp table moving_structure_changes (like structure_changes) on commit drop;
        insert into moving_structure_changes select * from structure_changes where hub_id = @hub and structure_id in (select id from moving_structures);
        {PlaceBelongings.Unnamed("moving_structure_changes")}
        """;

    /// <summary>Mediators go with a structure that leaves as a whole; one that keeps places keeps its mediators.</summary>
    public const string TakeMediators = """
        create temp table moving_mediator_places (like mediator_places) on commit drop;
        create temp table moving_qualifications (like mediator_qualifications) on commit drop;
        insert into moving_mediator_places select w.* from mediator_places w join mediators m on m.hub_id = w.hub_id and m.id = w.mediator_id
        where w.hub_id = @hub and (m.id = any(@mediators) or m.structure_id in (select id from moving_structures));
        insert into moving_qualifications select q.* from mediator_qualifications q join mediators m on m.hub_id = q.hub_id and m.id = q.mediator_id
        where q.hub_id = @hub and (m.id = any(@mediators) or m.structure_id in (select id from moving_structures));
        with gone as (
          delete from mediators m where m.hub_id = @hub and (m.id = any(@mediators) or m.structure_id in (select id from moving_structures)
            and not exists (select from places p where p.hub_id = @hub and p.structure_id = m.structure_id))
          returning *)
        insert into moving_mediators select * from gone;
        select id as mediator_id, version + 1 as version, active, structure_id, departement_code from moving_mediators;
        """;

    /// <summary>One that is or was in the old hub's network stays there too: a network does not end at the territory.</summary>
    public const string TakeEmptiedStructures = """
        delete from structures s where s.hub_id = @hub and s.id in (select id from moving_structures)
          and not exists (select from places p where p.hub_id = @hub and p.structure_id = s.id)
          and not exists (select from memberships m where m.hub_id = @hub and m.structure_id = s.id)
        returning s.id, s.name, s.pivot, s.departement_code, s.version + 1 as version
        """;

    /// <summary>Structures that stay for the sake of withdrawn places only: they no longer operate here.</summary>
    public const string RestStructures = """
        update structures s set version = version + 1, updated_at = @now
        where s.hub_id = @hub and s.id in (select id from moving_structures)
          and not exists (select from places p where p.hub_id = @hub and p.structure_id = s.id and p.active)
        returning s.id, s.name, s.pivot, s.departement_code, s.version
        """;

    public static readonly string RenewNamesBehind = StructureNames.Renew("array(select id from moving_structures)");

    /// <summary>
    /// A structure may be known in the new hub under a further key. One that depends on another depends on it there too as soon as both have come;
    /// what imports and people said of it goes along unless the new hub has a record of its own. Merges cannot be taken back any more.
    /// </summary>
    public const string GiveStructures = """
        update moving_structures set hub_id = @hub, version = version + 1, updated_at = @now;
        update moving_structures m set key = s.key from structure_keys k join structures s on s.hub_id = k.hub_id and s.id = k.structure_id
        where k.hub_id = @hub and k.key = m.key;
        update moving_structures set parent_id = null;
        insert into structures as s select distinct on (key) * from moving_structures order by key, id
        on conflict (hub_id, key) do update set version = greatest(s.version, excluded.version) + 1, updated_at = excluded.updated_at, active = s.active or excluded.active;
        update structures s set parent_id = p.id, parent_key = null from structures p
        where s.hub_id = @hub and s.parent_id is null and s.parent_key = p.key and p.hub_id = @hub and p.active and not exists (
          with recursive above as (
            select p.id, p.parent_id
            union
            select u.id, u.parent_id from structures u join above a on u.hub_id = @hub and u.id = a.parent_id)
          select from above where id = s.id);
        insert into structure_keys (hub_id, key, structure_id)
        select @hub, k.key, s.id from moving_structure_keys k join moving_structures m on m.id = k.structure_id join structures s on s.hub_id = @hub and s.key = m.key
        where not exists (select from structures o where o.hub_id = @hub and o.key = k.key)
        on conflict do nothing;
        update moving_structure_changes set hub_id = @hub;
        insert into structure_changes select c.* from moving_structure_changes c join structures s on s.hub_id = @hub and s.id = c.structure_id
        on conflict do nothing;
        drop table moving_structure_keys, moving_structure_changes;
        """;

    /// <summary>
    /// A record that the new hub already imported itself stays, and the old hub's copy ends here; unless the new hub had withdrawn
    /// its own and the old hub had not.
    /// </summary>
    public const string GivePlaces = """
        update moving_places m set hub_id = @hub, structure_id = t.id, version = m.version + 1, updated_at = @now
        from moving_structures k, structures t where k.id = m.structure_id and t.hub_id = @hub and t.key = k.key;
        delete from places p using moving_places m
        where p.hub_id = @hub and p.source = m.source and p.source_id = m.source_id and m.active and not p.active;
        with given as (insert into places select * from moving_places on conflict (hub_id, source, source_id) do nothing returning id, version),
        shown as (update open.places o set hub = @hub, version = g.version from given g where o.id = g.id),
        hidden as (delete from open.places o using moving_places m where o.id = m.id and not exists (select from given g where g.id = m.id))
        select m.id, m.version, m.nom as name, m.structure_id, o.commune_code, m.departement_code, m.services, m.date_maj as updated_on, m.active,
          exists (select from given g where g.id = m.id) as is_given
        from moving_places m left join open.places o on o.id = m.id
        """;

    public static readonly string RenewNames =
        StructureNames.Renew("array(select t.id from moving_structures k join structures t on t.hub_id = @hub and t.key = k.key)");

    /// <summary>Such as they are in the end, with the names that the places brought.</summary>
    public const string GivenStructures = """
        select t.id, t.name, t.pivot, t.departement_code, t.version,
          exists (select from places p where p.hub_id = @hub and p.structure_id = t.id and p.active) as operating
        from moving_structures k join structures t on t.hub_id = @hub and t.key = k.key
        """;

    public const string GiveMediators = """
        update moving_mediators m set structure_id = t.id
        from moving_structures k, structures t where k.id = m.structure_id and t.hub_id = @hub and t.key = k.key;
        update moving_mediators set hub_id = @hub, version = version + 1, updated_at = @now;
        insert into mediators select * from moving_mediators;
        update moving_mediator_places set hub_id = @hub;
        insert into mediator_places select * from moving_mediator_places where mediator_id in (select id from moving_mediators);
        update moving_qualifications set hub_id = @hub;
        insert into mediator_qualifications select * from moving_qualifications where mediator_id in (select id from moving_mediators);
        select id as mediator_id, version, active, structure_id, departement_code from moving_mediators;
        """;

    /// <summary>The same transaction may bring records of several hubs.</summary>
    public const string Done = "drop table moving_places, moving_structures, moving_mediators, moving_mediator_places, moving_qualifications";
}

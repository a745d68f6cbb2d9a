namespace HubsPlatform.Directory.Handover;

/// <summary>The statements of <see cref="TerritoryHandover"/>, in the order they run.</summary>
internal static class HandoverSql
{
    private const string Expected = """
        coalesce(
          (select t.hub from open.territories t where t.kind = 'epci' and t.code = c.epci_code),
          (select t.hub from open.territories t where t.kind = 'departement' and t.code = coalesce(c.departement_code, p.departement_code)),
          'national')
        """;

    /// <summary>Published places that stand in another hub's territory than the one that has them.</summary>
    public const string Misplaced = $"""
        select m.hub as from_hub, m.expected as to_hub, m.id from (
          select p.id, p.hub, {Expected} as expected from open.places p left join geo.communes c on c.code = p.commune_code) m
        where m.hub <> m.expected and (@target::text is null or m.expected = @target)
        order by m.hub, m.expected, m.id
        """;

    public const string TakePlaces = """
        create temp table moving_places (like places) on commit drop;
        create temp table moving_structures (like structures) on commit drop;
        create temp table moving_mediators (like mediators) on commit drop;
        with gone as (delete from places where hub_id = @source and id = any(@ids) returning *) insert into moving_places select * from gone;
        insert into moving_structures select * from structures where hub_id = @source and id in (select structure_id from moving_places);
        """;

    /// <summary>Mediators go with a structure that leaves as a whole; one that keeps places keeps its mediators.</summary>
    public const string TakeMediators = """
        with gone as (
          delete from mediators m where m.hub_id = @source and m.structure_id in (select id from moving_structures)
            and not exists (select from places p where p.hub_id = @source and p.structure_id = m.structure_id)
          returning *)
        insert into moving_mediators select * from gone;
        select id as mediator_id, version + 1 as version, structure_id, departement_code from moving_mediators;
        """;

    public const string TakeEmptiedStructures = """
        delete from structures s where s.hub_id = @source and s.id in (select id from moving_structures)
          and not exists (select from places p where p.hub_id = @source and p.structure_id = s.id)
        returning s.id as structure_id, s.name, s.pivot, s.departement_code, s.version + 1 as version
        """;

    /// <summary>Structures that stay for the sake of withdrawn places only: they no longer operate here.</summary>
    public const string RestStructures = """
        update structures s set version = version + 1, updated_at = @now
        where s.hub_id = @source and s.id in (select id from moving_structures)
          and not exists (select from places p where p.hub_id = @source and p.structure_id = s.id and p.active)
        returning s.id as structure_id, s.name, s.pivot, s.departement_code, s.version
        """;

    public const string EnterHub = "select set_config('app.hub', @target, true)";

    public const string GiveStructures = """
        update moving_structures set hub_id = @target, version = version + 1, updated_at = @now, active = true;
        insert into structures as s select * from moving_structures
        on conflict (hub_id, key) do update set version = greatest(s.version, excluded.version) + 1, updated_at = excluded.updated_at, active = true
        returning s.id as structure_id, s.name, s.pivot, s.departement_code, s.version
        """;

    /// <summary>A record that the new hub already imported itself stays; the old hub's copy ends here.</summary>
    public const string GivePlaces = """
        update moving_places m set hub_id = @target, structure_id = t.id, version = m.version + 1, updated_at = @now
        from moving_structures k, structures t where k.id = m.structure_id and t.hub_id = @target and t.key = k.key;
        with given as (insert into places select * from moving_places on conflict (hub_id, source, source_id) do nothing returning id, version),
        shown as (update open.places o set hub = @target, version = g.version from given g where o.id = g.id),
        hidden as (delete from open.places o using moving_places m where o.id = m.id and not exists (select from given g where g.id = m.id))
        select m.id as place_id, m.version, m.nom as name, m.structure_id, o.commune_code, m.departement_code, m.services, m.date_maj as updated_on,
          exists (select from given g where g.id = m.id) as is_given
        from moving_places m left join open.places o on o.id = m.id
        """;

    public const string GiveMediators = """
        update moving_mediators m set hub_id = @target, structure_id = t.id, version = m.version + 1, updated_at = @now
        from moving_structures k, structures t where k.id = m.structure_id and t.hub_id = @target and t.key = k.key;
        insert into mediators select * from moving_mediators;
        select id as mediator_id, version, structure_id, departement_code from moving_mediators;
        """;
}

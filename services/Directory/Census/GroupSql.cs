namespace HubsPlatform.Directory.Census;

/// <summary>The statements of <see cref="PlaceGroups"/> and <see cref="MergedPlaces"/>. <c>@hub</c> is the hub that the transaction is in.</summary>
internal static class GroupSql
{
    /// <summary>Which records belong together changes in one transaction at a time.</summary>
    public const string TakeTurn = "select pg_advisory_xact_lock(hashtextextended('groups:' || @hub, 0))";

    /// <summary>
    /// What groups say is written by one transaction at a time. Taken last, by writers that hold rows already: who holds it waits for nobody.
    /// </summary>
    public const string TakePen = "select pg_advisory_xact_lock(hashtextextended('merged:' || @hub, 0))";

    /// <summary>The places asked for with all that are in a group with one of them.</summary>
    public const string Members = """
        select p.id, p.source, p.merged_into from places p where p.hub_id = @hub and p.id = any(@places)
        union
        select p.id, p.source, p.merged_into from places p where p.hub_id = @hub and p.merged_into in (
          select q.merged_into from places q where q.hub_id = @hub and q.id = any(@places) and q.merged_into is not null)
        """;

    public const string MergedPairs = "select place_a, place_b from duplicates where hub_id = @hub and status = 'merged' and place_a = any(@places) and place_b = any(@places)";

    /// <summary>Versions go on above those that the group was published under.</summary>
    public const string Arrange = """
        with wanted as (select * from unnest(@ids, @leaders) as w (id, leader))
        update places p set merged_into = nullif(w.leader, '00000000-0000-0000-0000-000000000000'),
          version = greatest(p.version, coalesce((select max(m.version) from merged_places m where m.hub_id = @hub and m.id in (p.id, p.merged_into)), 0)) + 1
        from wanted w where p.hub_id = @hub and p.id = w.id
        returning p.id, p.version, p.nom as name, p.structure_id, p.commune_code, p.departement_code, p.services, p.date_maj as updated_on, p.active
        """;

    public const string EndGroups = "update merged_places set active = false where hub_id = @hub and id = any(@ids) and active";

    public const string Unpublish = """
        delete from open.places where hub = @hub and id = any(@ids)
        """;

    /// <summary>Where the members of these groups are found from now on; who is in no group any more stands for itself.</summary>
    public const string Redirect = """
        delete from open.moved_places where id = any(@ids);
        insert into open.moved_places (id, hub, leads_to)
        select p.id, @hub, p.merged_into from places p where p.hub_id = @hub and p.id = any(@ids) and p.merged_into <> p.id;
        """;

    public const string HideMerged = """
        with gone as (delete from open.places where hub = @hub and id = any(@ids))
        update merged_places m set active = false, version = m.version + 1, updated_at = @now
        where m.hub_id = @hub and m.id = any(@ids) and m.active
        returning m.id, m.version, m.nom as name, m.structure_id, m.commune_code, m.departement_code, m.services, m.date_maj as updated_on
        """;

    public const string KnownMerged = "select id, version, active, content_hash from merged_places where hub_id = @hub and id = any(@ids)";

    public const string WriteMerged = $"""
        insert into merged_places as m (hub_id, id, source, source_id, structure_id, version, content_hash, created_at, updated_at, {StagingSql.Standard})
        select @hub, d.id, l.source, l.source_id, w.structure_id,
          greatest(coalesce((select k.version from merged_places k where k.hub_id = @hub and k.id = d.id), 0),
            (select max(p.version) from places p where p.hub_id = @hub and p.merged_into = d.id)) + 1,
          d.content_hash, l.created_at, @now, {StagingSql.StagedStandard}
        from unnest(@ids, @structures) as w (id, structure_id)
        join staged_places d on d.id = w.id
        join places l on l.hub_id = @hub and l.id = w.id
        on conflict (hub_id, id) do update set
          active = true, source = excluded.source, source_id = excluded.source_id, structure_id = excluded.structure_id, version = excluded.version,
          content_hash = excluded.content_hash, updated_at = excluded.updated_at, ({StagingSql.Standard}) = row({StagingSql.ExcludedStandard})
        returning m.id, m.version, m.nom as name, m.structure_id, m.commune_code, m.departement_code, m.services, m.date_maj as updated_on
        """;
}

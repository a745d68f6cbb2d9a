using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.PriorityAreas;

/// <summary>A list as it was loaded.</summary>
/// <param name="Kind">qpv or frr.</param>
/// <param name="Version">Counts up; the highest is the one that counts.</param>
/// <param name="FileName">What the operator sent.</param>
/// <param name="Areas">How many areas it has; for FRR communes.</param>
/// <param name="Outlined">Of which with an outline. The others stand for their communes.</param>
/// <param name="LoadedBy">Subject of the operator.</param>
/// <param name="LoadedAt">When.</param>
public sealed record LoadedList(string Kind, int Version, string FileName, int Areas, int Outlined, string LoadedBy, DateTime LoadedAt);

/// <summary>Replaces a list as a whole, and finds out anew which published places are in its areas.</summary>
public sealed class AreaStore(HubDatabase database, TimeProvider clock)
{
    private const string Replace = """
        delete from open.areas where kind = @kind;
        insert into open.areas (kind, code, name, outline)
        select @kind, a.code, a.name, o.outline
        from unnest(@codes, @names) as a (code, name)
        left join lateral (
          select st_multi(st_collectionextract(st_makevalid(st_union(st_makevalid(st_setsrid(st_geomfromgeojson(g.geojson), 4326)))), 3)) as outline
          from unnest(@outlined, @outlines) as g (code, geojson) where g.code = a.code) o on true;
        insert into open.area_communes (kind, code, commune_code) select @kind, c.code, c.commune from unnest(@area_codes, @communes) as c (code, commune);
        """;

    private const string Recompute = """
        delete from open.place_areas where kind = @kind;
        insert into open.place_areas (place_id, kind, code, by_commune)
        select p.id, a.kind, a.code, false from open.areas a join open.places p on st_covers(a.outline, p.location::geometry)
        where a.kind = @kind and @kind = 'qpv' and p.location is not null and p.located is distinct from 'commune'
        union all
        select p.id, a.kind, a.code, true from open.areas a join open.area_communes m on m.kind = a.kind and m.code = a.code join open.places p on p.commune_code = m.commune_code
        where a.kind = @kind and @kind = 'qpv' and a.outline is null;
        insert into open.changes (hub, whole) select alias, true from open.hubs;
        """;

    public async Task<LoadedList> ReplaceAsync(string kind, IReadOnlyCollection<PriorityArea> areas, string fileName, byte[] hash, Actor actor, CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(HubId.National, stop);
        await tx.ExecuteAsync("select pg_advisory_xact_lock(hashtext('open.areas'))", stop: stop);
        var outlines = areas.SelectMany(area => area.Outlines.Select(outline => (area.Code, outline))).ToList();
        var communes = areas.SelectMany(area => area.Communes.Select(commune => (area.Code, commune))).ToList();
        await tx.ExecuteAsync(
            Replace,
            new
            {
                kind,
                codes = areas.Select(area => area.Code).ToArray(),
                names = areas.Select(area => area.Name).ToArray(),
                outlined = outlines.Select(one => one.Code).ToArray(),
                outlines = outlines.Select(one => one.outline).ToArray(),
                area_codes = communes.Select(one => one.Code).ToArray(),
                communes = communes.Select(one => one.commune).ToArray(),
            }, stop);
        await tx.ExecuteAsync("analyze open.areas, open.area_communes", stop: stop);
        await tx.ExecuteAsync(Recompute, new { kind }, stop);
        var loaded = await tx.QuerySingleOrDefaultAsync<LoadedList>(
            """
            insert into national.area_lists (kind, version, file_name, file_hash, areas, outlined, loaded_by, loaded_at)
            select @kind, coalesce(max(version), 0) + 1, @fileName, @hash, @areas, @outlined, @by, @now from national.area_lists where kind = @kind
            returning kind, version, file_name, areas, outlined, loaded_by, loaded_at
            """,
            new { kind, fileName, hash, areas = areas.Count, outlined = areas.Count(area => area.Outlines.Count > 0), by = actor.Subject, now = clock.GetUtcNow() }, stop);
        await tx.AuditAsync(actor, "priority-areas.loaded", $"priority-areas/{kind}/{loaded!.Version}", stop);
        await tx.CommitAsync(stop);
        return loaded;
    }

    /// <summary>Every version of every list, the newest first.</summary>
    public Task<IReadOnlyList<LoadedList>> ListsAsync(CancellationToken stop) => database.QueryAsync<LoadedList>(
        "select kind, version, file_name, areas, outlined, loaded_by, loaded_at from national.area_lists order by kind desc, version desc", stop: stop);
}

using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.History;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.History;

/// <summary>GET /api/directory/hubs/{hub}/places/{id}/history: what changed of a place, the latest first, down to its creation. Also of a withdrawn one.</summary>
public static class ListChanges
{
    /// <summary>The import that was running when the place came is told by its time: new places leave no entry of their own, unless a person entered them.</summary>
    private const string Entries = $$"""
        select c.id, c.version, c.kind, c.origin, c.reference, nullif(c.subject, '') as subject, c.author_kind, c.author_name, c.changed_at, c.fields::text as fields
        from place_changes c where c.hub_id = @hub and c.place_id = @id
        union all
        select p.id, 1, 'created', case when i.id is not null or p.source <> '{{CreatePlace.Source}}' then 'import' else 'hand' end, i.id::text, i.started_by,
          case when i.id is null and p.source = '{{CreatePlace.Source}}' then 'person' else 'source' end, case when i.id is not null or p.source <> '{{CreatePlace.Source}}' then p.source end, p.created_at, '{}'
        from places p left join lateral (
          select id, started_by from imports i
          where i.hub_id = @hub and i.scope = 'hub' and i.source = p.source and not i.dry_run and i.created_at <= p.created_at and coalesce(i.finished_at, 'infinity') >= p.created_at
          order by i.id desc limit 1) i on true
        where p.hub_id = @hub and p.id = @id and not exists (select from place_changes c where c.hub_id = @hub and c.place_id = @id and c.id = @id)
        """;

    public static async Task<Results<Ok<Page<PlaceChangeEntry>>, ProblemHttpResult>> Handle(Guid id, HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        var scope = $"{hub.Hub}/places/{id}/history";
        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new { hub = hub.Hub.Alias, id, after_at = after?.ChangedAt, after_version = after?.Version ?? 0, after_id = after?.Id, size = page.Size + 1 };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var source = await transaction.QuerySingleOrDefaultAsync<string>("select source from places where hub_id = @hub and id = @id", args, stop);
        if (source is null)
        {
            return GetPlace.Missing();
        }

        var rows = await transaction.QueryAsync<Row>(
            $"""
            select * from ({Entries}) e
            where @after_at::timestamptz is null or (e.changed_at, e.version, e.id) < (@after_at, @after_version, @after_id)
            order by e.changed_at desc, e.version desc, e.id desc limit @size
            """,
            args, stop);
        var total = 1 + await transaction.QuerySingleOrDefaultAsync<long>("select count(*) filter (where id <> @id) from place_changes where hub_id = @hub and place_id = @id", args, stop);
        var isStaff = hub.Has(HubRole.Admin) || hub.Has(HubRole.Member);
        return TypedResults.Ok(page.ToPage([.. rows.Select(row => row.Entry(source, isStaff))], scope, entry => new Position(entry.ChangedAt, entry.Version, entry.Id), total));
    }

    private sealed record Position(DateTimeOffset ChangedAt, long Version, Guid Id);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public long Version { get; init; }
        public string Kind { get; init; } = "";
        public string Origin { get; init; } = "";
        public string? Reference { get; init; }
        public string? Subject { get; init; }
        public string AuthorKind { get; init; } = "";
        public string? AuthorName { get; init; }
        public DateTimeOffset ChangedAt { get; init; }
        public string Fields { get; init; } = "{}";

        public PlaceChangeEntry Entry(string source, bool isStaff) => new(
            Id, Version, Kind, Origin, Reference, source, isStaff ? Subject : null, new ChangeAuthor(AuthorKind, AuthorName).ToldTo(isStaff), ChangedAt, FieldChange.Of(Fields));
    }
}

using System.Text.Json;
using HubsPlatform.Directory.History;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>GET /api/directory/hubs/{hub}/structures/{id}/history: what people changed of a structure, the latest first. Who, only to the hub's staff.</summary>
public static class ListStructureChanges
{
    public static async Task<Results<Ok<Page<Entry>>, ProblemHttpResult>> Handle(Guid id, HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        var scope = $"{hub.Hub}/structures/{id}/history";
        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new { hub = hub.Hub.Alias, id, after_at = after?.ChangedAt, after_version = after?.Version ?? 0, after_id = after?.Id, size = page.Size + 1 };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (!await transaction.QuerySingleOrDefaultAsync<bool>("select true from structures where hub_id = @hub and id = @id", args, stop))
        {
            return ReadStructure.Missing();
        }

        var rows = await transaction.QueryAsync<Row>(
            """
            select c.id, c.version, c.kind, c.other_id, o.name as other_name, c.subject, c.author_kind, c.author_name, c.changed_at, c.fields::text as fields
            from structure_changes c left join structures o on o.hub_id = c.hub_id and o.id = c.other_id
            where c.hub_id = @hub and c.structure_id = @id and (@after_at::timestamptz is null or (c.changed_at, c.version, c.id) < (@after_at, @after_version, @after_id))
            order by c.changed_at desc, c.version desc, c.id desc limit @size
            """,
            args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>("select count(*) from structure_changes where hub_id = @hub and structure_id = @id", args, stop);
        var isStaff = hub.Has(HubRole.Admin) || hub.Has(HubRole.Member);
        return TypedResults.Ok(page.ToPage([.. rows.Select(row => row.ToEntry(isStaff))], scope, entry => new Position(entry.ChangedAt, entry.Version, entry.Id), total));
    }

    private sealed record Position(DateTimeOffset ChangedAt, long Version, Guid Id);

    /// <param name="Kind">added, updated, withdrawn, merged, absorbed or unmerged.</param>
    /// <param name="Other">Of a merge the other structure.</param>
    /// <param name="Subject">Who, as the audit trail names them; only for the hub's staff.</param>
    /// <param name="By">Who, by name.</param>
    public sealed record Entry(Guid Id, long Version, string Kind, NamedStructure? Other, string? Subject, ChangeAuthor By, DateTimeOffset ChangedAt, IReadOnlyList<Change> Changes);

    /// <summary>One field before and after; named as on the structure.</summary>
    public sealed record Change(string Field, JsonElement Old, JsonElement New);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public long Version { get; init; }
        public string Kind { get; init; } = "";
        public Guid? OtherId { get; init; }
        public string? OtherName { get; init; }
        public string Subject { get; init; } = "";
        public string AuthorKind { get; init; } = "";
        public string? AuthorName { get; init; }
        public DateTimeOffset ChangedAt { get; init; }
        public string Fields { get; init; } = "{}";

        public Entry ToEntry(bool isStaff)
        {
            using var fields = JsonDocument.Parse(Fields);
            return new Entry(
                Id, Version, Kind, OtherId is { } other ? new(other, OtherName ?? "") : null, isStaff ? Subject : null, new ChangeAuthor(AuthorKind, AuthorName).ToldTo(isStaff), ChangedAt,
                [.. fields.RootElement.EnumerateObject().Select(field => new Change(NameOf(field.Name), field.Value[0].Clone(), field.Value[1].Clone()))]);
        }

        /// <summary>contact_phone is contactPhone.</summary>
        private static string NameOf(string column) => JsonNamingPolicy.CamelCase.ConvertName(string.Concat(column.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
    }
}

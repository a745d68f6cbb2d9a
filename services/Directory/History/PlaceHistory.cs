using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.History;

/// <summary>Writes down what changes of places, in the transaction of the change.</summary>
internal static class PlaceHistory
{
    /// <summary>Columns of a place that its record fills: the standard's, and where the place was found to be.</summary>
    private static readonly string[] Columns =
    [
        "departement_code", "commune_code",
        .. StandardFields.All.Where(field => field != StandardField.Id).Select(field => field == StandardField.Source ? "source_name" : field.ColumnName()),
    ];

    /// <summary>An import is told by the source that its places come from.</summary>
    private const string Author = "@author, case when @kind = 'import' then p.source else @authorName end";

    /// <summary>
    /// Records are looked up row by row: the planner knows nothing of the staging table and may compare each of its rows with each place.
    /// An array keeps its nulls when the object loses those of fields that stay the same.
    /// </summary>
    private static readonly string Staged = $"""
        insert into place_changes (hub_id, place_id, version, kind, origin, reference, subject, author_kind, author_name, changed_at, fields)
        select @hub, p.id, p.version + 1, case when p.active then 'updated' else 'restored' end, @kind, @reference, @subject, {Author}, @now,
          jsonb_strip_nulls(jsonb_build_object(
            {string.Join(",\n", Columns.Select(column => $"'{column}', case when p.{column} is distinct from d.{column} then jsonb_build_array(p.{column}, d.{column}) end"))}))
        from staged_places d cross join lateral (select * from places k where k.hub_id = @hub and k.id = d.id limit 1) p
        """;

    /// <summary>Who entered a new place by hand: the creation's entry has the place's own id. Places that an import brings have none.</summary>
    public static Task RecordCreatedAsync(HubTransaction transaction, Guid place, Actor actor, CancellationToken stop)
    {
        var author = ChangeAuthor.Of(actor);
        return transaction.ExecuteAsync(
            """
            insert into place_changes (hub_id, place_id, id, version, kind, origin, subject, author_kind, author_name, changed_at, fields)
            select @hub, p.id, p.id, p.version, 'created', 'hand', @subject, @author, @authorName, p.created_at, '{}' from places p where p.hub_id = @hub and p.id = @place
            """,
            new { hub = transaction.Hub!.Value.Alias, place, subject = actor.Subject, author = author.Kind, authorName = author.Name }, stop);
    }

    /// <summary>Before the staged places are written over the known ones.</summary>
    public static Task RecordStagedAsync(HubTransaction transaction, ChangeOrigin origin, Actor actor, DateTimeOffset now, CancellationToken stop) =>
        transaction.ExecuteAsync(Staged, Args(transaction, origin, actor, now, []), stop);

    /// <summary>After these places were taken out of the census.</summary>
    public static Task RecordWithdrawnAsync(HubTransaction transaction, Guid[] places, ChangeOrigin origin, Actor actor, DateTimeOffset now, CancellationToken stop) =>
        RecordAsync(transaction, "withdrawn", "jsonb_build_object('active', jsonb_build_array(true, false))", Args(transaction, origin, actor, now, places), stop);

    /// <summary>Before the hub's word is put in the place of the source's.</summary>
    public static Task RecordKeptAsync(HubTransaction transaction, Guid place, ChangeOrigin origin, Actor actor, DateTimeOffset now, CancellationToken stop) =>
        RecordAsync(
            transaction, "kept", "jsonb_build_object('left_at', jsonb_build_array(p.left_at, null), 'left_import', jsonb_build_array(p.left_import, null))",
            Args(transaction, origin, actor, now, [place]), stop);

    /// <summary>After the hub's word was taken back.</summary>
    public static Task RecordToConfirmAsync(HubTransaction transaction, Guid place, ChangeOrigin origin, Actor actor, DateTimeOffset now, CancellationToken stop) =>
        RecordAsync(
            transaction, "to-confirm", "jsonb_build_object('left_at', jsonb_build_array(null, p.left_at), 'left_import', jsonb_build_array(null, p.left_import))",
            Args(transaction, origin, actor, now, [place]), stop);

    /// <summary>After a delivery of which not everything was taken.</summary>
    /// <param name="transaction">In the hub.</param>
    /// <param name="places">Each once.</param>
    /// <param name="fields">Of each, {column: [what the place says, what its source says]}.</param>
    /// <param name="origin">The import.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static Task RecordWithheldAsync(
        HubTransaction transaction, Guid[] places, string[] fields, ChangeOrigin origin, Actor actor, DateTimeOffset now, CancellationToken stop) =>
        RecordAsync(transaction, "withheld", "(@fields::text[])[array_position(@places, p.id)]::jsonb", Args(transaction, origin, actor, now, places, fields), stop);

    private static Task RecordAsync(HubTransaction transaction, string what, string fields, object args, CancellationToken stop) =>
        transaction.ExecuteAsync(
            $"""
            insert into place_changes (hub_id, place_id, version, kind, origin, reference, subject, author_kind, author_name, changed_at, fields)
            select @hub, p.id, p.version, '{what}', @kind, @reference, @subject, {Author}, @now, {fields}
            from places p where p.hub_id = @hub and p.id = any(@places)
            """,
            args, stop);

    private static object Args(HubTransaction transaction, ChangeOrigin origin, Actor actor, DateTimeOffset now, Guid[] places, string[]? fields = null)
    {
        var author = ChangeAuthor.Of(origin, actor);
        return new
        {
            hub = transaction.Hub!.Value.Alias,
            kind = origin.Kind,
            reference = origin.Reference,
            subject = actor.Subject,
            author = author.Kind,
            authorName = author.Name,
            now,
            places,
            fields,
        };
    }
}

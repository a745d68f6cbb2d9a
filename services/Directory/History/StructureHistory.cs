using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.History;

/// <summary>Writes down what people change of structures, in the transaction of the change. What imports call them is not written down.</summary>
internal static class StructureHistory
{
    private static readonly string[] Columns =
    [
        "name", "name_given", "pivot", "kind", "commune_code", "departement_code", "parent_id", "contact_function", "contact_phone", "contact_email", "website", "active",
    ];

    /// <summary>The row as it is now, to be handed to <see cref="RecordAsync"/> after the change.</summary>
    public static async Task<string> BeforeAsync(HubTransaction transaction, Guid structure, CancellationToken stop) =>
        (await transaction.QuerySingleOrDefaultAsync<string>(
            "select to_jsonb(s)::text from structures s where hub_id = @hub and id = @structure", new { hub = transaction.Hub!.Value.Alias, structure }, stop))!;

    /// <param name="transaction">In the hub.</param>
    /// <param name="structure">After the change.</param>
    /// <param name="kind">added, updated, withdrawn, merged, absorbed or unmerged.</param>
    /// <param name="before">What <see cref="BeforeAsync"/> gave; "{}" for a new structure.</param>
    /// <param name="actor">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <param name="other">Of a merge the other structure.</param>
    public static Task RecordAsync(
        HubTransaction transaction, Guid structure, string kind, string before, Actor actor, DateTimeOffset now, CancellationToken stop, Guid? other = null)
    {
        var author = ChangeAuthor.Of(actor);
        return transaction.ExecuteAsync(
            """
            insert into structure_changes (hub_id, structure_id, version, kind, other_id, subject, author_kind, author_name, changed_at, fields)
            select @hub, s.id, s.version, @kind, @other, @subject, @author, @authorName, @now, coalesce((
              select jsonb_object_agg(n.key, jsonb_build_array(o.value, n.value)) from jsonb_each(to_jsonb(s)) n join jsonb_each(@before::jsonb) o on o.key = n.key
              where n.key = any(@Columns) and n.value <> o.value), '{}')
            from structures s where s.hub_id = @hub and s.id = @structure
            """,
            new { hub = transaction.Hub!.Value.Alias, structure, kind, before, other, subject = actor.Subject, author = author.Kind, authorName = author.Name, now, Columns }, stop);
    }
}

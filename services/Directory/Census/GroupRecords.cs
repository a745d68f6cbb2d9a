using Dapper;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>Reads records back as the drafts that they were written from.</summary>
internal static class GroupRecords
{
    private static readonly string Columns = $"""
        p.id as place_id, p.merged_into, p.structure_id, p.active, p.source_id as id, coalesce(p.commune_code, '') as territory_code,
        {StagingSql.Standard.Replace("source_name", "source_name as source", StringComparison.Ordinal)}
        """;

    /// <summary>The active records of these groups, by the place that stands for each.</summary>
    public static async Task<ILookup<Guid, GroupedRecord>> OfGroupsAsync(HubTransaction tx, HubId hub, Guid[] leaders, CancellationToken stop)
    {
        var rows = await ReadAsync(tx, $"select {Columns} from places p where p.hub_id = @hub and p.merged_into = any(@leaders) and p.active", new { hub = hub.Alias, leaders }, stop);
        return rows.ToLookup(row => row.Head.MergedInto!.Value, row => new GroupedRecord(row.Head.PlaceId, row.Head.StructureId, row.Draft));
    }

    /// <summary>Those of these records that are active.</summary>
    public static async Task<IReadOnlyList<GroupedRecord>> ActiveAsync(HubTransaction tx, HubId hub, Guid[] places, CancellationToken stop)
    {
        var rows = await ReadAsync(tx, $"select {Columns} from places p where p.hub_id = @hub and p.id = any(@places) and p.active order by p.id", new { hub = hub.Alias, places }, stop);
        return [.. rows.Select(row => new GroupedRecord(row.Head.PlaceId, row.Head.StructureId, row.Draft))];
    }

    private static Task<IEnumerable<(RecordHead Head, PlaceDraft Draft)>> ReadAsync(HubTransaction tx, string sql, object args, CancellationToken stop) =>
        tx.Connection.QueryAsync<RecordHead, PlaceDraft, (RecordHead, PlaceDraft)>(
            new CommandDefinition(sql, args, tx.Transaction, cancellationToken: stop), (head, draft) => (head, draft), splitOn: "id");

    private sealed class RecordHead
    {
        public Guid PlaceId { get; init; }
        public Guid? MergedInto { get; init; }
        public Guid StructureId { get; init; }
        public bool Active { get; init; }
    }
}

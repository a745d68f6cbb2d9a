using System.Text.Json;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>Reads records back as the drafts that they were written from.</summary>
internal static class GroupRecords
{
    /// <summary>A draft's properties have the columns' names, but for those that a record shares with its place.</summary>
    public const string Draft = "(to_jsonb(p) || jsonb_build_object('id', p.source_id, 'source', p.source_name, 'territory_code', coalesce(p.commune_code, '')))";

    private const string Columns = $"p.id, p.merged_into, p.structure_id, {Draft}::text as draft";

    private static readonly JsonSerializerOptions ColumnNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="json">Of <see cref="Draft"/> or <see cref="Write"/>.</param>
    public static PlaceDraft Read(string json) => JsonSerializer.Deserialize<PlaceDraft>(json, ColumnNames)!;

    public static string Write(PlaceDraft draft) => JsonSerializer.Serialize(draft, ColumnNames);

    /// <summary>The active records of these groups, by the place that stands for each.</summary>
    public static async Task<ILookup<Guid, GroupedRecord>> OfGroupsAsync(HubTransaction tx, HubId hub, Guid[] leaders, CancellationToken stop)
    {
        var rows = await tx.QueryAsync<Row>($"select {Columns} from places p where p.hub_id = @hub and p.merged_into = any(@leaders) and p.active", new { hub = hub.Alias, leaders }, stop);
        return rows.ToLookup(row => row.MergedInto!.Value, row => row.Record());
    }

    /// <summary>Those of these records that are active.</summary>
    public static async Task<IReadOnlyList<GroupedRecord>> ActiveAsync(HubTransaction tx, HubId hub, Guid[] places, CancellationToken stop)
    {
        var rows = await tx.QueryAsync<Row>($"select {Columns} from places p where p.hub_id = @hub and p.id = any(@places) and p.active order by p.id", new { hub = hub.Alias, places }, stop);
        return [.. rows.Select(row => row.Record())];
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public Guid? MergedInto { get; init; }
        public Guid StructureId { get; init; }
        public string Draft { get; init; } = "";

        public GroupedRecord Record() => new(Id, StructureId, Read(Draft));
    }
}

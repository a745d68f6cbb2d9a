using System.Text.Json;
using System.Text.Json.Serialization;
using HubsPlatform.Directory.Duplicates;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Features.Duplicates;

/// <summary>Two records that may be one place, with what speaks for it and what was decided.</summary>
public sealed class DuplicateItem
{
    public Guid Id { get; init; }

    /// <summary>0 to 100: the sum of the reasons' weights.</summary>
    public int Score { get; init; }

    /// <summary>The hub's threshold would accept it unseen.</summary>
    public bool Bulk { get; init; }

    public string Status { get; init; } = "";
    public long Version { get; init; }
    public DateTimeOffset ProposedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    [JsonIgnore]
    public string ReasonsJson { get; init; } = "[]";

    [JsonIgnore]
    public Guid PlaceA { get; init; }

    [JsonIgnore]
    public Guid PlaceB { get; init; }

    public IReadOnlyList<Reason> Reasons => JsonSerializer.Deserialize<IReadOnlyList<Reason>>(ReasonsJson, JsonSerializerOptions.Web)!;

    /// <summary>The two records, as their sources have them.</summary>
    public IReadOnlyList<PlaceRecord> Places { get; private set; } = [];

    internal const string Columns = $"""
        d.id, d.score, d.status, d.version, d.proposed_at, d.decided_at, d.reasons::text as reasons_json, d.place_a, d.place_b,
        d.status = 'proposed' and d.score >= {ListDuplicates.Threshold} is true as bulk
        """;

    /// <summary>The pair as it stands, or null.</summary>
    internal static async Task<DuplicateItem?> ReadAsync(HubTransaction transaction, Guid id, CancellationToken stop)
    {
        var item = await transaction.QuerySingleOrDefaultAsync<DuplicateItem>(
            $"select {Columns} from duplicates d where d.hub_id = @hub and d.id = @id", new { hub = transaction.Hub!.Value.Alias, id }, stop);
        if (item is not null)
        {
            await AddPlacesAsync(transaction, [item], stop);
        }

        return item;
    }

    internal static async Task AddPlacesAsync(HubTransaction transaction, IReadOnlyList<DuplicateItem> items, CancellationToken stop)
    {
        var ids = items.SelectMany(item => new[] { item.PlaceA, item.PlaceB }).Distinct().ToArray();
        var places = (await transaction.QueryAsync<PlaceRecord>(
            $"select {PlaceRecord.Columns} from {PlaceRecord.From} where p.hub_id = @hub and p.id = any(@ids)", new { hub = transaction.Hub!.Value.Alias, ids }, stop)).ToDictionary(place => place.Id);
        foreach (var item in items)
        {
            item.Places = [places[item.PlaceA], places[item.PlaceB]];
        }
    }
}

using System.Text.Json;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.ServiceDefaults.Database;
using PlaceRecord = HubsPlatform.Directory.Features.Places.PlaceRecord;

namespace HubsPlatform.Directory.Features.Moderation;

/// <summary>The fields of a place that a report is about, as the census has them.</summary>
internal static class ReportedFields
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>A record that was merged is read as the place that it is part of: that is what people see.</summary>
    private const string Standing = "select r.id as record, coalesce(r.merged_into, r.id) as place from places r where r.hub_id = @hub and r.id = any(@ids)";

    private const string Present = $"select {PlaceRecord.Columns} from {PlaceRecord.FromCensus} where p.hub_id = @hub and p.id = any(@ids)";

    /// <param name="kind">What is said to be wrong.</param>
    /// <param name="correction">Field by field, where there is one.</param>
    public static IReadOnlyList<string> Of(string kind, JsonElement? correction) =>
        correction is { ValueKind: JsonValueKind.Object } fields ? [.. fields.EnumerateObject().Select(field => field.Name)] : kind switch
        {
            "horaires" => ["openingHours"],
            "services" => ["services"],
            "adresse" => ["address", "addressComplement", "postalCode", "commune"],
            "contacts" => ["phone", "emails", "websites"],
            "accompagnements" => ["accompaniments"],
            "labels" => ["programmes", "labels", "otherLabels"],
            "public" => ["publics", "specificSupport"],
            _ => [],
        };

    /// <summary>What the place says of these fields.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Values(PlaceRecord place, IReadOnlyList<string> fields)
    {
        var all = JsonSerializer.SerializeToElement(PlaceRecord.Of(place.ToStandard()), Web);
        return fields.Where(field => all.TryGetProperty(field, out _)).ToDictionary(field => field, field => all.GetProperty(field));
    }

    /// <summary>To be kept with a report.</summary>
    public static string Seen(PlaceRecord place, string kind, string? correction)
    {
        using var parsed = correction is null ? null : JsonDocument.Parse(correction);
        return JsonSerializer.Serialize(Values(place, Of(kind, parsed?.RootElement)), Web);
    }

    public static async Task<PlaceRecord?> FindAsync(HubTransaction transaction, Guid record, CancellationToken stop) =>
        (await ReadAsync(transaction, [record], stop)).GetValueOrDefault(record);

    /// <summary>Says beside each open report what the place says now. Nothing where it has left the census.</summary>
    public static async Task AddPresentAsync(HubTransaction transaction, IReadOnlyList<ReportItem> reports, CancellationToken stop)
    {
        var open = reports.Where(report => report.Status == "open").ToArray();
        if (open.Length == 0)
        {
            return;
        }

        var places = await ReadAsync(transaction, [.. open.Select(report => report.PlaceId).Distinct()], stop);
        foreach (var report in open)
        {
            report.Present = places.TryGetValue(report.PlaceId, out var place) ? Compare(report, place) : null;
        }
    }

    /// <returns>By the id of the record.</returns>
    private static async Task<Dictionary<Guid, PlaceRecord>> ReadAsync(HubTransaction transaction, Guid[] records, CancellationToken stop)
    {
        var hub = transaction.Hub!.Value.Alias;
        var standing = await transaction.QueryAsync<(Guid Record, Guid Place)>(Standing, new { hub, ids = records }, stop);
        var places = (await transaction.QueryAsync<PlaceRecord>(Present, new { hub, ids = standing.Select(record => record.Place).Distinct().ToArray() }, stop)).ToDictionary(place => place.Id);
        return standing.Where(record => places.ContainsKey(record.Place)).ToDictionary(record => record.Record, record => places[record.Place]);
    }

    private static IReadOnlyList<PresentValue> Compare(ReportItem report, PlaceRecord place)
    {
        using var seen = report.SeenText is null ? null : JsonDocument.Parse(report.SeenText);
        return
        [
            .. Values(place, Of(report.Kind, report.Correction)).Select(field => new PresentValue(
                field.Key, field.Value, seen is not null && seen.RootElement.TryGetProperty(field.Key, out var then) ? !JsonElement.DeepEquals(then, field.Value) : null)),
        ];
    }
}

/// <summary>A field of the place as it is now.</summary>
/// <param name="Field">As on the place.</param>
/// <param name="Value">What the place says.</param>
/// <param name="HasChanged">It said something else when the report was sent; null where that is not known.</param>
public sealed record PresentValue(string Field, JsonElement Value, bool? HasChanged);

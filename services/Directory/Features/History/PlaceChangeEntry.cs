using System.Text.Json;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.History;

namespace HubsPlatform.Directory.Features.History;

/// <summary>One change of a place.</summary>
/// <param name="Id">The change; of a creation the place.</param>
/// <param name="Version">Of the place after the change.</param>
/// <param name="Kind">created, updated, withdrawn, restored, kept, to-confirm, or withheld: values of its source that were not taken (old: what the place says, new: what its source says).</param>
/// <param name="Origin">import, hand, link, report, undo or platform.</param>
/// <param name="Reference">Which import, link, report or undone change.</param>
/// <param name="Source">Who delivers the place's record.</param>
/// <param name="Subject">Who, as the audit trail names them; only for the hub's staff.</param>
/// <param name="By">Who or what, by name.</param>
/// <param name="ChangedAt">When.</param>
/// <param name="Changes">What, field by field.</param>
public sealed record PlaceChangeEntry(
    Guid Id, long Version, string Kind, string Origin, string? Reference, string Source, string? Subject, ChangeAuthor By, DateTimeOffset ChangedAt, IReadOnlyList<FieldChange> Changes);

/// <summary>One field before and after; named as on the place.</summary>
public sealed record FieldChange(string Field, JsonElement Old, JsonElement New)
{
    /// <param name="json">Old and new value by column.</param>
    internal static IReadOnlyList<FieldChange> Of(string json)
    {
        using var fields = JsonDocument.Parse(json);
        return [.. fields.RootElement.EnumerateObject().Select(field => new FieldChange(NameOf(field.Name), field.Value[0].Clone(), field.Value[1].Clone()))];
    }

    internal static string NameOf(string column) => column switch
    {
        "departement_code" => "departementCode",
        "commune_code" => "communeCode",
        "source_name" => "collector",
        "left_at" => "leftAt",
        "left_import" => "leftImport",
        "active" => "active",
        _ => PlaceFormFields.NameOf(column),
    };
}

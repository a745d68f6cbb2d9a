using System.Text.Json;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.History;

/// <summary>A change that is to be undone, with the place as it is and as it would be.</summary>
internal sealed class UndoneChange
{
    /// <summary>
    /// What the change left is compared with what is there now. The day of the last update moves with nearly every change: it goes back only
    /// where it is still this change's, and keeps nothing from being undone.
    /// </summary>
    private const string Sql = """
        select p.version, p.active, p.source, p.nom as name, c.kind, c.fields::text as fields, f.later,
          (to_jsonb(p) || f.old || jsonb_build_object(
             'id', p.source_id, 'source', case when f.old ? 'source_name' then f.old -> 'source_name' else to_jsonb(p.source_name) end, 'territory_code', ''))::text as draft
        from places p
        left join place_changes c on c.hub_id = @hub and c.place_id = p.id and c.id = @entry
        cross join lateral (
          select coalesce(jsonb_object_agg(e.key, e.value -> 0) filter (where to_jsonb(p) -> e.key = e.value -> 1), '{}') as old,
            array_agg(e.key order by e.key) filter (where to_jsonb(p) -> e.key <> e.value -> 1 and e.key <> 'date_maj') as later
          from jsonb_each(c.fields) e) f
        where p.hub_id = @hub and p.id = @id for update of p
        """;

    private static readonly JsonSerializerOptions ColumnNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public long Version { get; init; }
    public bool Active { get; init; }
    public string Source { get; init; } = "";
    public string Name { get; init; } = "";
    public string? Kind { get; init; }
    public string? Fields { get; init; }
    public string[]? Later { get; init; }
    public string Draft { get; init; } = "";

    /// <summary>The record as it was before the change, with what else has changed since.</summary>
    public PlaceDraft Restored => JsonSerializer.Deserialize<PlaceDraft>(Draft, ColumnNames)!;

    /// <returns>Null where the hub has no such place. Nobody else changes it until the transaction ends.</returns>
    public static Task<UndoneChange?> LockAsync(HubTransaction transaction, Guid place, Guid entry, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<UndoneChange>(Sql, new { hub = transaction.Hub!.Value.Alias, id = place, entry }, stop);

    /// <returns>Why it cannot be undone; null where it can.</returns>
    public ProblemHttpResult? Refusal(Guid place, Guid entry, HubId hub, ITerritoryMap territories) => Kind switch
    {
        null or "created" when entry == place => Problem.Conflict("creation_not_undoable", "La création d'un lieu ne s'annule pas : retirez le lieu."),
        null => Problem.NotFound("change_not_found", "Ce changement n'est pas dans l'historique du lieu."),
        "withheld" => Problem.Conflict("change_not_undoable", "Le lieu n'a pas changé : une valeur de sa source n'a pas été prise. Modifiez le lieu pour la prendre."),
        "to-confirm" => Problem.Conflict("change_not_undoable", "Ce changement ne s'annule pas : confirmez ou retirez le lieu."),
        "withdrawn" => Active ? Problem.Conflict("place_changed_since", "Ce lieu est déjà revenu dans le recensement.") : OutsideOf(hub, territories),
        _ when !Active => Problem.Conflict("place_withdrawn", "Ce lieu est retiré : annulez d'abord son retrait."),
        "restored" => null,
        _ => ChangedSince() ?? OutsideOf(hub, territories),
    };

    /// <summary>The source's departure counts again.</summary>
    public Task AskAgainAsync(HubTransaction transaction, Guid place, CancellationToken stop) => transaction.ExecuteAsync(
        """
        update places p set left_at = (f -> 'left_at' ->> 0)::timestamptz, left_import = (f -> 'left_import' ->> 0)::uuid, kept_at = null
        from (select @fields::jsonb as f) c where p.hub_id = @hub and p.id = @place
        """,
        new { hub = transaction.Hub!.Value.Alias, place, fields = Fields }, stop);

    private ProblemHttpResult? ChangedSince()
    {
        if (Later is not { Length: > 0 } later)
        {
            return null;
        }

        var names = later.Select(FieldChange.NameOf).ToArray();
        return Problem.Of(
            StatusCodes.Status409Conflict, "place_changed_since", $"Un changement plus récent a touché : {string.Join(", ", names)}. Annulez-le d'abord, ou modifiez le lieu.",
            names.Select(name => new FieldError(name, "changed_since", "Ce champ a changé depuis.")));
    }

    private ProblemHttpResult? OutsideOf(HubId hub, ITerritoryMap territories) =>
        Restored.CommuneCode is { } commune && !territories.Covers(hub, commune)
            ? Problem.Conflict("outside_territory", $"« {Name} » reviendrait dans une commune qui n'est plus du territoire de ce hub.")
            : null;
}

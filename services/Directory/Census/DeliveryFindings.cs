using System.Globalization;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Census;

/// <summary>What an import's report says where people's word stands against the source's.</summary>
internal static class DeliveryFindings
{
    public static Finding Withdrawn(PlaceDraft draft) => new(
        Severity.Warning, null, "place_withdrawn",
        $"« {draft.Nom} » a été retiré du recensement à la main et le reste, bien que la source le livre encore. Pour le rétablir : annuler son retrait dans son historique.", null);

    /// <param name="fields">Of which the source's value was not taken.</param>
    /// <param name="kept">What the place says.</param>
    public static IReadOnlyList<Finding> Withheld(IReadOnlyList<StandardField> fields, PlaceDraft kept)
    {
        var since = kept.DateMaj is { } day ? $" (mise à jour du {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)})" : "";
        return [.. fields.Select(field => new Finding(
            Severity.Warning, field.ColumnName(), "kept_by_hand",
            $"« {field.ColumnName()} » a été changé à la main dans le recensement{since} et la source en donne une autre valeur, plus ancienne : celle du recensement est gardée.", null))];
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HubsPlatform.Portal.Web;

/// <summary>A mapping as a form: for each field of the national standard the column that fills it. What says more than that is left to the JSON.</summary>
public sealed class MappingForm
{
    /// <summary>In the order of the standard.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "id", "pivot", "nom", "commune", "code_postal", "code_insee", "adresse", "complement_adresse", "latitude", "longitude", "typologie", "telephone", "courriels", "site_web",
        "horaires", "presentation_resume", "presentation_detail", "source", "itinerance", "structure_parente", "date_maj", "services", "publics_specifiquement_adresses",
        "prise_en_charge_specifique", "frais_a_charge", "dispositif_programmes_nationaux", "formations_labels", "autres_formations_labels", "modalites_acces",
        "modalites_accompagnement", "fiche_acces_libre", "prise_rdv",
    ];

    /// <summary>What a select sends for a rule that no single column can express; a column is sent behind <see cref="OfColumn"/>.</summary>
    public const string Detailed = "=";

    public const string OfColumn = "+";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _mapping;

    private MappingForm(JsonObject mapping) => _mapping = mapping;

    /// <returns>Null for a text that is no JSON object: only its author can mend it.</returns>
    public static MappingForm? Of(string json)
    {
        try
        {
            var mapping = JsonNode.Parse(json) as JsonObject;
            return mapping?.Count is null ? null : new MappingForm(mapping);
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException)
        {
            return null; // counting the entries finds a name that is there twice: ArgumentException
        }
    }

    /// <summary>The field's one column; blank where it has none, <see cref="Detailed"/> where its rule says more.</summary>
    public string ValueOf(string field) => _mapping[field] switch
    {
        null => "",
        JsonObject { Count: 1 } rule when rule["colonne"] is JsonValue column && column.TryGetValue<string>(out var name) => name.Length == 0 ? "" : OfColumn + name,
        _ => Detailed,
    };

    /// <summary>The mapping with the columns that were chosen, as JSON.</summary>
    /// <param name="chosen">What each field's select sent; null for a field that was not there.</param>
    public string With(Func<string, string?> chosen)
    {
        foreach (var field in Fields)
        {
            switch (chosen(field))
            {
                case null or Detailed:
                    break;
                case "":
                    _mapping.Remove(field);
                    break;
                case var column:
                    _mapping[field] = new JsonObject { ["colonne"] = column[OfColumn.Length..] };
                    break;
            }
        }

        // People read it in the order of the standard, what is about the mapping itself first.
        var order = Fields.Index().ToDictionary(field => field.Item, field => field.Index);
        var sorted = new JsonObject(_mapping.OrderBy(entry => order.GetValueOrDefault(entry.Key, -1)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        return sorted.ToJsonString(Readable);
    }
}

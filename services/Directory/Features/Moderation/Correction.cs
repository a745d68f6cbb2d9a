using System.Text.Json;
using System.Text.Json.Nodes;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.ServiceDefaults.Problems;

namespace HubsPlatform.Directory.Features.Moderation;

/// <summary>Some fields of a place, to be changed; all others stay as they are.</summary>
internal static class Correction
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly string[] Fields = [.. typeof(PlaceForm).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    /// <returns>The whole form with the fields changed, or what is wrong. The day of the update is today unless the correction says another.</returns>
    public static (PlaceForm? Form, IReadOnlyList<FieldError> Errors) Apply(PlaceRecord place, JsonElement correction)
    {
        if (correction.ValueKind != JsonValueKind.Object)
        {
            return (null, [new FieldError("correction", "correction_invalid", "La correction est un objet : les champs du lieu à changer et leur nouvelle valeur.")]);
        }

        var unknown = correction.EnumerateObject().Where(field => !Fields.Contains(field.Name))
            .Select(field => new FieldError(field.Name, "field_unknown", "Ce champ n'existe pas sur un lieu.")).ToList();
        if (unknown.Count > 0)
        {
            return (null, unknown);
        }

        var form = JsonSerializer.SerializeToNode(place, Web)!.AsObject();
        form["updatedOn"] = null;
        foreach (var field in correction.EnumerateObject())
        {
            form[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        }

        try
        {
            return (form.Deserialize<PlaceForm>(Web), []);
        }
        catch (JsonException wrong)
        {
            return (null, [new FieldError(wrong.Path?.TrimStart('$', '.') is { Length: > 0 } path ? path : "correction", "value_invalid", "Cette valeur n'est pas de la forme attendue.")]);
        }
    }
}

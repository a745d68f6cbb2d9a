using System.Text.Json;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Web;

/// <summary>Changes of structures in words.</summary>
public static class StructureWords
{
    /// <summary>« Nom : A → B »; of what people do not read (the structure above) only that it changed.</summary>
    public static string Of(this Texts texts, StructureChangedField change) => change.Field == "parentId"
        ? texts["structures.field.parentId"]
        : texts["structures.fieldChange", texts["structures.field." + change.Field], Value(texts, change, change.Old), Value(texts, change, change.New)];

    private static string Value(Texts texts, StructureChangedField change, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => texts["common.yes"],
        JsonValueKind.False => texts["common.no"],
        JsonValueKind.Null => "–",
        _ when change.Field == "kind" => texts["structures.nature." + value.GetString()],
        _ => value.ToString(),
    };
}

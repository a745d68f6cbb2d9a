using System.Text.Json;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>Texts of a mapping's JSON; what is no text is refused by the name of its entry.</summary>
internal static class MappingParts
{
    public static string? Separator(JsonElement rule, string path) => Optional(rule, "séparateur", path) ?? Optional(rule, "separateur", path);

    public static string? Optional(JsonElement from, string name, string path) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) ? Text(value, $"{path}.{name}") : null;

    /// <summary>One text or a list of texts; empty where the entry is missing.</summary>
    public static IReadOnlyList<string> Texts(JsonElement from, string name, string path)
    {
        if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => Text(item, $"{path}.{name}"))]
            : [Text(value, $"{path}.{name}")];
    }

    /// <summary>Like <see cref="Texts"/>, of an entry that has to be an object with these texts.</summary>
    public static IReadOnlyList<string> Wanted(JsonElement from, string name, string path) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out _) ? Texts(from, name, path) : throw Wrong(path, $"un objet avec « {name} »");

    public static string Text(JsonElement value, string path) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(path, "un texte");

    public static MappingException Wrong(string path, string expected) =>
        new($"Correspondance, « {path} » : {expected} est attendu.");
}

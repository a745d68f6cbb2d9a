using System.Text.Json;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>As much of JSON Schema as mapping.schema.json uses; a keyword that it does not know fails the test.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    public IReadOnlyList<string> Check(JsonElement value) => [.. Check(root, value, "$")];

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string path) =>
        schema.EnumerateObject().SelectMany(keyword => Check(schema, keyword, value, path));

    private IEnumerable<string> Check(JsonElement schema, JsonProperty keyword, JsonElement value, string path)
    {
        var rule = keyword.Value;
        var isObject = value.ValueKind == JsonValueKind.Object;
        return keyword.Name switch
        {
            "$schema" or "$defs" or "title" or "description" or "default" => [],
            "$ref" => Check(rule.GetString()!.Split('/')[1..].Aggregate(root, (at, name) => at.GetProperty(name)), value, path),
            "type" => Types(rule).Any(type => Is(value, type)) ? [] : [$"{path}: no {rule}"],
            "required" => isObject ? rule.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{path}: {name} is missing") : [],
            "properties" => isObject ? value.EnumerateObject().Where(one => rule.TryGetProperty(one.Name, out _)).SelectMany(one => Check(rule.GetProperty(one.Name), one.Value, $"{path}.{one.Name}")) : [],
            "additionalProperties" => isObject ? value.EnumerateObject().Where(one => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(one.Name, out _)).SelectMany(one => rule.ValueKind == JsonValueKind.False ? [$"{path}: {one.Name} is not known"] : Check(rule, one.Value, $"{path}.{one.Name}")) : [],
            "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, at) => Check(rule, item, $"{path}[{at}]")) : [],
            "oneOf" => rule.EnumerateArray().Count(one => !Check(one, value, path).Any()) == 1 ? [] : [$"{path}: not exactly one form fits"],
            "anyOf" => rule.EnumerateArray().Any(one => !Check(one, value, path).Any()) ? [] : [$"{path}: no form fits"],
            "enum" => rule.EnumerateArray().Any(one => one.GetRawText() == value.GetRawText()) ? [] : [$"{path}: {value} is not allowed"],
            "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32() ? [] : [$"{path}: too few"],
            "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble() ? [] : [$"{path}: too small"],
            "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble() ? [] : [$"{path}: too large"],
            "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.GetInt32() ? [] : [$"{path}: too long"],
            _ => throw new NotSupportedException(keyword.Name),
        };
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };
}

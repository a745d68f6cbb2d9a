using System.Text.Json;
using System.Text.Json.Nodes;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>The JSON Schema of mappings promises what the reader does: each node of a mapping that has everything is exchanged for something else, and both say the same of it.</summary>
public sealed class MappingSchemaTests
{
    private const string Everything = """
        {
          "_correspondance": {
            "titre": "Carte", "source": "mon-hub", "reconnaitre": ["a"], "parmi": ["b"], "sans": ["c"], "attendus": ["services"], "dates": ["dd/MM/yyyy"],
            "legendes": { "code": { "separateur": "-", "codes": { "A": "En autonomie" } } }
          },
          "id": { "colonne": "id" },
          "nom": { "colonne": ["nom", "titre"] },
          "adresse": { "joindre": { "colonnes": ["n", "rue"], "séparateur": " " } },
          "latitude": { "dissocier": { "colonne": "geo", "séparateur": ",", "partie": 0 } },
          "source": { "valeur": "Hub" },
          "typologie": { "colonne": "type" },
          "services": [{ "colonnes": ["x"], "termes": ["démarches"], "sauf": ["sans"], "cible": "Aide aux démarches administratives" }],
          "autres_formations_labels": [{ "colonnes": ["label"] }],
          "semaine_ouverture": { "colonne": "ouverture" },
          "horaires": { "jours": [{ "osm": "Mo", "colonne": ["lundi matin", "lundi"] }], "semaine": "texte", "osm": "horaires" }
        }
        """;

    private static readonly string[] Others = ["null", "true", "7", "-1", "1.5", "\"\"", "\"x\"", "[]", "[7]", "[\"x\"]", "[null]", "{}", "{\"inconnu\":1}", "{\"colonne\":\"x\"}"];

    [Fact]
    public void The_schema_and_the_reader_agree_on_every_change()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "services/Directory/Census/Mapping/mapping.schema.json")));
        var schema = new SchemaCheck(document.RootElement);
        IsRefused(Everything).ShouldBeNull();

        List<string> different = [];
        foreach (var changed in Paths(JsonNode.Parse(Everything)!, []).SelectMany(path => Others.Select(other => Changed(path, other)).Append(Changed(path, null))))
        {
            using var mapping = JsonDocument.Parse(changed);
            var violations = schema.Check(mapping.RootElement);
            var refusal = IsRefused(changed);
            if (violations.Count > 0 != refusal is not null)
            {
                different.Add($"{changed}\n  schema: {string.Join("; ", violations)}\n  reader: {refusal ?? "accepts"}");
            }
        }

        different.ShouldBeEmpty();
    }

    private static string? IsRefused(string mapping)
    {
        try
        {
            MappingJson.Parse(mapping);
            return null;
        }
        catch (MappingException refusal)
        {
            return refusal.Message;
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode node, object[] path)
    {
        var below = node switch
        {
            JsonObject members => members.SelectMany(member => Paths(member.Value!, [.. path, member.Key])),
            JsonArray items => items.SelectMany((item, at) => Paths(item!, [.. path, at])),
            _ => [],
        };
        return path.Length == 0 ? below : below.Prepend(path);
    }

    /// <param name="other">Null takes the node away.</param>
    private static string Changed(object[] path, string? other)
    {
        var root = JsonNode.Parse(Everything)!;
        var parent = path[..^1].Aggregate(root, (node, step) => step is int at ? node[at]! : node[(string)step]!);
        if (parent is JsonArray items)
        {
            items.RemoveAt((int)path[^1]);
            if (other is not null)
            {
                items.Insert((int)path[^1], JsonNode.Parse(other));
            }
        }
        else
        {
            parent.AsObject().Remove((string)path[^1]);
            if (other is not null)
            {
                parent.AsObject().Add((string)path[^1], JsonNode.Parse(other));
            }
        }

        return root.ToJsonString();
    }
}

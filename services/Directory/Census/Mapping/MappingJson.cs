using System.Text.Json;
using System.Text.RegularExpressions;
using HubsPlatform.Directory.Standard;
using static HubsPlatform.Directory.Census.Mapping.MappingParts;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>Reads a mapping from JSON.</summary>
public static partial class MappingJson
{
    private const string About = "_correspondance";
    private const string OpeningWeeks = "semaine_ouverture";

    private static readonly string[] AboutEntries = ["titre", "source", "reconnaitre", "parmi", "sans", "attendus", "dates", "legendes"];

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    /// <summary>Names of earlier versions of the standard that existing mappings still use.</summary>
    private static readonly Dictionary<string, StandardField> OldNames = new()
    {
        ["accessibilite"] = StandardField.FicheAccesLibre,
        ["courriel"] = StandardField.Courriels,
        ["typologies"] = StandardField.Typologie,
    };

    /// <exception cref="MappingException">The text is no mapping; the message says where.</exception>
    public static Mapping Parse(string json)
    {
        if (Unstorable().IsMatch(json))
        {
            throw new MappingException("La correspondance contient un caractère échappé (\\uD8… ou \\u0000) : écrivez le caractère lui-même.");
        }

        try
        {
            using var document = JsonDocument.Parse(json, Shallow);
            return Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            throw new MappingException($"La correspondance n'est pas du JSON valide (ligne {broken.LineNumber + 1}).");
        }
    }

    private static Mapping Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new MappingException("La correspondance doit être un objet JSON : un champ du standard par entrée.");
        }

        var fields = new Dictionary<StandardField, FieldRule>();
        List<string> ignored = [];
        IReadOnlyList<string> weeks = [];
        var about = new Mapping { Fields = fields };
        foreach (var entry in root.EnumerateObject())
        {
            if (entry.Name == About)
            {
                about = ReadAbout(entry.Value, fields);
            }
            else if (StandardFields.TryParse(entry.Name, out var field) || OldNames.TryGetValue(entry.Name, out field))
            {
                fields[field] = Rule(field, entry.Value, entry.Name);
            }
            else if (entry.Name == OpeningWeeks)
            {
                weeks = Wanted(entry.Value, "colonne", OpeningWeeks);
            }
            else if (!entry.Name.StartsWith('$'))
            {
                ignored.Add(entry.Name);
            }
        }

        if (fields.GetValueOrDefault(StandardField.Horaires) is HoursRule hours)
        {
            fields[StandardField.Horaires] = hours with { Weeks = weeks };
        }

        if (!fields.ContainsKey(StandardField.Nom))
        {
            throw new MappingException($"La correspondance ne dit pas d'où vient « {StandardField.Nom.ColumnName()} ».");
        }

        return about with { Ignored = ignored };
    }

    private static Mapping ReadAbout(JsonElement about, Dictionary<StandardField, FieldRule> fields)
    {
        if (about.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(About, "un objet");
        }

        if (about.EnumerateObject().Select(entry => entry.Name).FirstOrDefault(name => !AboutEntries.Contains(name)) is { } unknown)
        {
            throw Wrong($"{About}.{unknown}", string.Join(", ", AboutEntries));
        }

        return new Mapping
        {
            Fields = fields,
            Title = Optional(about, "titre", About),
            Source = Optional(about, "source", About),
            RecognisedBy = Texts(about, "reconnaitre", About),
            RecognisedByOneOf = Texts(about, "parmi", About),
            NotWith = Texts(about, "sans", About),
            DateFormats = Texts(about, "dates", About),
            Expected = [.. Texts(about, "attendus", About).Select(name =>
                StandardFields.TryParse(name, out var field) ? field : throw new MappingException($"{About}.attendus : « {name} » n'est pas un champ du standard."))],
            Legends = Legends(about),
        };
    }

    private static Dictionary<string, Legend> Legends(JsonElement about)
    {
        const string path = About + ".legendes";
        var legends = new Dictionary<string, Legend>();
        if (!about.TryGetProperty("legendes", out var columns))
        {
            return legends;
        }

        if (columns.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(path, "un objet");
        }

        foreach (var column in columns.EnumerateObject())
        {
            var here = $"{path}.{column.Name}";
            if (column.Value.ValueKind != JsonValueKind.Object
                || !column.Value.TryGetProperty("codes", out var codes) || codes.ValueKind != JsonValueKind.Object)
            {
                throw Wrong(here, "un objet avec « codes »");
            }

            legends[column.Name] = new Legend(
                Optional(column.Value, "separateur", here) is { Length: > 0 } separator ? separator : "|",
                codes.EnumerateObject().ToDictionary(code => code.Name, code => Text(code.Value, here), StringComparer.OrdinalIgnoreCase));
        }

        return legends;
    }

    private static FieldRule Rule(StandardField field, JsonElement rule, string path) => rule.ValueKind switch
    {
        JsonValueKind.Array when HoldsValues(field) => new ChoiceRule([.. rule.EnumerateArray().Select((choice, at) => ReadChoice(choice, $"{path}[{at}]"))]),
        JsonValueKind.Object when field == StandardField.Horaires && !rule.TryGetProperty("colonne", out _) && !rule.TryGetProperty("valeur", out _) => HoursRuleJson.Read(rule, path),
        JsonValueKind.Object => Simple(rule, path),
        _ => throw Wrong(path, HoldsValues(field) ? "un objet ou une liste" : "un objet"),
    };

    /// <summary>Words can mean its values.</summary>
    private static bool HoldsValues(StandardField field) => field is StandardField.Typologie or StandardField.Itinerance or StandardField.AutresFormationsLabels or StandardField.Services
        or StandardField.PublicsSpecifiquementAdresses or StandardField.PriseEnChargeSpecifique or StandardField.FraisACharge or StandardField.DispositifProgrammesNationaux
        or StandardField.FormationsLabels or StandardField.ModalitesAcces or StandardField.ModalitesAccompagnement;

    private static FieldRule Simple(JsonElement rule, string path)
    {
        if (rule.TryGetProperty("valeur", out var constant))
        {
            return new ConstantRule(constant.ValueKind == JsonValueKind.Number ? constant.GetRawText() : Text(constant, $"{path}.valeur"));
        }

        if (rule.TryGetProperty("joindre", out var join))
        {
            var here = $"{path}.joindre";
            return new JoinRule(
                Wanted(join, "colonnes", here),
                Separator(join, here) ?? " ",
                join.TryGetProperty("ou", out var otherwise) ? new ColumnRule(Wanted(otherwise, "colonne", $"{here}.ou")) : null);
        }

        if (rule.TryGetProperty("dissocier", out var split))
        {
            var here = $"{path}.dissocier";
            var columns = Wanted(split, "colonne", here);
            var part = split.TryGetProperty("partie", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var at) && at is >= 0 and < 100
                ? at
                : throw Wrong($"{here}.partie", "un nombre à partir de 0");
            return new SplitRule(columns, Separator(split, here) is { Length: > 0 } separator ? separator : ",", part);
        }

        return rule.TryGetProperty("colonne", out _)
            ? new ColumnRule(Texts(rule, "colonne", path))
            : throw Wrong(path, "« colonne », « joindre », « dissocier » ou « valeur »");
    }

    private static Choice ReadChoice(JsonElement choice, string path)
    {
        if (choice.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(path, "un objet");
        }

        var columns = Texts(choice, "colonnes", path);
        var target = Optional(choice, "cible", path);
        return columns.Count == 0 && target is null
            ? throw Wrong(path, "« colonnes » ou « cible »")
            : new Choice(columns, Texts(choice, "termes", path), Texts(choice, "sauf", path), target);
    }

    /// <summary>Halves of a character and NUL: valid JSON that a database cannot hold.</summary>
    [GeneratedRegex(@"\\u(?:0000|d[89a-f])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unstorable();
}

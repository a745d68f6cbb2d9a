using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>One case of the tests that the tool behind the national map has for its normalisation: what it is given and what it makes of it.</summary>
internal sealed class VectorCase(JsonNode node)
{
    private const string Name = "Un lieu";

    public string Title => node["case"]!.GetValue<string>();

    /// <summary>What the documentation calls it: cases of one table have one title, so the cells tell them apart.</summary>
    public string Key => Title.Contains("%s", StringComparison.Ordinal) || Title.Contains("$name", StringComparison.Ordinal) ? $"{Title} [{Cells(Arguments[0]!)}]" : Title;

    public string Function => Call["fn"]!.GetValue<string>();

    private JsonNode Call => node["calls"]!.AsArray()[^1]!;

    private JsonArray Arguments => Call["then_args"] is JsonArray { Count: > 0 } later ? later[^1]!.AsArray() : Call["args"]!.AsArray();

    private JsonNode? Expectation => node["expect"]![0]!["expected"];

    /// <summary>What the other tool makes of it, as our own fields.</summary>
    public string Expected => node["expect"]![0]!["assert"]!.GetValue<string>() == "toThrow" ? "rejeté" : Function switch
    {
        "processContact" => Fields("telephone", "courriels", "site_web"),
        "processAdresse" => Fields("code_insee", "code_postal", "commune", "voie", "complement_adresse"),
        "processLocalisation" => Fields("latitude", "longitude"),
        "processDate" => Expectation!.GetValue<string>()[..10] is var day and not "1970-01-01" ? day : "",
        "findCommune" => Expectation?["code"]?.GetValue<string>() ?? "",
        "CLEAN_COMMUNE.reduce" or "processCommune" => PlainText.Of(Expectation!.GetValue<string>()),
        "processPresentation" => Fields("resume", "detail"),
        "mediationNumeriqueToCsv" => VectorCsv.Cells(Expectation!.GetValue<string>()),
        _ => Expectation is JsonArray list ? string.Join('|', list) : Expectation?.ToString() ?? "",
    };

    /// <summary>What an import makes of it; null where the case is about something that an import has not.</summary>
    public string? Ours() => Function switch
    {
        "processContact" => Row(Arguments[0]!, Arguments[1]!) is { } place ? Join(place.Telephone, string.Join('|', place.Courriels), string.Join('|', place.SiteWeb)) : "rejeté",
        "processAdresse" => Row(Arguments[0]!, Arguments[1]!, isAddress: true) is { } place
            ? Join(place.CodeInsee, place.CodePostal, place.Commune, place.Adresse, place.ComplementAdresse) : "rejeté",
        "processLocalisation" => Row(Arguments[0]!, Arguments[1]!) is { } place ? Join($"{place.Latitude}", $"{place.Longitude}") : "rejeté",
        "processDate" => Row(Arguments[0]!, Arguments[1]!)?.DateMaj?.ToString("yyyy-MM-dd") ?? "",
        "processVoie" => Row(new JsonObject { ["a"] = Arguments[0]!.DeepClone() }, Mapping("adresse"))?.Adresse ?? "rejeté",
        "labelCommune" => Row(Arguments[0]!, Arguments[1]!, isAddress: true)?.Commune,
        "processCommune" => PlainText.Of(Commune(Arguments[0]!.GetValue<string>(), "")?.Commune ?? "rejeté"),
        "CLEAN_COMMUNE.reduce" => PlainText.Of(Commune(Argument(node["calls"]![0]!, 1), "")?.Commune ?? "rejeté"),
        "findCommune" => Found(Call["then_args"]!.AsArray()[0]!.AsArray()),
        "processTypologies" => List(Row(Arguments[0]!, Arguments[1]!)?.Typologie ?? []),
        "mediationNumeriqueToCsv" => VectorCsv.Written(Arguments[0]!.AsArray()),
        _ => Field(),
    };

    /// <summary>One field of the standard.</summary>
    private string? Field()
    {
        if (!Function.StartsWith("process", StringComparison.Ordinal))
        {
            return null;
        }

        var place = Row(Arguments[0]!, Arguments[1]!);
        return Function switch
        {
            _ when place is null => "rejeté",
            "processNom" => place.Nom,
            "processId" => place.Id,
            "processPivot" => place.Pivot ?? StandardTexts.UnknownPivot,
            "processPriseRdv" => place.PriseRdv ?? "",
            "processFicheAccesLibre" => place.FicheAccesLibre ?? "",
            "processSource" => place.Source ?? "",
            "processPresentation" => Join(place.PresentationResume, place.PresentationDetail),
            "processServices" => List(place.Services),
            "processFraisACharge" => List(place.FraisACharge),
            "processItinerances" => List(place.Itinerance),
            "processModalitesAcces" => List(place.ModalitesAcces),
            "processModalitesAccompagnement" => List(place.ModalitesAccompagnement),
            "processPrisesEnChargeSpecifiques" => List(place.PriseEnChargeSpecifique),
            "processPublicsSpecifiquementAdresses" => List(place.PublicsSpecifiquementAdresses),
            "processDispositifProgrammeNationaux" => List(place.DispositifProgrammesNationaux),
            "processFormationsLabels" => List(place.FormationsLabels),
            "processAutresFormationsLabels" => List(place.AutresFormationsLabels),
            _ => null,
        };
    }

    private static string List(IReadOnlyList<string> values) => string.Join('|', values);

    private static string Cells(JsonNode element) => element is JsonObject cells ? string.Join(" ; ", cells.Select(cell => cell.Value?.ToString())) : element.ToString();

    private static string? Found(JsonArray asked)
    {
        var first = asked[0]!.GetValue<string>();
        var isPostal = first.All(char.IsAsciiDigit);
        return Commune(isPostal ? "" : first, isPostal ? first : asked.Count > 1 ? asked[1]!.GetValue<string>() : "")?.CommuneCode ?? "";
    }

    private static string Argument(JsonNode call, int at) => ((call["then_args"] as JsonArray is { Count: > 0 } later ? later[0] : call["args"])!.AsArray()[at])!.GetValue<string>();

    private static PlaceDraft? Commune(string name, string postalCode) =>
        Row(new JsonObject { ["c"] = name, ["p"] = postalCode }, new JsonObject { ["commune"] = Column("c"), ["code_postal"] = Column("p") }, isAddress: true);

    private static JsonObject Mapping(string field) => new() { [field] = Column("a") };

    private static JsonObject Column(string name) => new() { ["colonne"] = name };

    /// <summary>Reads one element by a mapping; a case that is not about addresses gets one.</summary>
    private static PlaceDraft? Row(JsonNode element, JsonNode matching, bool isAddress = false)
    {
        var mapping = matching.DeepClone().AsObject();
        if (mapping["nom"] is null || isAddress || !HasCell(element, mapping["nom"]!["colonne"]))
        {
            mapping["nom"] = new JsonObject { ["valeur"] = Name };
        }

        if (!isAddress)
        {
            mapping["commune"] = new JsonObject { ["valeur"] = "Dole" };
            mapping["code_postal"] = new JsonObject { ["valeur"] = "39100" };
        }

        var row = element.DeepClone().AsObject();
        row["#"] = "1";
        var file = Encoding.UTF8.GetBytes(new JsonArray(row).ToJsonString());
        CensusRow read = TestCensus.Read(file, mapping.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })).Single();
        return read.Draft;
    }

    private static bool HasCell(JsonNode element, JsonNode? column) =>
        element is JsonObject cells && column is JsonValue name && cells[name.GetValue<string>()]?.ToString() is { Length: > 0 };

    private string Fields(params string[] names) => Expectation is JsonObject fields
        ? Join([.. names.Select(name => fields[name] is JsonArray list ? string.Join('|', list) : fields[name]?.ToString())])
        : Join([.. names.Select(_ => "")]);

    private static string Join(params string?[] values) => string.Join(" ; ", values);
}

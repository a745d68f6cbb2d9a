using System.Globalization;
using System.Text.Json.Nodes;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Duplicates;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Tests.Imports;

namespace HubsPlatform.Directory.Tests.Duplicates;

/// <summary>The cases that the tool behind the national map has for its deduplication; where we answer otherwise is in docs/duplicates.md.</summary>
public sealed class VectorTests
{

    [SkippableFact]
    public void Merged_records_have_the_same_fields()
    {
        var compared = 0;
        foreach (var test in Cases("dedup-fusionner.json"))
        {
            var call = test["calls"]!.AsArray().First(call => call!["fn"]!.GetValue<string>() == "mergeDuplicates")!;
            var records = Records(call["then_args"]!.AsArray()[0]!.AsArray()[0]!.AsArray());
            if (test["expect"]![0]!["expected"]!["__map"] is not JsonArray { Count: 1 } expected)
            {
                continue; // nothing to merge, or an answer that is only compared with another one
            }

            var merged = MergeRule.Merge([.. records.Select((draft, index) => new GroupedRecord(new Guid(index + 1, 0, 0, new byte[8]), Guid.Empty, draft))]);
            var theirs = Draft(expected[0]!.AsArray()[1]!);
            Fields(merged).ShouldBe(Fields(theirs), test["case"]!.GetValue<string>());
            compared++;
        }

        compared.ShouldBeGreaterThanOrEqualTo(9);
    }

    [SkippableFact]
    public void Overlapping_pairs_make_the_same_groups()
    {
        foreach (var test in Cases("dedup-grouper.json"))
        {
            var pairs = test["calls"]![0]!["args"]![0]!.AsArray().Select(pair => (A: pair!["id1"]!.GetValue<string>(), B: pair["id2"]!.GetValue<string>())).ToList();
            var names = pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct().ToList();
            Guid Id(string name) => new(names.IndexOf(name) + 1, 0, 0, new byte[8]);
            var leaders = PlaceGroups.LeadersOf([.. names.Select(Id)], [.. pairs.Select(pair => (Id(pair.A), Id(pair.B)))]);

            var ours = names.Where(name => leaders[Id(name)] is not null).GroupBy(name => leaders[Id(name)]).Select(group => string.Join(',', group.Order(StringComparer.Ordinal)));
            var theirs = test["expect"]![0]!["expected"]!["mergeGroupsMap"]!["__map"]!.AsArray().Select(group => string.Join(',', group![1]!.AsArray().Select(id => id!.GetValue<string>()).Order(StringComparer.Ordinal)));
            ours.Order(StringComparer.Ordinal).ShouldBe(theirs.Order(StringComparer.Ordinal), test["case"]!.GetValue<string>());
        }
    }

    [SkippableFact]
    public void Of_their_pairs_we_propose_only_the_houses_of_solidarity_at_one_address()
    {
        var proposed = new List<string>();
        foreach (var test in Cases("dedup-trouver.json").Concat(Cases("dedup-comparaisons.json")))
        {
            var places = Records(test["calls"]![0]!["args"]![0]!.AsArray()).Select(RealCensus.Of).ToList();
            proposed.AddRange(RealCensus.Candidates(places).Where(pair => pair.Score is { Value: >= PairScore.Proposed }).Select(pair => $"{pair.A.Name} / {pair.B.Name}"));
        }

        proposed.Distinct().Order(StringComparer.Ordinal).ShouldBe(
        [
            "MDS Cournon / Maison des Solidarités", "Maison des Solidarités de Cournon / MDS Cournon", "Maison des Solidarités de Cournon / Maison des Solidarités",
        ]);
    }

    private static IEnumerable<JsonNode> Cases(string file) => JsonNode.Parse(File.ReadAllText(SharedData.Path($"vectors/{file}")))!.AsArray().Select(test => test!);

    private static List<PlaceDraft> Records(JsonArray records) => [.. records.OfType<JsonObject>().Where(record => record["id"] is not null).Select(Draft)];

    private static PlaceDraft Draft(JsonNode record)
    {
        string? Text(string name) => record[name]?.ToString() is { Length: > 0 } text ? text : null;
        IReadOnlyList<string> Values(string name) => Text(name)?.Split('|') ?? [];
        double? Number(string name) => Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        return new PlaceDraft
        {
            Id = Text("id") ?? "",
            Nom = Text("nom") ?? "",
            Commune = Text("commune") ?? "",
            CodePostal = Text("code_postal") ?? "",
            CommuneCode = Text("code_insee"),
            Adresse = Text("adresse") ?? "",
            DepartementCode = "",
            TerritoryCode = "",
            Latitude = Number("latitude"),
            Longitude = Number("longitude"),
            DateMaj = Text("date_maj") is { } day ? DateOnly.Parse(day[..10], CultureInfo.InvariantCulture) : null,
            Source = Text("source"),
            Horaires = Text("horaires"),
            Typologie = Values("typologie"),
            Services = Values("services"),
            Courriels = Values("courriels"),
            SiteWeb = Values("site_web"),
            FraisACharge = Values("frais_a_charge"),
            DispositifProgrammesNationaux = Values("dispositif_programmes_nationaux"),
        };
    }

    private static string Fields(PlaceDraft draft) => string.Join(" · ", draft.Nom, draft.Adresse, draft.CodePostal, draft.Commune, draft.Latitude, draft.Longitude, draft.DateMaj, draft.Source, draft.Horaires,
        string.Join('|', draft.Services), string.Join('|', draft.Courriels), string.Join('|', draft.SiteWeb), string.Join('|', draft.FraisACharge), string.Join('|', draft.DispositifProgrammesNationaux));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>
/// How the tool behind the national map tells one delivery from the next. It compares fingerprints of its own; here the same deliveries are
/// imported one after the other, and what changed is compared.
/// </summary>
[Collection(nameof(Imports))]
public sealed class DeliveryVectorTests(ImportsFactory directory)
{
    private readonly HttpClient _member = directory.As(ImportsFactory.Bfc);
    private readonly string _prefix = TestCensus.NewSource();

    [SkippableFact]
    public async Task Deliveries_differ_as_theirs_do()
    {
        var cases = JsonNode.Parse(await File.ReadAllTextAsync(SharedData.Path("vectors/diff-empreintes.json")))!.AsArray();
        var known = cases.Where(one => Function(one!) == "fingerprintsFrom").SelectMany(one =>
            one!["expect"]![0]!["expected"]!.AsArray().Zip(one["calls"]![0]!["args"]![0]!.AsArray(), (print, item) => (Hash: print!["hash"]!.GetValue<string>(), Item: item!))).ToDictionary(pair => pair.Hash, pair => pair.Item);
        var number = 0;
        foreach (var one in cases.Select(one => one!))
        {
            var (call, source) = (one["calls"]!.AsArray()[^1]!, $"{_prefix}-{number++}");
            var expected = one["expect"]![0]!["expected"]!;
            switch (Function(one))
            {
                case "diffSinceLastTransform":
                    var idPath = call["args"]![0]!.GetValue<string>();
                    var items = call["then_args"]![0]![0]!.AsArray().Select(item => item!).ToList();
                    var before = call["args"]![1]!.AsArray().Select(print => known.GetValueOrDefault(print!["hash"]!.GetValue<string>()) ?? items.Single(item => IdOf(item, idPath) == print["sourceId"]!.GetValue<string>()));
                    await ImportAsync(source, idPath, before);
                    var again = await ImportAsync(source, idPath, items);
                    (again.Int("created") + again.Int("updated")).ShouldBe(expected["toUpsert"]!.AsArray().Count, Title(one));
                    again.Int("left").ShouldBe(expected["toDelete"]!.AsArray().Count, Title(one));
                    break;
                case "fingerprintsFrom":
                    await ImportAsync(source, call["args"]![1]!.GetValue<string>(), call["args"]![0]!.AsArray().Select(item => item!));
                    (await IdsAsync(source)).ShouldBe(Ids(expected), Title(one));
                    break;
                case "updateFingerprints":
                    await ImportAsync(source, "TYPO_UID", Ids(call["args"]![0]!).Select(print => Item(print, "avant")));
                    if (call["args"]![1]!.AsArray().Count > 0)
                    {
                        await ImportAsync(source, "TYPO_UID", call["args"]![1]!.AsArray().Select(print => Item(print!["sourceId"]!.GetValue<string>(), "après")));
                    }

                    // An element without an id is kept here, under one made of its name and address (docs/normalisation.md).
                    (await IdsAsync(source)).Where(id => !id.StartsWith("auto-", StringComparison.Ordinal)).ShouldBe(Ids(expected), Title(one));
                    break;
                case "canTransform": // of a delivery without any change
                    await ImportAsync(source, "TYPO_UID", [Item("1", "avant")]);
                    (await ImportAsync(source, "TYPO_UID", [Item("1", "avant")])).GetProperty("state").GetString().ShouldBe("completed", Title(one));
                    break;
                default:
                    Assert.Fail($"{Title(one)}: {Function(one)} is not run");
                    break;
            }
        }

        number.ShouldBe(8);
    }

    private static string Title(JsonNode one) => one["case"]!.GetValue<string>();

    private static string Function(JsonNode one) => one["calls"]!.AsArray()[^1]!["fn"]!.GetValue<string>();

    private static string[] Ids(JsonNode prints) => [.. prints.AsArray().Select(print => print!["sourceId"]!.GetValue<string>()).Order(StringComparer.Ordinal)];

    private static string IdOf(JsonNode item, string path) => path.Split('.').Aggregate(item, (node, part) => node[part]!).ToString();

    private static JsonObject Item(string id, string name) => new() { ["TYPO_UID"] = id, ["USER_NOM"] = $"Lieu {id} {name}", ["USER_ADRES"] = "1 rue du Port", ["code_postal"] = "39100", ["commune"] = "Dole" };

    private Task<JsonElement> ImportAsync(string source, string id, IEnumerable<JsonNode> items)
    {
        var path = id[..(id.LastIndexOf('.') + 1)];
        var mapping = new JsonObject
        {
            ["id"] = Column(id),
            ["nom"] = Column($"{path}USER_NOM"),
            ["adresse"] = Column($"{path}USER_ADRES"),
            ["commune"] = new JsonObject { ["valeur"] = "Dole" },
            ["code_postal"] = new JsonObject { ["valeur"] = "39100" },
        };
        var file = new JsonArray([.. items.Select(item => item.DeepClone())]).ToJsonString();
        return _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(file, ("source", source), ("mappingText", mapping.ToJsonString()), ("confirmVolume", "true")));
    }

    private static JsonObject Column(string name) => new() { ["colonne"] = name };

    private async Task<string[]> IdsAsync(string source)
    {
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        return [.. (await owner.QueryAsync<string>("select source_id from places where source = @source and active", new { source })).Order(StringComparer.Ordinal)];
    }
}

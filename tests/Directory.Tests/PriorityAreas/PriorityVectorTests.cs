using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using HubsPlatform.Directory.Tests.Imports;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.PriorityAreas;

/// <summary>The cases by which the tool behind the national map tests whether a place is in a QPV or in a commune classed FRR.</summary>
public sealed class PriorityVectorTests(DirectoryFactory directory) : IClassFixture<DirectoryFactory>
{
    [SkippableFact]
    public async Task Places_are_in_the_same_areas()
    {
        var cases = JsonNode.Parse(await File.ReadAllTextAsync(SharedData.Path("vectors/qpv-frr.json")))!.AsArray();
        foreach (var one in cases.Select(one => one!))
        {
            var call = one["calls"]!.AsArray()[^1]!;
            var (kind, question) = call["fn"]!.GetValue<string>() == "isInQpv" ? ("qpv", "qpv=true") : ("frr", "frr=true");
            var areas = call["args"]![0]!["__map"]!.AsArray();
            var asked = call["then_args"]![0]!.AsArray();
            await LoadAsync(kind, kind == "qpv" ? Outlines(areas) : $"insee,frr\n{string.Concat(areas.Select(area => $"{area![0]},{area[1]}\n"))}");
            var place = asked.Count > 1 && asked[1]!["latitude"]!.GetValue<double>() != 0
                ? directory.Place("v", "Vecteur xyzzy", asked[0]!.GetValue<string>(), asked[1]!["latitude"]!.GetValue<double>(), asked[1]!["longitude"]!.GetValue<double>())
                : directory.Place("v", "Vecteur xyzzy", asked[0]!.GetValue<string>());
            await directory.WriteAsync("national", "vector", place);

            var found = (await directory.Anonymous().JsonAsync($"/api/directory/places?q=xyzzy&{question}")).GetProperty("total").GetInt32();
            (found == 1).ShouldBe(one["expect"]![0]!["expected"]!.GetValue<bool>(), one["case"]!.GetValue<string>());
        }

        cases.Count.ShouldBe(4);
    }

    private static string Outlines(JsonArray areas)
    {
        var features = areas.SelectMany(area => area![1]!.AsArray().Select(outline => (Commune: area[0]!.GetValue<string>(), Outline: outline!))).Select((area, i) => (JsonNode)new JsonObject
        {
            ["type"] = "Feature",
            ["properties"] = new JsonObject { ["code_qp"] = string.Create(CultureInfo.InvariantCulture, $"QN{i:00000}M"), ["lib_qp"] = "Un quartier", ["insee_com"] = area.Commune },
            ["geometry"] = area.Outline.DeepClone(),
        });
        return new JsonObject { ["type"] = "FeatureCollection", ["features"] = new JsonArray([.. features]) }.ToJsonString();
    }

    private async Task LoadAsync(string kind, string file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(file), "file", "vecteur" } };
        using var answer = await directory.As(TestUser.Operator).PostAsync($"/api/directory/national/priority-areas/{kind}", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}

using System.Text.Json;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.Testing;
using Xunit.Abstractions;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>The mappings that hubs have written for the national map, and the files that they were written for.</summary>
public sealed class RealMappingsTests(ITestOutputHelper output)
{
    /// <summary>File, mapping (none: known without one), rows, and how many of them are rejected with which code. docs/imports.md explains each.</summary>
    public static TheoryData<string, string?, int, string> Pairs => new()
    {
        { "raw/aidants-connect-structures-2023.json", null, 3407, "2005 commune_ambiguous, 4 commune_unknown, 7 id_repeated" },
        { "raw/aix-en-provence.json", "aix-en-provence", 38, "" },
        { "raw/angers.json", "angers", 63, "" },
        { "raw/bus-france-services-charente.json", "bus-france-services-charente", 12, "" },
        { "raw/conumm-2023.json", "angers", 63, "" },
        { "raw/corse.json", "corse", 161, "5 commune_missing, 3 commune_unknown, 5 id_repeated" },
        { "raw/epernay.json", "epernay", 39, "2 commune_missing" },
        { "raw/etapes-numerique.json", "etapes-numerique", 95, "" },
        { "raw/fibre-64.json", "fibre-64", 61, "5 id_repeated" },
        { "raw/france-services-20221201.csv", "france-services", 2683, "26 commune_missing" },
        { "raw/gironde.json", "gironde", 347, "5 commune_unknown" },
        { "raw/hinaura-2023.json", null, 1171, "10 id_repeated" },
        { "raw/la-creuse.json", "la-creuse", 91, "1 commune_unknown" },
        { "raw/maine-et-loire.json", "maine-et-loire", 243, "1 commune_unknown, 3 name_missing" },
        { "raw/mednum-bfc-hub.csv", null, 697, "" },
        { "raw/mednum-bfc-hub.csv", "mednum-bfc", 697, "" },
        { "raw/mulhouse-2023.json", "mulhouse", 55, "" },
        { "raw/nouvelle-caledonie.json", "nouvelle-caledonie", 92, "" },
        { "raw/ultra-num.json", "ultra-num", 155, "" },
        { "standard-v0/conseiller-numerique-permanences-20221202.json", null, 4930, "" },
        { "standard-v0/data-inclusion-mednum-20230206.json", null, 3811, "240 id_repeated" },
        { "standard-v0/hinaura-20230724.json", null, 687, "" },
        { "standard-v0/mednum-hub-antilles-20230518.json", null, 165, "1 commune_missing" },
        { "standard-v0/nouvelle-caledonie-20240320.json", null, 90, "" },
        { "dedup/hub-du-sud-20230516-avant.json", null, 792, "1 commune_unknown" },
    };

    [SkippableTheory]
    [MemberData(nameof(Pairs))]
    public void A_hubs_file_is_read_with_its_mapping_and_each_reject_has_its_cause(string file, string? mapping, int rows, string rejects)
    {
        var read = TestCensus.ReadFile(SharedData.Path(file), mapping is null ? null : File.ReadAllText(SharedData.Path($"configs/{mapping}.config.json")));

        read.Count.ShouldBe(rows);
        string.Join(", ", read.Where(row => row.Draft is null).GroupBy(Cause).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"))
            .ShouldBe(rejects);
        foreach (var group in read.SelectMany(row => row.Findings).Where(finding => finding.Severity == Severity.Warning).GroupBy(finding => finding.Code))
        {
            output.WriteLine($"{group.Count()} {group.Key}: {group.First().Message}");
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Pairs))]
    [InlineData("derived/france-services-standard-v1-valide.csv", null, 0, "")]
    [InlineData("derived/lieux-standard-v1-invalides.csv", null, 0, "")]
    public void What_docs_say_of_a_file_is_true(string file, string? mapping, int rows, string rejects)
    {
        if (file == SharedData.Bfc && mapping is not null)
        {
            return; // In the table once, as it is recognised.
        }

        var read = TestCensus.ReadFile(SharedData.Path(file), mapping is null ? null : File.ReadAllText(SharedData.Path($"configs/{mapping}.config.json")));
        var places = read.Where(row => row.Draft is not null).ToArray();
        var warned = places.Count(row => row.Findings.Any(finding => finding.Severity == Severity.Warning));
        output.WriteLine($"{file}: {rows} {rejects}");

        var told = File.ReadLines(Path.Combine(Repository.Root, "docs/imports.md")).Single(line => line.StartsWith($"| `{file}` |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
        string.Join(" ", told[3..7]).ShouldBe($"{read.Count} {places.Length} {warned} {read.Count - places.Length}");
    }

    [SkippableFact]
    public void Every_mapping_is_accepted_as_it_is_and_follows_the_JSON_Schema()
    {
        var files = System.IO.Directory.GetFiles(Path.GetDirectoryName(SharedData.Path("configs/angers.config.json"))!);
        files.Length.ShouldBe(43);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            MappingJson.Parse(text).Fields.Count.ShouldBeGreaterThan(4, file);
            Violations(text).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void The_mappings_that_the_service_brings_along_follow_the_JSON_Schema()
    {
        KnownMappings.All.Count.ShouldBeGreaterThanOrEqualTo(8);
        foreach (var name in typeof(KnownMappings).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".mapping.json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(typeof(KnownMappings).Assembly.GetManifestResourceStream(name)!);
            Violations(reader.ReadToEnd()).ShouldBeEmpty(name);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"nom":{"colonnes":["x"]}}""")]
    [InlineData("""{"nom":{"colonne":true}}""")]
    [InlineData("""{"nom":{"colonne":"x"},"services":[{"termes":["a"]}]}""")]
    [InlineData("""{"nom":{"colonne":"x"},"horaires":{"jours":[{"osm":"Lu","colonne":"lundi"}]}}""")]
    [InlineData("""{"nom":{"dissocier":{"colonne":"x","partie":-1}}}""")]
    public void The_JSON_Schema_and_the_reader_refuse_the_same(string mapping)
    {
        Violations(mapping).ShouldNotBeEmpty();
        Should.Throw<MappingException>(() => MappingJson.Parse(mapping));
    }

    private static IReadOnlyList<string> Violations(string mapping)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "services/Directory/Census/Mapping/mapping.schema.json")));
        using var document = JsonDocument.Parse(mapping);
        return new SchemaCheck(schema.RootElement).Check(document.RootElement);
    }

    private static string Cause(CensusRow row) => row.Findings.First(finding => finding.Severity == Severity.Error).Code;
}

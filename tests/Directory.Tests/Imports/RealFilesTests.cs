using System.Text.Json;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.Directory.Standard.Normalisation;
using Xunit.Abstractions;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>The files of real hubs, read without a database.</summary>
public sealed class RealFilesTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void The_census_of_the_hub_BFC_loses_at_most_five_rows_each_with_its_cause()
    {
        var rows = TestCensus.ReadFile(SharedData.Path(SharedData.Bfc));

        rows.Count.ShouldBe(697);
        var rejected = rows.Where(row => row.Draft is null).ToList();
        foreach (var row in rejected)
        {
            output.WriteLine($"line {row.Line}: {string.Join(" / ", row.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message))}");
        }

        foreach (var group in rows.SelectMany(row => row.Findings).GroupBy(finding => (finding.Severity, finding.Code)).OrderByDescending(group => group.Count()))
        {
            output.WriteLine($"{group.Count()} {group.Key}: {string.Join(" | ", group.Select(finding => finding.Message).Distinct().Take(60))}");
        }

        rejected.Count.ShouldBeLessThanOrEqualTo(5);
        rejected.ShouldAllBe(row => row.Findings.Any(finding => finding.Severity == Severity.Error));
        Count("date_missing").ShouldBe(561);
        Count("modalites_accompagnement_missing").ShouldBeGreaterThanOrEqualTo(585);
        Count("address_missing").ShouldBe(17);

        int Count(string code) => rows.Count(row => row.Findings.Any(finding => finding.Code == code && finding.Severity == Severity.Warning));
    }

    [SkippableFact]
    public void The_national_file_has_no_remark_but_what_the_official_code_adds()
    {
        var rows = TestCensus.ReadFile(SharedData.Path(SharedData.FranceServices));
        foreach (var group in rows.SelectMany(row => row.Findings).GroupBy(finding => (finding.Severity, finding.Code)).OrderByDescending(group => group.Count()))
        {
            output.WriteLine($"{group.Count()} {group.Key}: {string.Join(" | ", group.Select(finding => finding.Message).Distinct().Take(60))}");
        }

        rows.Count.ShouldBe(2656);
        rows.Count(row => row.Draft is null).ShouldBe(0);
    }

    [SkippableFact]
    public void Every_violation_of_the_invalid_rows_is_found_and_named()
    {
        var file = SharedData.Path(SharedData.Invalid);
        using var csv = new CsvTokenizer(new StreamReader(file), ',', 10_000);
        csv.Read();
        List<List<string[]>> expected = [];
        while (csv.Read())
        {
            expected.Add([[csv[32].ToString(), csv[33].ToString()], .. JsonSerializer.Deserialize<string[][]>(csv[34].ToString())!]);
        }

        var rows = TestCensus.ReadFile(file);

        rows.Count.ShouldBe(15);
        foreach (var (row, violations) in rows.Zip(expected))
        {
            foreach (var violation in violations)
            {
                row.Findings.ShouldContain(
                    finding => finding.Column == violation[0] && finding.Severity >= Severity.Warning && finding.Message.Length > 10 && Names(finding.Code, violation[1]),
                    $"line {row.Line}, {violation[0]} {violation[1]}: {string.Join(", ", row.Findings.Select(finding => $"{finding.Column} {finding.Code}"))}");
            }
        }
    }

    [SkippableFact]
    public void Each_invalid_row_is_named_by_its_own_remark_and_by_no_other()
    {
        var rows = TestCensus.ReadFile(SharedData.Path(SharedData.Invalid));

        rows.Select(row => $"{row.Line} {string.Join(", ", row.Findings.Where(finding => finding.Severity >= Severity.Warning).Select(finding => $"{finding.Column} {finding.Code}"))}")
            .ShouldBe(
            [
                "2 id id_missing", "3 pivot pivot_invalid", "4 nom name_missing", "5 code_postal postal_code_respelled, code_postal postal_code_contradicts", "6 code_postal postal_code_missing",
                "7 code_insee insee_respelled, code_insee insee_contradicts", "8 latitude number_respelled", "9 telephone phone_respelled", "10 telephone phone_invalid", "11 itinerance value_unknown",
                "12 date_maj date_missing", "13 services separator_replaced", "14 prise_en_charge_specifique value_unknown", "15 dispositif_programmes_nationaux value_respelled",
                "16 modalites_acces value_unknown",
            ]);
    }

    /// <summary>Whether a finding's code says the same as a rule of the Table Schema.</summary>
    private static bool Names(string code, string rule) => rule switch
    {
        "required" => code.EndsWith("_missing", StringComparison.Ordinal),
        "type" => code.StartsWith("number_", StringComparison.Ordinal),
        _ => !code.EndsWith("_missing", StringComparison.Ordinal),
    };
}

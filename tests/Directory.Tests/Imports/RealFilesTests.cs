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
    public void Every_violation_of_the_invalid_rows_is_found_in_its_column()
    {
        var file = SharedData.Path(SharedData.Invalid);
        var expected = File.ReadLines(file).Skip(1).Select(line => line.Split(",\"[[")[0].Split(',')[^2]).ToList();
        var rows = TestCensus.ReadFile(file);

        rows.Count.ShouldBe(expected.Count);
        foreach (var (row, column) in rows.Zip(expected))
        {
            row.Findings.ShouldContain(
                finding => finding.Column == column && finding.Severity >= Severity.Warning,
                $"line {row.Line}, {column}: {string.Join(", ", row.Findings.Select(finding => $"{finding.Column} {finding.Code}"))}");
        }
    }
}

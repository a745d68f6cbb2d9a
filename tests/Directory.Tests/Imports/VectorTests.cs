using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HubsPlatform.Testing;
using Xunit.Abstractions;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>
/// The cases by which the tool behind the national map tests its normalisation: ours agrees, or docs/normalisation.md names the case and says
/// why ours is better or why it is none of an import's business.
/// </summary>
public sealed partial class VectorTests(ITestOutputHelper output)
{
    public static TheoryData<string> Files =>
        ["contacts.json", "adresses.json", "localisation.json", "dates.json", "champs-divers.json", "typologie-depuis-nom.json", "vers-csv.json"];

    private static string Listed => File.ReadAllText(Path.Combine(Repository.Root, "docs/normalisation.md"));

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Each_case_agrees_or_is_listed_with_its_reason(string file)
    {
        var cases = Cases(file);
        var different = cases.Where(one => one.Ours() != one.Expected).ToList();
        foreach (var one in different)
        {
            output.WriteLine($"{one.Key} [{one.Function}]\n  theirs {one.Expected}\n  ours   {one.Ours() ?? "-"}");
        }

        Listed.ShouldContain($"| {file} | {cases.Count} | {cases.Count - different.Count} |");
        different.Select(one => one.Key).Where(key => !Listed.Contains($"`{key}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [SkippableFact]
    public void No_case_is_listed_that_agrees()
    {
        var different = Files.Cast<object[]>().SelectMany(file => Cases((string)file[0])).Where(one => one.Ours() != one.Expected).Select(one => one.Key).ToHashSet();

        CaseInText().Matches(Listed).Select(match => match.Groups[1].Value).Where(key => !different.Contains(key)).ShouldBeEmpty();
    }

    private static List<VectorCase> Cases(string file) => [.. JsonNode.Parse(File.ReadAllText(SharedData.Path($"vectors/{file}")))!.AsArray().Select(node => new VectorCase(node!))];

    [GeneratedRegex("`([^`]+ > [^`]+)`")]
    private static partial Regex CaseInText();
}

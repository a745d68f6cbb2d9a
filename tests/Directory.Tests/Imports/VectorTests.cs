using System.Text.Json.Nodes;
using HubsPlatform.Testing;
using Xunit.Abstractions;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>
/// The cases by which the tool behind the national map tests its normalisation: ours agrees, or docs/normalisation.md names the case and says
/// why ours is better or why it is none of an import's business.
/// </summary>
public sealed class VectorTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("contacts.json")]
    [InlineData("adresses.json")]
    [InlineData("localisation.json")]
    [InlineData("dates.json")]
    public void Each_case_agrees_or_is_listed_with_its_reason(string file)
    {
        var cases = JsonNode.Parse(File.ReadAllText(SharedData.Path($"vectors/{file}")))!.AsArray().Select(node => new VectorCase(node!)).ToList();
        var listed = File.ReadAllText(Path.Combine(Repository.Root, "docs/normalisation.md"));
        List<string> unlisted = [];
        var agreed = 0;
        foreach (var one in cases)
        {
            var ours = one.Ours();
            if (ours == one.Expected)
            {
                agreed++;
            }
            else
            {
                output.WriteLine($"{one.Title} [{one.Function}]\n  theirs {one.Expected}\n  ours   {ours ?? "-"}");
                if (!listed.Contains($"`{one.Title}`", StringComparison.Ordinal))
                {
                    unlisted.Add(one.Title);
                }
            }
        }

        output.WriteLine($"{agreed} of {cases.Count} agree");
        listed.ShouldContain($"| {file} | {cases.Count} | {agreed} |");
        unlisted.ShouldBeEmpty();
    }
}

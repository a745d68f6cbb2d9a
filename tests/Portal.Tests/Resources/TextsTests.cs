using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Testing;

namespace HubsPlatform.Portal.Tests.Resources;

public sealed partial class TextsTests
{
    private static readonly Assembly Portal = typeof(Texts).Assembly;

    private static readonly string[] Areas = [.. Portal.GetManifestResourceNames()
        .Where(name => name.StartsWith("HubsPlatform.Portal.Resources.", StringComparison.Ordinal))
        .Select(name => name[..^".resources".Length])];

    [Fact]
    public void English_says_all_that_French_says_with_the_same_holes()
    {
        foreach (var area in Areas)
        {
            var french = Read(area, CultureInfo.InvariantCulture);
            var english = Read(area, CultureInfo.GetCultureInfo("en"));
            english.Keys.ShouldBe(french.Keys, ignoreOrder: true, area);
            foreach (var (key, text) in french)
            {
                Holes(english[key]).ShouldBe(Holes(text), $"{area} {key}");
            }
        }
    }

    [Fact]
    public void Every_text_that_a_page_names_is_there()
    {
        var known = Areas.SelectMany(area => Read(area, CultureInfo.InvariantCulture).Keys.Select(key => $"{area[(area.LastIndexOf('.') + 1)..].ToLowerInvariant()}.{key}")).ToHashSet();
        var named = Sources().SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));

        named.Where(key => !known.Contains(key) && !known.Contains(key + ".many") && !known.Any(full => full.StartsWith(key, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static SortedDictionary<string, string> Read(string area, CultureInfo culture)
    {
        var set = new ResourceManager(area, Portal).GetResourceSet(culture, createIfNotExists: true, tryParents: false).ShouldNotBeNull($"{area} {culture}");
        return new(set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!));
    }

    private static string[] Holes(string text) => [.. Hole().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order()];

    private static IEnumerable<string> Sources()
    {
        var portal = Path.Combine(Repository.Root, "services", "Portal");
        return Directory.EnumerateFiles(portal, "*.cs*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));
    }

    [GeneratedRegex("""(?:\bT|texts)(?:\.Count|\.OrElse)?[\[(]"([a-z]+\.[A-Za-z0-9.]+)["]""")]
    private static partial Regex Named();

    [GeneratedRegex(@"\{(\d)")]
    private static partial Regex Hole();
}

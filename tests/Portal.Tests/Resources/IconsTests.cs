using System.Text.Json;
using System.Text.RegularExpressions;
using HubsPlatform.Testing;

namespace HubsPlatform.Portal.Tests.Resources;

public sealed partial class IconsTests
{
    [Fact]
    public void Every_icon_that_a_page_names_is_among_the_assets()
    {
        var portal = Path.Combine(Repository.Root, "services", "Portal");
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(portal, "Assets", "assets.json")));
        var known = assets.RootElement.GetProperty("icons").EnumerateArray().Select(icon => icon.GetString());
        var named = Directory.EnumerateFiles(Path.Combine(portal, "Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(portal, "wwwroot", "js"), "*.js", SearchOption.AllDirectories))
            .SelectMany(file => Icon().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));

        named.Except(known).ShouldBeEmpty();
    }

    [GeneratedRegex("fr-icon-([a-z0-9-]+-(?:line|fill))")]
    private static partial Regex Icon();
}

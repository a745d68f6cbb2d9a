namespace HubsPlatform.Directory.Tests.Features;

/// <summary>A directory of its own: the others count few places.</summary>
public sealed class CrowdedSearchTests(DirectoryFactory directory) : IClassFixture<DirectoryFactory>
{
    [Fact]
    public async Task Of_very_many_around_a_point_the_nearest_come_first_and_all_are_counted()
    {
        var random = new Random(973);
        await directory.WriteAsync("antilles-guyane", "many-around", [.. Enumerable.Range(0, 1_300).Select(i => directory.Place($"e{i}", $"Est {i}", "97302", 4.91 + (random.NextDouble() * 0.05), -52.35 + (random.NextDouble() * 0.05)))]);
        await directory.WriteAsync("antilles-guyane", "as-many-elsewhere", [.. Enumerable.Range(0, 1_100).Select(i => directory.Place($"o{i}", $"Ouest {i}", "97311", 5.47 + (random.NextDouble() * 0.05), -54.05 + (random.NextDouble() * 0.05)))]);
        foreach (var (point, name, expected) in new[] { ("4.93,-52.33", "Est", 1_300), ("5.49,-54.03", "Ouest", 1_100) })
        {
            var distances = new List<double>();
            var ids = new List<string>();
            string? cursor = null;
            do
            {
                var page = await directory.Anonymous().JsonAsync($"/api/directory/places?near={point}&radiusKm=10&pageSize=200{(cursor is null ? "" : $"&cursor={cursor}")}");
                page.GetProperty("total").GetInt32().ShouldBe(expected);
                page.Names().ShouldAllBe(found => found.StartsWith(name, StringComparison.Ordinal));
                distances.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("distanceKm").GetDouble()));
                ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
                cursor = page.GetProperty("next").GetString();
            }
            while (cursor is not null);
            distances.ShouldBe(distances.Order());
            ids.ShouldBeUnique();
            ids.Count.ShouldBe(expected);
        }
    }
}

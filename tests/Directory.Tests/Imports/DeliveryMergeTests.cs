using System.Reflection;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Tests.Imports;

public sealed class DeliveryMergeTests
{
    private static readonly DateOnly Day = new(2026, 6, 15);

    /// <summary>What is one field, told here by reflection: a property that the rule forgot would be found.</summary>
    private static readonly string[][] Fields =
    [
        ["Adresse", "CodePostal", "Commune", "CodeInsee", "CommuneCode", "DepartementCode"], ["Latitude", "Longitude"],
        .. typeof(PlaceDraft).GetProperties().Select(property => property.Name)
            .Except(["Id", "TerritoryCode", "EqualityContract", "Adresse", "CodePostal", "Commune", "CodeInsee", "CommuneCode", "DepartementCode", "Latitude", "Longitude"]).Select(name => new[] { name }),
    ];

    [Fact]
    public void Any_three_records_are_merged_by_the_rule()
    {
        Fields.Length.ShouldBe(27);
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var (delivered, kept, news) = (Draft(random), Draft(random), Draft(random));
            var (merged, withheld) = DeliveryMerge.Of(delivered, kept, news);

            var isOlder = (news.DateMaj ?? DateOnly.MinValue) < (kept.DateMaj ?? DateOnly.MinValue);
            List<string> expected = [];
            foreach (var field in Fields)
            {
                var (before, hubs, sources) = (Value(delivered, field), Value(kept, field), Value(news, field));
                var isDispute = sources != before && hubs != before && hubs != sources;
                Value(merged, field).ShouldBe(sources == before || (isDispute && isOlder) ? hubs : sources, field[0]);
                if (isDispute && isOlder && field[0] != "DateMaj")
                {
                    expected.Add(field[0]);
                }
            }

            withheld.Select(field => field.ToString()).ShouldBe(expected, ignoreOrder: true);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Merging_again_changes_nothing_and_who_says_nothing_new_changes_nothing() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var (delivered, kept, news) = (Draft(random), Draft(random), Draft(random));

            var once = DeliveryMerge.Of(delivered, kept, news).Merged;
            var twice = DeliveryMerge.Of(news, once, news);
            (All(twice.Merged), twice.Withheld.Count).ShouldBe((All(once), 0));
            All(DeliveryMerge.Of(delivered, kept, delivered).Merged).ShouldBe(All(kept));
            All(DeliveryMerge.Of(delivered, delivered, news).Merged).ShouldBe(All(news));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static string All(PlaceDraft draft) => string.Join('\n', Fields.Select(field => Value(draft, field)));

    private static string Value(PlaceDraft draft, string[] names) => JsonSerializer.Serialize(names.Select(name => typeof(PlaceDraft).GetProperty(name)!.GetValue(draft)));

    /// <summary>Of few values, so that records often agree.</summary>
    private static PlaceDraft Draft(Random random)
    {
        var draft = new PlaceDraft { Id = "1", Nom = "", Commune = "", CodePostal = "", Adresse = "", DepartementCode = "39", TerritoryCode = "39198" };
        foreach (var property in typeof(PlaceDraft).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name is not ("Id" or "TerritoryCode")))
        {
            property.SetValue(draft, property.PropertyType switch
            {
                var type when type == typeof(string) => random.Next(3) == 0 && property.Name is "Pivot" or "Telephone" or "Horaires" ? null : random.Next(2).ToString(System.Globalization.CultureInfo.InvariantCulture),
                var type when type == typeof(double?) => random.Next(2) + 0.5,
                var type when type == typeof(DateOnly?) => random.Next(4) == 0 ? null : Day.AddDays(random.Next(3)),
                _ => (string[])[.. new[] { "a", "b" }.Take(random.Next(3))],
            });
        }

        return draft;
    }
}

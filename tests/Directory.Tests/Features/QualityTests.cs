using System.Net;
using System.Text.Json;
using HubsPlatform.Directory.Quality;
using HubsPlatform.Directory.Standard;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>How fresh and how complete a census is.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class QualityTests(DirectoryFactory directory)
{
    private const string Hub = "/api/directory/hubs/hauts-de-france";

    private static readonly DateOnly Day = new(2026, 11, 22);

    private readonly string _source = $"quality-{Guid.NewGuid():n}";

    private HttpClient Member => directory.As(TestUser.In("hauts-de-france", "hub-member"));

    [Theory]
    [InlineData(0, "a-jour")]
    [InlineData(182, "a-jour")]
    [InlineData(183, "a-surveiller")]
    [InlineData(365, "a-surveiller")]
    [InlineData(366, "a-verifier")]
    [InlineData(547, "a-verifier")]
    [InlineData(548, "a-actualiser")]
    [InlineData(null, "a-actualiser")]
    public void Levels_end_after_6_12_and_18_months_of_30_44_days(int? days, string level) =>
        Freshness.Of(days is { } age ? Day.AddDays(-age) : null, Day).ShouldBe(level);

    [Fact]
    public void Weights_make_a_hundred() => Completeness.Parts.Sum(part => part.Weight).ShouldBe(100);

    [Fact]
    public async Task A_place_tells_its_score_and_what_is_missing_and_the_list_counts_alike()
    {
        var bare = Sample("bare", null) with { Adresse = "" };
        var whole = Whole();
        await directory.WriteAsync("hauts-de-france", _source, bare, whole, Sample("old", Today.AddDays(-400)));

        var items = (await Member.JsonAsync($"{Hub}/places?source={_source}")).GetProperty("items").EnumerateArray().ToDictionary(item => item.GetProperty("sourceId").GetString()!);
        items["whole"].GetProperty("score").GetInt32().ShouldBe(100);
        items["whole"].GetProperty("freshness").GetString().ShouldBe("a-jour");
        items["old"].GetProperty("freshness").GetString().ShouldBe("a-verifier");
        foreach (var item in items.Values)
        {
            var quality = (await Member.JsonAsync($"{Hub}/places/{item.GetProperty("id").GetString()}")).GetProperty("quality");
            quality.GetProperty("score").GetInt32().ShouldBe(item.GetProperty("score").GetInt32());
            quality.GetProperty("freshness").GetString().ShouldBe(item.GetProperty("freshness").GetString());
        }

        var missing = (await Member.JsonAsync($"{Hub}/places/{items["bare"].GetProperty("id").GetString()}")).GetProperty("quality").GetProperty("missing");
        missing.EnumerateArray().Select(field => field.GetString()).ShouldBe(Completeness.Parts.Select(part => part.Name));
        items["bare"].GetProperty("score").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_list_is_filtered_by_freshness_and_missing_field()
    {
        await directory.WriteAsync("hauts-de-france", _source, Sample("none", null), Whole(), Sample("old", Today.AddDays(-400)));

        (await IdsAsync("freshness=a-actualiser")).ShouldBe(["none"]);
        (await IdsAsync("freshness=a-verifier")).ShouldBe(["old"]);
        (await IdsAsync("missing=openingHours")).ShouldBe(["none", "old"], ignoreOrder: true);
        (await IdsAsync("missing=horaires&freshness=a-jour")).ShouldBeEmpty();
        (await Member.SendAsync(HttpMethod.Get, $"{Hub}/places?freshness=hier")).Body.Code().ShouldBe("freshness_unknown");
        var (status, problem, _) = await Member.SendAsync(HttpMethod.Get, $"{Hub}/places?missing=source_id");
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.Code().ShouldBe("field_unknown");
        problem.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("missing");
    }

    [Fact]
    public async Task The_dashboard_counts_by_source_and_departement()
    {
        await directory.WriteAsync("hauts-de-france", _source, Sample("none", null), Whole(), Sample("old", Today.AddDays(-400)) with { Horaires = "Mo 09:00-12:00" });

        var quality = await directory.As(TestUser.In("hauts-de-france", "viewer")).JsonAsync($"{Hub}/quality");
        var source = quality.GetProperty("sources").EnumerateArray().Single(line => line.GetProperty("source").GetString() == _source).GetProperty("figures");
        source.GetProperty("places").GetInt64().ShouldBe(3);
        Levels(source).ShouldBe([1, 0, 1, 1]);
        source.GetProperty("missing").EnumerateArray().Single(field => field.GetProperty("field").GetString() == "openingHours").GetProperty("places").GetInt64().ShouldBe(1);
        source.GetProperty("score").GetDecimal().ShouldBe(Math.Round((20 + 100 + 36) / 3m, 1));
        quality.GetProperty("departements").EnumerateArray().Sum(line => line.GetProperty("figures").GetProperty("places").GetInt64()).ShouldBe(quality.GetProperty("all").GetProperty("places").GetInt64());

        var national = await directory.As(TestUser.Operator).JsonAsync("/api/directory/national/quality");
        var hub = national.GetProperty("hubs").EnumerateArray().Single(line => line.GetProperty("hub").GetString() == "hauts-de-france").GetProperty("figures");
        Levels(hub).ShouldBe(Levels(quality.GetProperty("all")));
        national.GetProperty("all").GetProperty("places").GetInt64().ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task An_empty_census_has_no_score()
    {
        var all = (await directory.As(TestUser.In("antilles-guyane", "viewer")).JsonAsync("/api/directory/hubs/antilles-guyane/quality")).GetProperty("all");
        all.GetProperty("places").GetInt64().ShouldBe(0);
        all.GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static DateOnly Today => TimeProvider.System.InFrance();

    private PlaceDraft Sample(string id, DateOnly? updatedOn) => directory.Place(id, $"Lieu {id}", "59350") with { DateMaj = updatedOn, Adresse = "1 rue Faidherbe", Latitude = id == "bare" ? null : 50.63, Longitude = id == "bare" ? null : 3.06 };

    private PlaceDraft Whole() => Sample("whole", Today) with
    {
        Services = ["Aide aux démarches administratives"],
        Horaires = "Mo 09:00-12:00",
        Telephone = "+33320000001",
        FraisACharge = ["Gratuit"],
        ModalitesAcces = ["Se présenter"],
        ModalitesAccompagnement = ["En autonomie"],
        Courriels = ["a@b.example"],
        SiteWeb = ["https://b.example"],
        PresentationResume = "Un lieu.",
        Pivot = "21590350100017",
    };

    private async Task<IReadOnlyList<string>> IdsAsync(string filter) =>
        [.. (await Member.JsonAsync($"{Hub}/places?source={_source}&{filter}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sourceId").GetString()!)];

    private static long[] Levels(JsonElement figures) => [.. figures.GetProperty("freshness").EnumerateArray().Select(level => level.GetProperty("places").GetInt64())];
}

using System.Text.Json;
using HubsPlatform.Directory.Features.Search;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.OpeningHours.France;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>What a place offers, where it is, when it is open; and how many places each of these leaves.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class SearchFiltersTests(DirectoryFactory directory) : IAsyncLifetime
{
    private const string Path = "/api/directory/places";
    private const string Steps = "Aide aux démarches administratives";
    private const string Tools = "Maîtrise des outils numériques du quotidien";

    private HttpClient Anyone => directory.Anonymous();

    public Task InitializeAsync() => directory.WriteAsync("national", "filters", [
        Place("f1", "Quincaillerie wqxk un", "29232", "Mo-Fr 09:00-12:00,14:00-18:00") with
        {
            Services = [Steps, Tools], PublicsSpecifiquementAdresses = ["Seniors"], FraisACharge = ["Gratuit"], PriseEnChargeSpecifique = ["Surdité"], ModalitesAcces = ["Se présenter"],
            DispositifProgrammesNationaux = ["France Services"],
        },
        Place("f2", "Quincaillerie wqxk deux", "29232", "Mo-Sa 10:00-19:00; PH off") with
        {
            Services = [Tools], PublicsSpecifiquementAdresses = ["Jeunes"], FraisACharge = ["Payant"], ModalitesAcces = ["Téléphoner"], FormationsLabels = ["Fabriques de Territoire"],
        },
        Place("f3", "Quincaillerie wqxk trois", "97411", "Mo-Fr 09:00-12:00") with { Services = [Steps], FraisACharge = ["Gratuit", "Payant"] },
        Place("f4", "Quincaillerie wqxk quatre", "35238", "sur rendez-vous"),
    ]);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("services=Aide aux démarches administratives", "trois un")]
    [InlineData("publics=Seniors|Jeunes", "deux un")]
    [InlineData("publics=seniors&services=maitrise des outils numeriques du quotidien", "un")]
    [InlineData("fees=Gratuit", "trois un")]
    [InlineData("access=Surdité", "un")]
    [InlineData("access=Téléphoner|Surdité", "deux un")]
    [InlineData("labels=France Services", "un")]
    [InlineData("labels=Fabriques de Territoire", "deux")]
    [InlineData("fees=Gratuit&labels=France Services&departement=29", "un")]
    [InlineData("commune=29232", "deux un")]
    [InlineData("commune=99999", "")]
    [InlineData("epci=242900314", "")]
    [InlineData("epci=200068120", "deux un")]
    public async Task Criteria_narrow_the_search(string criteria, string names) => (await FoundAsync(criteria)).ShouldBe(names);

    [Theory]
    [InlineData("2026-11-23T09:30", "trois un")] // Monday, by each place's clock
    [InlineData("2026-11-23T12:30", "deux")]
    [InlineData("2026-11-28T10:00", "deux")] // Saturday
    [InlineData("2026-12-25T10:30", "trois un")] // Christmas, a Friday: only the second says what it does on holidays
    [InlineData("2026-11-23T08:30:00Z", "un")] // 9.30 in Brest, 12.30 in Saint-Denis
    [InlineData("2026-11-23T09:30:00+04:00", "trois")] // 9.30 in Saint-Denis, 6.30 in Brest
    [InlineData("2026-11-29T10:00", "")]
    public async Task A_place_is_open_by_its_own_clock_and_calendar(string time, string names) => (await FoundAsync($"openAt={time.Replace("+", "%2B")}")).ShouldBe(names);

    [Theory]
    [InlineData("2026-11-28", "deux")] // a Saturday
    [InlineData("2026-12-25", "trois un")] // Christmas, a Friday
    [InlineData("2026-11-23", "deux trois un")]
    [InlineData("Sunday", "")]
    public async Task A_place_is_open_on_a_day_if_it_is_at_some_time_of_it(string day, string names) => (await FoundAsync($"openOn={day}")).ShouldBe(names);

    [Fact]
    public async Task A_day_of_the_week_is_the_next_one()
    {
        var today = TimeProvider.System.InFrance();
        var saturday = today.AddDays((int)DayOfWeek.Saturday - (int)today.DayOfWeek);
        (await FoundAsync("openOn=saturday")).ShouldBe(await FoundAsync($"openOn={saturday:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("openOn=samedi", "invalid_day")]
    [InlineData("openOn=6", "invalid_day")]
    [InlineData("openOn=2026-02-30", "invalid_day")]
    [InlineData("openOn=saturday&openAt=now", "two_times")]
    public async Task A_day_that_is_none_is_refused(string question, string code) =>
        (await Anyone.SendAsync(HttpMethod.Get, Address(question))).Body.Code().ShouldBe(code);

    [Fact]
    public async Task Now_is_a_time_too() => await FoundAsync("openAt=now");

    [Theory]
    [InlineData("")]
    [InlineData("&fees=Gratuit")]
    [InlineData("&services=Maîtrise des outils numériques du quotidien&publics=Seniors")]
    [InlineData("&fees=Gratuit&departement=29")]
    [InlineData("&openOn=2026-11-28")]
    public async Task A_facet_says_how_many_places_the_value_alone_would_leave(string chosen)
    {
        var facets = (await Anyone.JsonAsync(Address($"q=wqxk{chosen}&facets=true"))).GetProperty("facets");
        foreach (var group in TraitGroup.All)
        {
            var others = string.Concat(chosen.Split('&').Where(part => part.Length > 0 && !part.StartsWith(group.Name, StringComparison.Ordinal)).Select(part => $"&{part}"));
            foreach (var value in facets.GetProperty(group.Name).EnumerateArray())
            {
                var with = await Anyone.JsonAsync(Address($"q=wqxk{others}&{group.Name}={value.GetProperty("value").GetString()}"));
                value.GetProperty("count").GetInt64().ShouldBe(with.GetProperty("total").GetInt64(), $"{group.Name} {value}");
            }
        }

        var anywhere = chosen.Replace("&departement=29", "");
        foreach (var departement in facets.GetProperty("departements").EnumerateArray())
        {
            var inside = await Anyone.JsonAsync(Address($"q=wqxk{anywhere}&departement={departement.GetProperty("value").GetString()}"));
            departement.GetProperty("count").GetInt64().ShouldBe(inside.GetProperty("total").GetInt64(), departement.ToString());
        }

        var found = await Anyone.JsonAsync(Address($"q=wqxk{anywhere}"));
        facets.GetProperty("departements").EnumerateArray().Sum(departement => departement.GetProperty("count").GetInt64()).ShouldBe(found.GetProperty("total").GetInt64());
        found.TryGetProperty("facets", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("quincailerie wqxk", "quincaillerie wqxk")]
    [InlineData("qiuncaillerie wqxk", "quincaillerie wqxk")]
    [InlineData("quincallerye", "quincaillerie")]
    public async Task A_slip_of_the_keyboard_is_taken_for_the_word_that_was_meant(string typed, string meant)
    {
        var page = await Anyone.JsonAsync(Address($"q={typed}&pageSize=3"));
        page.GetProperty("correctedText").GetString().ShouldBe(meant);
        page.GetProperty("total").GetInt64().ShouldBe(4);
        var rest = await Anyone.JsonAsync(Address($"q={typed}&pageSize=3&cursor={page.GetProperty("next").GetString()}"));
        rest.Names().Count.ShouldBe(1);
        rest.Names().Intersect(page.Names()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_like_nothing_stays_as_it_was_typed()
    {
        var page = await Anyone.JsonAsync(Address("q=xyzzyxyzzy"));
        page.GetProperty("total").GetInt64().ShouldBe(0);
        page.TryGetProperty("correctedText", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_list_is_in_French_order()
    {
        await directory.WriteAsync("national", "order", Place("o1", "École wzzq", "29232", null), Place("o2", "Eglise wzzq", "29232", null), Place("o3", "Zoo wzzq", "29232", null), Place("o4", "abbaye wzzq", "29232", null));
        var all = (await Anyone.JsonAsync($"{Path}?commune=29232&pageSize=200")).Names();
        all.Where(name => name.EndsWith("wzzq", StringComparison.Ordinal)).ShouldBe(["abbaye wzzq", "École wzzq", "Eglise wzzq", "Zoo wzzq"]);
    }

    [Theory]
    [InlineData("quincaillerie wq", "place", "Quincaillerie wqxk deux")]
    [InlineData("wqxk", "place", "Quincaillerie wqxk deux")]
    [InlineData("Wqxk quinc", "place", "Quincaillerie wqxk deux")]
    [InlineData("quimp", "commune", "Quimper")]
    [InlineData("29000", "commune", "Quimper")]
    [InlineData("démarch", "service", Steps)]
    public async Task The_beginning_of_a_word_brings_what_it_may_become(string typed, string kind, string text)
    {
        var items = (await Anyone.JsonAsync($"/api/directory/autocomplete?q={Uri.EscapeDataString(typed)}")).GetProperty("items").EnumerateArray();
        items.Where(item => item.GetProperty("kind").GetString() == kind).Select(item => item.GetProperty("text").GetString()).ShouldContain(text);
    }

    [Fact]
    public async Task A_commune_comes_with_the_name_of_its_departement() =>
        (await Anyone.JsonAsync("/api/directory/autocomplete?q=quimper")).GetProperty("items").EnumerateArray()
            .First(item => item.GetProperty("text").GetString() == "Quimper").GetProperty("detail").GetString().ShouldBe("Finistère");

    [Theory]
    [InlineData("")]
    [InlineData("q=")]
    [InlineData("q=%00%ED%A0%80")]
    [InlineData("q=%27%3A%2A%7C%26")]
    public async Task Odd_beginnings_become_nothing(string question) =>
        (await Anyone.JsonAsync($"/api/directory/autocomplete?{question}")).GetProperty("items").GetArrayLength().ShouldBe(0);

    [Fact]
    public async Task Summing_up_old_changes_leaves_the_version()
    {
        await FoundAsync(""); // what the index has not seen yet would be lost to it
        var before = await PublishedVersion.ReadAsync(directory.Hubs, null, default);
        await directory.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<PublishedUpkeep>().Single().SumUpAsync(DateTimeOffset.UtcNow.AddHours(1), default);
        (await PublishedVersion.ReadAsync(directory.Hubs, null, default)).ShouldBe(before);
        (await directory.AskAsync<long>("select count(*) from open.changes where id <= @last", new { last = before.Last })).ShouldBe(0);
    }

    private static string Address(string question) => $"{Path}?{string.Join('&', question.Split('&').Select(part => part.Split('=', 2) is [var key, var value] ? $"{key}={(key == "cursor" || value.Contains('%') ? value : Uri.EscapeDataString(value))}" : part))}";

    private PlaceDraft Place(string id, string name, string commune, string? hours) => directory.Place(id, name, commune) with { Horaires = hours };

    /// <summary>The last words of the names found, in alphabetical order.</summary>
    private async Task<string> FoundAsync(string criteria) =>
        string.Join(' ', (await Anyone.JsonAsync(Address($"q=wqxk&{criteria}"))).Names().Select(name => name.Split(' ')[^1]).Order(StringComparer.Ordinal));
}

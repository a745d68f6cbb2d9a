using System.Net;
using System.Text.Json;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class PlaceTests : PageTest
{
    private const string Address = "/lieux/" + Demonstration.MediaLibrary;

    [Fact]
    public async Task Contacts_can_be_used_and_only_web_addresses_become_links()
    {
        using var html = await Portal.Reader().ReadHtmlAsync(Address);

        html.QuerySelector("a[href='tel:+33380270414']")!.TextContent.ShouldBe("03 80 27 04 14");
        html.QuerySelector("a[href='https://bm.example.org/champollion/']")!.TextContent.ShouldBe("bm.example.org/champollion");
        html.QuerySelectorAll("a[href^='javascript']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Opening_hours_are_a_table_by_day()
    {
        using var html = await Portal.Reader().ReadHtmlAsync(Address);

        var rows = html.QuerySelectorAll(".hp-hours tbody tr");
        rows.Length.ShouldBe(7);
        // In the week of a public holiday a day says so behind its hours.
        rows.Single(row => row.TextOf("th").StartsWith("lun", StringComparison.Ordinal)).TextOf("td").ShouldStartWith("Fermé");
        rows.Single(row => row.TextOf("th").StartsWith("mar", StringComparison.Ordinal)).TextOf("td").ShouldStartWith("10:00 – 12:30, 14:00 – 18:30");
        html.QuerySelectorAll(".hp-hours tr[aria-current='date']").Length.ShouldBe(1);
        html.TextOf(".hp-hours__now").ShouldMatch("^(Ouvert|Fermé|Peut-être)");
    }

    [Fact]
    public async Task A_place_closed_for_a_while_is_not_said_to_be_open()
    {
        Fakes.Get($"/api/directory/places/{Demonstration.Bus}", new
        {
            id = Demonstration.Bus,
            hub = "mednum-bfc",
            name = "Bus numérique",
            address = "Place de la mairie",
            postalCode = "21110",
            commune = "Genlis",
            departementCode = "21",
            openingHours = "24/7",
            closures = new[] { new { from = "2026-01-01", to = "2199-12-12", reason = "En panne" }, new { from = "2199-12-24", to = "2199-12-24", reason = "Fête" } },
            stops = new[] { new { name = "Parking de la mairie", commune = "Genlis", postalCode = "21110", openingHours = (string?)null, dates = new[] { "2026-01-02", "2199-12-02" } } },
        });
        using var html = await Portal.Reader().ReadHtmlAsync("/lieux/" + Demonstration.Bus);

        html.QuerySelectorAll(".hp-closure > :first-child").Select(closure => closure.TextContent).ShouldBe(
            ["Fermé temporairement jusqu’au jeudi 12 décembre 2199", "Fermé le mardi 24 décembre 2199\u00a0:"]);
        html.QuerySelectorAll(".hp-closure > [lang=fr]").Select(reason => reason.TextContent).ShouldBe(["En panne", "Fête"]);
        html.QuerySelector(".hp-hours__now").ShouldBeNull();
        var stop = html.QuerySelector("section[aria-labelledby=arrets] li")!.TextContent;
        stop.ShouldContain("Parking de la mairie, 21110 Genlis");
        stop.ShouldContain("Prochains passages\u00a0: 2 décembre");
    }

    [Fact]
    public async Task The_team_is_told_by_trainings_and_by_the_names_that_are_public()
    {
        using var html = await Portal.Reader().ReadHtmlAsync(Address);

        var team = html.QuerySelector("section[aria-labelledby=equipe]")!;
        team.TextContent.ShouldContain("2 médiateurs formés\u00a0:");
        team.QuerySelectorAll("li").Select(item => item.TextContent).ShouldBe(["Pix (2 personnes)", "Aidants Connect (1 personne)"]);
        team.TextContent.ShouldContain("Odile Publique");
    }

    [Theory]
    [InlineData("housenumber", false, "Position trouvée d’après l’adresse.")]
    [InlineData("street", false, "Position approximative : la rue")]
    [InlineData("commune", true, "Position approximative : centre de la commune.")]
    [InlineData("sector", true, "Position approximative : les environs de la commune.")]
    [InlineData(null, false, "La position de ce lieu n’est pas connue")]
    public async Task How_the_position_was_found_is_said_where_the_source_does_not_give_it(string? type, bool approximate, string words)
    {
        Fakes.Get($"/api/directory/places/{Demonstration.MediaLibrary}", new
        {
            id = Demonstration.MediaLibrary,
            hub = "mednum-bfc",
            name = "Lieu",
            address = "14 rue Camille Claudel",
            postalCode = "21000",
            commune = "Dijon",
            departementCode = "21",
            latitude = type is null || approximate ? null : (double?)47.33,
            longitude = type is null || approximate ? null : (double?)5.06,
            geocoded = type is null ? null : new { by = "geocoder", score = 0.8, type, at = "2026-11-20T09:00:00+00:00", approximate },
        });
        using var html = await Portal.Reader().ReadHtmlAsync(Address);
        html.TextOf("[data-position]").ShouldStartWith(words);
    }

    [Fact]
    public async Task A_position_that_the_source_gives_needs_no_word()
    {
        using var html = await Portal.Reader().ReadHtmlAsync(Address);
        html.QuerySelector("[data-position]").ShouldBeNull();
    }

    [Fact]
    public async Task Machines_read_the_place_in_the_words_of_schema_org()
    {
        Fakes.Get($"/api/directory/places/{Demonstration.MediaLibrary}", new
        {
            id = Demonstration.MediaLibrary,
            hub = "mednum-bfc",
            name = "</script><b>",
            address = "14 rue Camille Claudel",
            postalCode = "21000",
            commune = "Dijon",
            departementCode = "21",
            latitude = 47.33,
            longitude = 5.06,
            openingHours = "24/7",
            fees = new[] { "Gratuit" },
        });
        using var html = await Portal.Reader().ReadHtmlAsync(Address + "?utm_source=x");

        html.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"http://localhost{Address}");
        using var markup = JsonDocument.Parse(html.QuerySelector("script[type='application/ld+json']")!.TextContent);
        var place = markup.RootElement;
        place.GetProperty("name").GetString().ShouldBe("</script><b>");
        place.GetProperty("geo").GetProperty("longitude").GetDouble().ShouldBe(5.06);
        place.GetProperty("isAccessibleForFree").GetBoolean().ShouldBeTrue();
        place.GetProperty("openingHoursSpecification").EnumerateArray().First().GetProperty("opens").GetString().ShouldBe("00:00");
        place.TryGetProperty("telephone", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00; Sa 22:00-24:00; PH off", """Monday,Tuesday,Wednesday,Thursday,Friday 09:00-12:00|Saturday 22:00-23:59|PublicHolidays 00:00-00:00| 00:00-00:00 2199-12-01/2199-12-24""")]
    [InlineData("Mo 14:00-18:00; PH 10:00-12:00", """Monday 14:00-18:00|PublicHolidays 10:00-12:00| 00:00-00:00 2199-12-01/2199-12-24""")]
    [InlineData(null, " 00:00-00:00 2199-12-01/2199-12-24")]
    public async Task Machines_read_the_week_as_it_always_is_and_what_is_announced(string? hours, string expected)
    {
        Fakes.Get($"/api/directory/places/{Demonstration.MediaLibrary}", new
        {
            id = Demonstration.MediaLibrary,
            hub = "mednum-bfc",
            name = "Lieu",
            address = "1 rue",
            postalCode = "21000",
            commune = "Dijon",
            departementCode = "21",
            openingHours = hours,
            closures = new[] { new { from = "2199-12-01", to = "2199-12-24", reason = "Travaux" } },
        });
        using var html = await Portal.Reader().ReadHtmlAsync(Address);
        using var markup = JsonDocument.Parse(html.QuerySelector("script[type='application/ld+json']")!.TextContent);

        string.Join('|', markup.RootElement.GetProperty("openingHoursSpecification").EnumerateArray().Select(Said)).ShouldBe(expected);

        static string Said(JsonElement hours) =>
            (hours.TryGetProperty("dayOfWeek", out var days) ? days.ToString().Replace("https://schema.org/", "").Trim('[', ']').Replace("\"", "") : "")
            + $" {hours.GetProperty("opens")}-{hours.GetProperty("closes")}"
            + (hours.TryGetProperty("validFrom", out var from) ? $" {from}/{hours.GetProperty("validThrough")}" : "");
    }

    [Fact]
    public async Task Machines_read_nothing_that_schema_org_does_not_know()
    {
        string[] known =
        [
            "CivicStructure.url", "CivicStructure.name", "CivicStructure.description", "CivicStructure.keywords", "CivicStructure.address", "CivicStructure.geo", "CivicStructure.telephone", "CivicStructure.sameAs",
            "CivicStructure.isAccessibleForFree", "CivicStructure.openingHoursSpecification", "PostalAddress.streetAddress", "PostalAddress.postalCode", "PostalAddress.addressLocality", "PostalAddress.addressCountry",
            "GeoCoordinates.latitude", "GeoCoordinates.longitude", "OpeningHoursSpecification.dayOfWeek", "OpeningHoursSpecification.opens", "OpeningHoursSpecification.closes", "OpeningHoursSpecification.validFrom",
            "OpeningHoursSpecification.validThrough",
        ];
        using var html = await Portal.Reader().ReadHtmlAsync(Address);
        using var markup = JsonDocument.Parse(html.QuerySelector("script[type='application/ld+json']")!.TextContent);

        Properties(markup.RootElement).Except(known).ShouldBeEmpty();

        static IEnumerable<string> Properties(JsonElement node) => node.ValueKind switch
        {
            JsonValueKind.Array => node.EnumerateArray().SelectMany(Properties),
            JsonValueKind.Object => node.EnumerateObject().Where(property => property.Name[0] != '@')
                .SelectMany(property => Properties(property.Value).Append($"{node.GetProperty("@type")}.{property.Name}")),
            _ => [],
        };
    }

    [Fact]
    public async Task A_map_shows_where_the_place_is()
    {
        using var html = await Portal.Reader().ReadHtmlAsync(Address);

        var map = html.QuerySelector("#carte")!;
        map.GetAttribute("data-at").ShouldBe("47.33,5.06");
        map.GetAttribute("data-chosen").ShouldBe(Demonstration.MediaLibrary);
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_a_404_page()
    {
        var response = await Portal.Reader().GetAsync("/lieux/019302a0-0000-7000-8000-00000000ffff");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("h1").ShouldBe("Page introuvable");
    }
}

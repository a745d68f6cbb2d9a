using System.Net;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class DuplicateTests : PageTest
{
    private const string Api = "/api/directory/hubs/mednum-bfc/duplicates";
    private const string Pages = "/hubs/mednum-bfc/doublons";
    private const string Pair = $"{Pages}/{Demonstration.Proposed}";

    [Fact]
    public async Task The_list_filters_in_the_directory_and_leads_to_each_pair()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync($"{Pages}?etat=later&departement=39");

        Fakes.Calls.Single(call => call.Path == Api).Query.ShouldBe("?status=later&departement=39&pageSize=30");
        html.QuerySelector("tbody th a")!.GetAttribute("href").ShouldBe($"{Pair}?departement=39");
        html.TextOf("tbody tr").ShouldContain("Médiathèque Champollion / MEDIATHEQUE CHAMPOLLION");
        html.TextOf("tbody tr").ShouldContain("Atteint le seuil");
        html.QuerySelector(".hp-pages a")!.GetAttribute("href").ShouldBe($"{Pages}?etat=later&departement=39&suite=next-pairs");
    }

    [Fact]
    public async Task Two_records_stand_side_by_side_with_their_differences_in_words()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Pair);

        var hours = html.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("Horaires"));
        hours.TextOf("th").ShouldBe("Horaires Différent");
        html.QuerySelectorAll("tbody tr").Single(row => row.TextOf("th").StartsWith("Type", StringComparison.Ordinal)).TextOf("td").ShouldBe("Bibliothèque, médiathèque");
        hours.QuerySelectorAll("td").Select(Lines).ShouldBe(
        [
            "Lundi, dimanche : fermé | Du mardi au samedi : 10:00 – 18:00", "Lundi : 14:00 – 17:00 | Du mardi au dimanche : fermé", "Lundi, dimanche : fermé | Du mardi au samedi : 10:00 – 18:00",
        ]);
        var phone = html.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("Téléphone"));
        phone.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ShouldBe(["non renseigné", "03 80 27 04 14", "03 80 27 04 14"]);
        phone.TextOf("th").ShouldBe("Téléphone");
        html.QuerySelectorAll("button[name=decision]").Select(button => button.GetAttribute("value")).ShouldBe(["merge", "distinct", "later"]);
    }

    [Theory]
    [InlineData("Tu-Sa 10:00-18:00", "Tu,We,Th,Fr,Sa 10:00-18:00", false)]
    [InlineData("du mardi au samedi de 10h à 18h", "Tu-Sa 10:00-18:00", false)]
    [InlineData("Tu-Sa 10:00-18:00", "Tu-Sa 10:00-18:00; PH off", true)]
    [InlineData("selon affluence", "Tu-Sa 10:00-18:00", true)]
    public async Task Hours_differ_where_they_say_something_else(string one, string other, bool differ)
    {
        Fakes.Get($"{Api}/{Demonstration.Proposed}", DemonstrationDuplicates.WithHours(one, other));
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Pair);
        var hours = html.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("Horaires"));

        hours.TextOf("th").ShouldBe(differ ? "Horaires Différent" : "Horaires");
        Lines(hours.QuerySelectorAll("td")[0]).ShouldBe(one == "selon affluence" ? one : "Lundi, dimanche : fermé | Du mardi au samedi : 10:00 – 18:00");
    }

    [Fact]
    public async Task Hours_that_depend_on_dates_are_those_of_the_days_to_come_with_their_text()
    {
        Fakes.Get($"{Api}/{Demonstration.Proposed}", DemonstrationDuplicates.WithHours("Mo-Su 10:00-18:00; Jul-Aug off", "Mo-Su 10:00-18:00; SH off"));
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Pair);
        var cell = html.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("Horaires")).QuerySelector("td")!;

        cell.QuerySelectorAll("li").Length.ShouldBe(8);
        Words(cell.QuerySelectorAll("li")[^1]).ShouldBe("Selon les dates : Mo-Su 10:00-18:00; Jul-Aug off");
    }

    [Fact]
    public async Task A_score_that_its_points_exceed_says_why_and_each_record_has_its_page()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Pair);
        html.QuerySelectorAll("section[aria-labelledby=raisons] p").ShouldBeEmpty();
        html.QuerySelectorAll("tbody tr:first-child a").Select(Words).ShouldBe(["Fiche de « recensement »", "Fiche de « conseiller-numerique »"]);

        Fakes.Get($"{Api}/{Demonstration.Proposed}", new { pair = DemonstrationDuplicates.Pair(Demonstration.Proposed, "proposed", false, score: 80), merged = (object?)null, records = 2 });
        using var capped = await Portal.Reader(Admin).ReadHtmlAsync(Pair);
        capped.TextOf("section[aria-labelledby=raisons] p").ShouldStartWith("Les points s’ajoutent");
    }

    [Fact]
    public async Task What_was_put_off_can_be_decided_or_proposed_again_but_not_put_off_once_more()
    {
        Fakes.Get($"{Api}/{Demonstration.Proposed}", DemonstrationDuplicates.Details(Demonstration.Proposed, "later"));
        using var html = await Portal.Reader(Admin).ReadHtmlAsync($"{Pair}?departement=39");

        html.QuerySelectorAll("button[name=decision]").Select(button => button.GetAttribute("value")).ShouldBe(["merge", "distinct"]);
        html.QuerySelectorAll("#decision ~ form")[^1].TextOf("button").ShouldBe("Annuler cette décision");
        html.QuerySelectorAll("#decision ~ form").ShouldAllBe(form => form.GetAttribute("action")!.Contains("departement=39"));
    }

    private static string Lines(AngleSharp.Dom.IElement cell) =>
        cell.QuerySelectorAll("li") is { Length: > 0 } lines ? string.Join(" | ", lines.Select(Words)) : Words(cell);

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task A_decision_goes_with_the_version_that_was_seen_and_can_be_found_again()
    {
        Fakes.On(HttpMethod.Post, $"{Api}/{Demonstration.Proposed}/decision", request =>
        {
            request.Headers.GetValues("If-Match").ShouldBe(["\"4\""]);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = System.Net.Http.Json.JsonContent.Create(DemonstrationDuplicates.Pair(Demonstration.Proposed, "merged", false)) });
        });

        var response = await Portal.Reader(Admin).PostAsync($"{Pair}?handler=decide", Form(("version", "4"), ("decision", "merge")));

        response.Headers.Location!.OriginalString.ShouldBe($"{Pages}?fait=merged&paire={Demonstration.Proposed}");
        Fakes.Calls.Single(call => call.Method == HttpMethod.Post).Body.ShouldBe("""{"decision":"merge"}""");
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(response.Headers.Location.OriginalString);
        html.QuerySelector("[role=status] a")!.GetAttribute("href").ShouldBe(Pair);
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_sees_how_it_is_now()
    {
        Fakes.Problem(HttpMethod.Post, $"{Api}/{Demonstration.Proposed}/decision", HttpStatusCode.Conflict, "duplicate_decided", "Quelqu'un a déjà décidé pour ces deux lieux.")
            .Get($"{Api}/{Demonstration.Proposed}", DemonstrationDuplicates.Details(Demonstration.Proposed, "distinct"));

        var response = await Portal.Reader(Admin).PostAsync($"{Pair}?handler=decide", Form(("version", "4"), ("decision", "merge")));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("[role=alert]").ShouldContain("Quelqu’un a déjà décidé");
        html.TextOf("#decision ~ form button").ShouldBe("Annuler cette décision");
    }

    [Fact]
    public async Task Who_may_only_read_sees_no_button_and_decides_nothing()
    {
        using var html = await Portal.Reader(Viewer).ReadHtmlAsync(Pair);

        html.QuerySelectorAll("main form").ShouldBeEmpty();
        (await Portal.Reader(Viewer).PostAsync($"{Pair}?handler=decide", Form(("version", "4"), ("decision", "merge")))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Portal.Reader(Viewer).GetAsync($"{Pages}/en-bloc")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Fakes.Calls.ShouldAllBe(call => call.Method == HttpMethod.Get);
    }

    [Fact]
    public async Task Merging_in_bulk_asks_for_a_confirmation()
    {
        Fakes.On(HttpMethod.Post, $"{Api}/bulk", request =>
        {
            request.Headers.GetValues("If-Match").ShouldBe(["\"2\""]);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = System.Net.Http.Json.JsonContent.Create(new { merged = 12 }) });
        });
        using var asked = await Portal.Reader(Admin).ReadHtmlAsync($"{Pages}/en-bloc");
        Fakes.Calls.Single(call => call.Path == Api).Query.ShouldBe("?status=proposed&bulk=true&pageSize=30");
        asked.TextOf("#acceptation + p").ShouldBe("74 paires atteignent le seuil. Voici les 2 plus sûres. Les voir toutes");
        asked.QuerySelector("#acceptation + p a")!.GetAttribute("href").ShouldBe($"{Pages}?en_bloc=true");
        asked.TextOf("label[for=confirmed]").ShouldStartWith("Je confirme la réunion de ces 74 paires");

        var unsure = await Portal.Reader(Admin).PostAsync($"{Pages}/en-bloc?handler=accept", Form(("x", "y")));
        unsure.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Fakes.Calls.ShouldAllBe(call => call.Method == HttpMethod.Get);

        var sure = await Portal.Reader(Admin).PostAsync($"{Pages}/en-bloc?handler=accept", Form(("confirmed", "true"), ("version", "2")));
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(sure.Headers.Location!.OriginalString);
        html.TextOf("[role=status]").ShouldBe("12 paires ont été réunies.");
    }

    [Fact]
    public async Task The_page_of_a_merged_place_leads_to_where_it_is_now()
    {
        const string old = "019302a0-0000-7000-8000-00000000000a";
        Fakes.Get($"/api/directory/places/{old}", Demonstration.MediaLibraryDetail()); // the client follows the directory's redirect

        var response = await Portal.Reader().GetAsync($"/lieux/{old}");

        response.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
        response.Headers.Location!.OriginalString.ShouldBe($"/lieux/{Demonstration.MediaLibrary}");
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}

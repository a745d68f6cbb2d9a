using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>Temporary closures and the stops of an itinerant place.</summary>
public sealed class TimetableTests : PageTest
{
    private const string Address = $"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}/calendrier";
    private const string Closures = $"{DemonstrationPlaces.Library}/closures";
    private const string Stops = $"{DemonstrationPlaces.Library}/stops";

    [Fact]
    public async Task What_is_announced_is_listed_for_all_and_changed_by_the_staff()
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(Address);
        html.QuerySelectorAll("[aria-labelledby=fermetures] tbody th").Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .ShouldBe(["du mardi 24 décembre 2199 au mardi 31 décembre 2199", "vendredi 1 mai 2020 Passée"]);
        html.TextOf("[aria-labelledby=tournee] ol > li").ShouldContain("Parking de la mairie, 21110 Genlis");

        using var read = await Portal.Reader(Viewer).ReadHtmlAsync(Address);
        read.QuerySelectorAll("main form").ShouldBeEmpty();
        (await Portal.Reader(Viewer).PostAsync($"{Address}?handler=open", Form(("closure", DemonstrationPlaces.Closure)))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_closure_is_announced_and_removed()
    {
        Fakes.On(HttpMethod.Post, Closures, HttpStatusCode.Created, new { id = DemonstrationPlaces.Closure, from = "2026-12-24", to = "2026-12-24", reason = "Travaux" })
            .On(HttpMethod.Delete, $"{Closures}/{DemonstrationPlaces.Closure}", HttpStatusCode.NoContent);

        (await PostAsync("close", ("du", "2026-12-24"), ("au", "2026-12-24"), ("motif", "Travaux"))).Headers.Location!.OriginalString.ShouldBe($"{Address}?fait=closed");
        Sent().GetRawText().ShouldBe("""{"from":"2026-12-24","to":"2026-12-24","reason":"Travaux"}""");
        (await PostAsync("open", ("closure", DemonstrationPlaces.Closure))).Headers.Location!.OriginalString.ShouldBe($"{Address}?fait=opened");
        (await PostAsync("open", ("closure", Demonstration.Bus))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_wrong_with_a_closure_stands_at_its_field()
    {
        Fakes.Problem(HttpMethod.Post, Closures, HttpStatusCode.UnprocessableEntity, "invalid_closure", "Corrigez.", ("to", "Le dernier jour vient avant le premier."));

        var response = await PostAsync("close", ("du", "2026-12-24"), ("au", "2026-12-20"), ("motif", "Fête"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("#au-erreur").ShouldContain("vient avant le premier");
        (html.QuerySelector("#du")!.GetAttribute("value"), html.QuerySelector("#motif")!.GetAttribute("value")).ShouldBe(("2026-12-24", "Fête"));
    }

    [Fact]
    public async Task A_stop_is_added_changed_and_removed_on_the_round_that_was_seen()
    {
        Fakes.On(HttpMethod.Put, Stops, request =>
        {
            request.Headers.GetValues("If-Match").ShouldBe(["\"5\""]);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(DemonstrationPlaces.Stops) });
        });

        await PostAsync("stop", ("arret", "-1"), ("version", "5"), ("commune", "Aiserey"), ("horaires", "jeudi 9h-12h"), ("dates", "24/12/2026\r\n2026-12-31"));
        var items = Sent().GetProperty("items");
        items.GetArrayLength().ShouldBe(2);
        items[0].GetProperty("latitude").GetDouble().ShouldBe(47.24);
        (items[1].GetProperty("openingHours").GetString(), items[1].GetProperty("dates").GetRawText()).ShouldBe(("Th 09:00-12:00", """["2026-12-24","2026-12-31"]"""));

        using var form = await Portal.Reader(Admin).ReadHtmlAsync($"{Address}?changer=0");
        form.QuerySelector("#nom")!.GetAttribute("value").ShouldBe("Parking de la mairie");
        await PostAsync("stop", ("arret", "0"), ("version", "5"), ("nom", "Place"), ("commune", "Genlis"), ("code_postal", "21110"), ("horaires", "We 09:00-12:00"));
        Sent().GetProperty("items").GetArrayLength().ShouldBe(1);
        Sent().GetProperty("items")[0].GetProperty("communeCode").GetString().ShouldBe("21292");

        (await PostAsync("remove", ("arret", "0"), ("version", "5"))).Headers.Location!.OriginalString.ShouldBe($"{Address}?fait=stopRemoved#tournee");
        Sent().GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_stop_that_is_refused_or_late_keeps_what_was_typed()
    {
        Fakes.Problem(HttpMethod.Put, Stops, HttpStatusCode.UnprocessableEntity, "invalid_stops", "Corrigez.", ("items[1].commune", "Cette commune n'est pas connue."));
        using var refused = await (await PostAsync("stop", ("arret", "-1"), ("version", "5"), ("commune", "Nullepart"), ("dates", "24/12/2026"))).ReadHtmlAsync();
        refused.TextOf("#commune-erreur").ShouldContain("n’est pas connue");
        refused.QuerySelector("#commune")!.GetAttribute("value").ShouldBe("Nullepart");

        Fakes.Problem(HttpMethod.Put, Stops, HttpStatusCode.PreconditionFailed, "version_changed", "Trop tard.");
        var late = await PostAsync("stop", ("arret", "-1"), ("version", "4"), ("commune", "Genlis"), ("dates", "demain"));
        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity); // no date
        var second = await PostAsync("stop", ("arret", "-1"), ("version", "4"), ("commune", "Genlis"), ("dates", "24/12/2026"));
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var html = await second.ReadHtmlAsync();
        html.TextOf("[role=alert]").ShouldContain("a changé la tournée entre-temps");
        html.QuerySelector("#dates")!.TextContent.ShouldBe("24/12/2026");
    }

    private Task<HttpResponseMessage> PostAsync(string handler, params (string Name, string Value)[] fields) => Portal.Reader(Admin).PostAsync($"{Address}?handler={handler}", Form(fields));

    private JsonElement Sent() => JsonDocument.Parse(Fakes.Calls.Last(call => call.Body != null).Body!).RootElement;

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}

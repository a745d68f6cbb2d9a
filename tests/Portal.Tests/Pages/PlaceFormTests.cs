using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>The form of a place: what it sends, what is wrong, what two people do at once.</summary>
public sealed class PlaceFormTests : PageTest
{
    private const string Address = $"/hubs/mednum-bfc/lieux/{Demonstration.MediaLibrary}";
    private const string Edit = $"{Address}/modifier";
    private const string Add = "/hubs/mednum-bfc/lieux/nouveau";

    [Fact]
    public async Task An_untouched_form_sends_the_record_as_it_was()
    {
        Fakes.On(HttpMethod.Put, DemonstrationPlaces.Library, HttpStatusCode.OK, DemonstrationPlaces.Record(4));
        var form = await OpenAsync(Edit);
        form["jour1_de0"].ShouldBe(["10:00"]);
        form["jour5_a0"].ShouldBe(["18:00"]);
        form["feries"].ShouldBe(["true"]);
        form["phone"].ShouldBe(["03 80 27 04 14"], "as people write it");

        var response = await SendAsync(Edit, form);

        response.Headers.Location!.OriginalString.ShouldBe($"{Address}?fait=saved");
        var sent = Sent(HttpMethod.Put);
        var known = JsonSerializer.SerializeToElement(DemonstrationPlaces.Record());
        foreach (var field in sent.EnumerateObject().Where(field => field.Name != "updatedOn"))
        {
            (known.TryGetProperty(field.Name, out var value) ? value.GetRawText() : field.Value.ValueKind == JsonValueKind.Array ? "[]" : "null").ShouldBe(field.Value.GetRawText(), field.Name);
        }

        sent.GetProperty("updatedOn").ValueKind.ShouldBe(JsonValueKind.Null);
        sent.EnumerateObject().Count().ShouldBe(31);
        Fakes.Calls.ShouldNotContain(call => call.Path == "/api/directory/communes");
    }

    [Fact]
    public async Task What_is_typed_becomes_lists_numbers_and_hours()
    {
        Fakes.On(HttpMethod.Put, DemonstrationPlaces.Library, HttpStatusCode.OK, DemonstrationPlaces.Record(4));
        var form = await OpenAsync(Edit);
        form["latitude"] = ["47,5"];
        form["emails"] = [" a@example.org\r\n\r\nb@example.org "];
        form["services"] = ["Utilisation sécurisée du numérique"];
        form["phone"] = [""];
        form["jour0_de0"] = ["09:00"];
        form["jour0_a0"] = ["00:00"];

        await SendAsync(Edit, form);

        var sent = Sent(HttpMethod.Put);
        sent.GetProperty("latitude").GetDouble().ShouldBe(47.5);
        sent.GetProperty("emails").GetRawText().ShouldBe("""["a@example.org","b@example.org"]""");
        sent.GetProperty("services").GetArrayLength().ShouldBe(1);
        sent.GetProperty("phone").ValueKind.ShouldBe(JsonValueKind.Null);
        sent.GetProperty("openingHours").GetString().ShouldBe("Mo 09:00-24:00; Tu-Fr 10:00-12:30,14:00-18:30; Sa 10:00-18:00; PH off");
    }

    [Fact]
    public async Task Mistakes_stand_at_their_fields_and_nothing_typed_is_lost()
    {
        Fakes.Problem(HttpMethod.Put, DemonstrationPlaces.Library, HttpStatusCode.UnprocessableEntity, "invalid_place", "Corrigez.", ("phone", "« 12 » n'est pas un numéro."), ("inseeCode", "Ce code n'est pas le bon."), ("place", "Autre chose."));
        var form = await OpenAsync(Edit);
        form["phone"] = ["12"];
        form["description"] = ["<b>Été</b>"];
        form["publics"] = ["Seniors"];

        var response = await SendAsync(Edit, form);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var html = await response.ReadHtmlAsync();
        html.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")).ShouldBe(["#phone", "#commune"]);
        html.TextOf("[role=alert]").ShouldContain("Autre chose.");
        html.TextOf("#phone-erreur").ShouldContain("n’est pas un numéro");
        html.QuerySelector("#phone")!.GetAttribute("value").ShouldBe("12");
        html.QuerySelector("#description")!.TextContent.ShouldBe("<b>Été</b>");
        html.QuerySelector("input[name=publics][value=Seniors]")!.HasAttribute("checked").ShouldBeTrue();
        html.QuerySelector("input[name=version]")!.GetAttribute("value").ShouldBe("3");
    }

    [Theory]
    [InlineData("latitude", "nord", "#latitude")]
    [InlineData("jour0_de0", "09:00", "#openingHours")]
    [InlineData("jour1_a0", "08:00", "#openingHours")]
    [InlineData("jour1_a0", "15:00", "#openingHours")]
    public async Task What_cannot_be_read_is_not_sent(string field, string text, string link)
    {
        var form = await OpenAsync(Edit);
        form[field] = [text];

        using var html = await (await SendAsync(Edit, form)).ReadHtmlAsync();

        html.QuerySelector("[role=alert] a")!.GetAttribute("href").ShouldBe(link);
        html.QuerySelector($"[name={field}]")!.GetAttribute("value").ShouldBe(text);
        Fakes.Calls.ShouldNotContain(call => call.Method == HttpMethod.Put);
    }

    [Fact]
    public async Task Of_several_communes_the_right_one_is_chosen()
    {
        Fakes.On(HttpMethod.Put, DemonstrationPlaces.Library, HttpStatusCode.OK, DemonstrationPlaces.Record(4))
            .Get("/api/directory/communes", new { items = new[] { Commune("21292", "Genlis", "21110"), Commune("21005", "Aiserey", "21110") }, next = (string?)null, total = 2 });
        var form = await OpenAsync(Edit);
        form["commune"] = [""];
        form["postalCode"] = ["21110"];

        using var html = await (await SendAsync(Edit, form)).ReadHtmlAsync();
        html.QuerySelectorAll("input[name=commune_choisie]").Select(input => input.GetAttribute("value")).ShouldBe(["21292 21110 Genlis", "21005 21110 Aiserey"]);

        form["commune_choisie"] = ["21005 21110 Aiserey"];
        (await SendAsync(Edit, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var sent = Sent(HttpMethod.Put);
        (sent.GetProperty("commune").GetString(), sent.GetProperty("postalCode").GetString(), sent.GetProperty("inseeCode").GetString()).ShouldBe(("Aiserey", "21110", "21005"));
    }

    [Fact]
    public async Task A_new_place_needs_no_more_than_the_name_of_its_commune_and_is_made_once()
    {
        Fakes.On(HttpMethod.Post, "/api/directory/hubs/mednum-bfc/places", request =>
        {
            request.Headers.GetValues("Idempotency-Key").Single().Length.ShouldBe(36);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created) { Content = JsonContent.Create(DemonstrationPlaces.Record(1)) });
        }).Get("/api/directory/communes", new { items = new[] { Commune("21292", "Genlis", "21110") }, next = (string?)null, total = 1 });
        var form = await OpenAsync(Add);
        form["name"] = ["Espace Genlis"];
        form["address"] = ["1 place de la Mairie"];
        form["commune"] = ["genlis"];

        var response = await SendAsync(Add, form);

        response.Headers.Location!.OriginalString.ShouldBe($"{Address}?fait=created");
        Sent(HttpMethod.Post).GetProperty("postalCode").GetString().ShouldBe("21110");
        (await Portal.Reader(Viewer).GetAsync(Add)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Hours_in_words_are_checked_without_saving()
    {
        var form = await OpenAsync(Edit);
        form["saisie_horaires"] = ["texte"];
        form["openingHours"] = ["lundi au vendredi 9h-12h"];
        using var understood = await (await SendAsync($"{Edit}?handler=hours", form)).ReadHtmlAsync();
        understood.QuerySelectorAll("#openingHours .hp-hours tbody tr").Length.ShouldBe(7);
        understood.TextOf("#openingHours [role=status]").ShouldContain("Mo-Fr 09:00-12:00");

        form["openingHours"] = ["selon la lune"];
        using var not = await (await SendAsync($"{Edit}?handler=hours", form)).ReadHtmlAsync();
        not.TextOf("#openingHours [role=status]").ShouldContain("ne sont pas compris");
        not.QuerySelector("#horaires-texte")!.TextContent.ShouldBe("selon la lune");

        form["saisie_horaires"] = ["semaine"];
        form["jour0_de0"] = ["08:30"];
        form["jour0_a0"] = ["12:00"];
        using var copied = await (await SendAsync($"{Edit}?handler=monday", form)).ReadHtmlAsync();
        copied.QuerySelector("#jour4_de0")!.GetAttribute("value").ShouldBe("08:30");
        copied.QuerySelector("#jour5_a0")!.GetAttribute("value").ShouldBe("18:00");
        Fakes.Calls.ShouldAllBe(call => call.Method == HttpMethod.Get);
    }

    [Fact]
    public async Task Who_comes_second_sees_both_values_and_decides()
    {
        var form = await OpenAsync(Edit);
        form["name"] = ["Médiathèque Jean-François Champollion"];
        form["phone"] = ["03 80 00 00 01"];
        Fakes.Problem(HttpMethod.Put, DemonstrationPlaces.Library, HttpStatusCode.PreconditionFailed, "version_changed", "Trop tard.")
            .Get(DemonstrationPlaces.Library, DemonstrationPlaces.Record(5, ("phone", "+33380999999"), ("summary", "Nouveau résumé")));

        var response = await SendAsync(Edit, form);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var html = await response.ReadHtmlAsync();
        html.QuerySelectorAll("fieldset.hp-choice").Select(field => $"{field.TextOf("legend")}: {field.QuerySelector("input[checked]")!.GetAttribute("value")}")
            .ShouldBe(["Nom du lieu: saisie", "Téléphone: saisie", "Résumé: autre"]);
        html.TextOf("#phone").ShouldContain("Enregistré entre-temps : 03 80 99 99 99");

        string? version = null;
        Fakes.On(HttpMethod.Put, DemonstrationPlaces.Library, request =>
        {
            version = request.Headers.GetValues("If-Match").Single();
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(DemonstrationPlaces.Record(6)) });
        });
        var decision = Fields(html);
        decision["garder_phone"] = ["autre"];
        (await SendAsync($"{Edit}?handler=decide", decision)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        version.ShouldBe("\"5\"");
        var sent = Sent(HttpMethod.Put);
        sent.GetProperty("name").GetString().ShouldBe("Médiathèque Jean-François Champollion");
        sent.GetProperty("phone").GetString().ShouldBe("+33380999999");
        sent.GetProperty("summary").GetString().ShouldBe("Nouveau résumé");
        sent.GetProperty("openingHours").GetString().ShouldBe("Tu-Fr 10:00-12:30,14:00-18:30; Sa 10:00-18:00; PH off");
        sent.GetProperty("emails").GetArrayLength().ShouldBe(2);
        sent.GetProperty("inseeCode").GetString().ShouldBe("21231");
    }

    [Fact]
    public async Task A_place_that_was_withdrawn_meanwhile_keeps_what_was_typed()
    {
        var form = await OpenAsync(Edit);
        form["name"] = ["Autre nom"];
        Fakes.Problem(HttpMethod.Put, DemonstrationPlaces.Library, HttpStatusCode.NotFound, "place_not_found", "Ce lieu n'existe pas.").Get(DemonstrationPlaces.Library, DemonstrationPlaces.Record(4, ("active", false)));

        var response = await SendAsync(Edit, form);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("[role=alert]").ShouldContain("retiré du recensement pendant votre saisie");
        html.QuerySelector("#name")!.GetAttribute("value").ShouldBe("Autre nom");
    }

    private static object Commune(string code, string name, string postal) => new { code, name, postalCodes = new[] { postal }, departementCode = "21", departementName = "Côte-d'Or" };

    private async Task<Dictionary<string, string[]>> OpenAsync(string address)
    {
        using var html = await Portal.Reader(Admin).ReadHtmlAsync(address);
        return Fields(html);
    }

    /// <summary>What a browser would send of the page's form.</summary>
    private static Dictionary<string, string[]> Fields(IHtmlDocument html)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var field in html.QuerySelectorAll("main form [name]"))
        {
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    pairs.Add((input.Name!, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    pairs.Add((area.Name!, area.Value));
                    break;
            }
        }

        return pairs.GroupBy(pair => pair.Name).ToDictionary(group => group.Key, group => group.Select(pair => pair.Value).ToArray());
    }

    private Task<HttpResponseMessage> SendAsync(string address, Dictionary<string, string[]> form) =>
        Portal.Reader(Admin).PostAsync(address, new FormUrlEncodedContent(form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value)))));

    private JsonElement Sent(HttpMethod method) => JsonDocument.Parse(Fakes.Calls.Last(call => call.Method == method).Body!).RootElement;
}

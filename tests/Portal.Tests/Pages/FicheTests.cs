using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>Those who run a place confirm it, correct it or say that it is closed, by the link that they were sent.</summary>
public sealed class FicheTests : PageTest
{
    private const string Token = "jeton-0123456789";
    private const string Address = $"/fiche?lien={Token}";
    private const string Api = "/api/directory/place-links";

    [Fact]
    public async Task The_page_shows_what_is_published_and_changes_nothing()
    {
        var response = await Portal.Reader().GetAsync(Address);
        response.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        using var html = await response.ReadHtmlAsync();
        html.TextOf("h1").ShouldContain("Médiathèque Champollion");
        html.TextOf("main .fr-text--lead").ShouldContain("4 mai 2024");
        html.TextOf(".hp-facts").ShouldContain("03 80 27 04 14");
        html.QuerySelectorAll("main form").Length.ShouldBe(2);
        html.QuerySelector("a[href*='/bff/login']")!.GetAttribute("href")!.ShouldNotContain(Token);
        Fakes.Calls.Where(call => call.Path.StartsWith(Api)).ShouldAllBe(call => call.Path == $"{Api}/read" && !call.Query.Contains(Token));
    }

    [Fact]
    public async Task A_confirmation_is_sent_with_the_version_that_was_seen()
    {
        Fakes.On(HttpMethod.Post, $"{Api}/confirm", HttpStatusCode.OK, new { answer = "confirmed" });
        var response = await Portal.Reader().PostAsync("/fiche?handler=confirm", Form(("lien", Token), ("version", "7")));
        response.Headers.Location!.OriginalString.ShouldBe($"{Address}&fait=confirmed");
        (Sent("confirm").GetProperty("token").GetString(), Sent("confirm").GetProperty("version").GetInt64()).ShouldBe((Token, 7));
        (await Portal.Reader().ReadHtmlAsync($"{Address}&fait=confirmed")).TextOf("[role=status]").ShouldContain("à jour aujourd’hui");

        Fakes.Problem(HttpMethod.Post, $"{Api}/confirm", HttpStatusCode.PreconditionFailed, "place_changed", "Ce lieu a été modifié entre-temps.");
        var late = await Portal.Reader().PostAsync("/fiche?handler=confirm", Form(("lien", Token), ("version", "6")));
        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        using var html = await late.ReadHtmlAsync();
        html.TextOf("[role=alert]").ShouldContain("modifié entre-temps");
        html.QuerySelector("input[name=version]")!.GetAttribute("value").ShouldBe("7");
    }

    [Fact]
    public async Task A_place_closed_for_good_is_reported_with_a_word()
    {
        Fakes.On(HttpMethod.Post, $"{Api}/close", HttpStatusCode.OK, new { answer = "closed" });
        (await Portal.Reader().PostAsync("/fiche?handler=close", Form(("lien", Token), ("texte", "Depuis juin")))).Headers.Location!.OriginalString.ShouldBe($"{Address}&fait=closed");
        Sent("close").GetProperty("text").GetString().ShouldBe("Depuis juin");
    }

    [Fact]
    public async Task A_correction_carries_all_fields_and_an_error_loses_nothing()
    {
        using var form = await Portal.Reader().ReadHtmlAsync($"/fiche/modifier?lien={Token}");
        form.QuerySelector("[name=collector]").ShouldBeNull("who collected it is not the owner's to say");
        var fields = FilledIn(form);
        Fakes.On(HttpMethod.Post, $"{Api}/correct", HttpStatusCode.OK, new { answer = "corrected" });
        fields["phone"] = ["03 80 00 00 01"];
        fields["services"] = [];

        (await Portal.Reader().PostAsync("/fiche/modifier", Content(fields))).Headers.Location!.OriginalString.ShouldBe($"{Address}&fait=corrected");
        var place = Sent("correct").GetProperty("place");
        place.GetProperty("phone").GetString().ShouldBe("03 80 00 00 01");
        place.GetProperty("services").GetArrayLength().ShouldBe(0);
        place.GetProperty("collector").GetString().ShouldBe("hinaura");
        place.GetProperty("openingHours").GetString().ShouldBe("Tu-Fr 10:00-12:30,14:00-18:30; Sa 10:00-18:00");
        place.GetProperty("inseeCode").GetString().ShouldBe("21231");

        Fakes.Problem(HttpMethod.Post, $"{Api}/correct", HttpStatusCode.UnprocessableEntity, "invalid_place", "Corrigez.", ("phone", "Ce numéro n'en est pas un."));
        fields["phone"] = ["12"];
        var wrong = await Portal.Reader().PostAsync("/fiche/modifier", Content(fields));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var again = await wrong.ReadHtmlAsync();
        again.TextOf("#phone-erreur").ShouldContain("Ce numéro n’en est pas un.");
        again.QuerySelector("#phone")!.GetAttribute("value").ShouldBe("12");
        again.QuerySelectorAll("[name=services][checked]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_comes_second_keeps_what_they_typed_and_sees_what_the_other_wrote()
    {
        var fields = FilledIn(await Portal.Reader().ReadHtmlAsync($"/fiche/modifier?lien={Token}"));
        fields["name"] = ["Mon nom"];
        Fakes.On(HttpMethod.Post, $"{Api}/read", HttpStatusCode.OK, DemonstrationReminders.Opened(8, "Leur nom", "Mo 09:00-12:00"));
        Fakes.Problem(HttpMethod.Post, $"{Api}/correct", HttpStatusCode.PreconditionFailed, "place_changed", "Ce lieu a été modifié entre-temps.");

        var late = await Portal.Reader().PostAsync("/fiche/modifier", Content(fields));

        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        using var html = await late.ReadHtmlAsync();
        html.TextOf("[role=alert]").ShouldContain("« Leur nom »");
        html.QuerySelectorAll("[role=alert] li").ShouldHaveSingleItem();
        html.QuerySelector("#name")!.GetAttribute("value").ShouldBe("Mon nom");
        html.QuerySelector("input[name=version]")!.GetAttribute("value").ShouldBe("8");
        html.QuerySelector("#horaires-texte")!.TextContent.ShouldBe("Mo 09:00-12:00");
    }

    [Fact]
    public async Task A_link_that_is_worth_nothing_gets_one_page()
    {
        Fakes.Problem(HttpMethod.Post, $"{Api}/read", HttpStatusCode.NotFound, "link_invalid", "Ce lien n'est plus valable.");
        Fakes.Problem(HttpMethod.Post, $"{Api}/refusal", HttpStatusCode.NotFound, "link_invalid", "Ce lien n'est plus valable.");
        foreach (var address in new[] { "/fiche", Address, $"/fiche/modifier?lien={Token}", $"/fiche/relances?lien={Token}" })
        {
            var response = await Portal.Reader().GetAsync(address);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await response.ReadHtmlAsync()).TextOf("h1").ShouldBe("Ce lien n’est plus valable");
        }

        // The last answer changed the place's address, which ended the link: the thanks are shown all the same.
        using var thanks = await Portal.Reader().ReadHtmlAsync($"{Address}&fait=corrected");
        thanks.TextOf("[role=status]").ShouldContain("publiée");
        Fakes.On(HttpMethod.Post, $"{Api}/read", HttpStatusCode.ServiceUnavailable);
        (await Portal.Reader().GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Reminders_are_refused_by_a_button_or_by_a_provider_and_wanted_again()
    {
        (await Portal.Reader().GetAsync($"/fiche/relances?lien={Token}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Sent("refusal").GetProperty("refuse").ValueKind.ShouldBe(JsonValueKind.Null, "looking refuses nothing");
        await Portal.Reader().PostAsync($"/fiche/relances?lien={Token}", Form(("List-Unsubscribe", "One-Click")));
        Sent("refusal").GetProperty("refuse").GetBoolean().ShouldBeTrue();
        await Portal.Reader().PostAsync("/fiche/relances", Form(("lien", Token), ("encore", "oui")));
        (Sent("refusal").GetProperty("refuse").GetBoolean(), Sent("refusal").GetProperty("token").GetString()).ShouldBe((false, Token));
    }

    [Fact]
    public async Task No_trace_has_the_token()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = spans.Enqueue };
        ActivitySource.AddActivityListener(listener);
        await Portal.Reader().GetAsync("/fiche?lien=jeton-des-traces");
        await Eventually.TrueAsync( // a request's span ends a moment after its answer was read
            () => Task.FromResult(spans.Any(span => Equals(span.GetTagItem("url.path"), "/fiche"))), () => "The request has no span.");
        spans.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Key} {tag.Value}").Append(span.DisplayName)).Where(text => text.Contains("jeton-des-traces")).ShouldBeEmpty();
    }

    private JsonElement Sent(string what) => JsonDocument.Parse(Fakes.Calls.Last(call => call.Path == $"{Api}/{what}").Body!).RootElement;

    /// <summary>The form as a browser would send it untouched.</summary>
    private static Dictionary<string, List<string>> FilledIn(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll("main form input, main form textarea")
            .Where(field => field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked"))
            .GroupBy(field => field.GetAttribute("name")!)
            .ToDictionary(group => group.Key, group => group.Select(field => field.LocalName == "textarea" ? field.TextContent : field.GetAttribute("value") ?? "").ToList());

    private static FormUrlEncodedContent Content(Dictionary<string, List<string>> fields) => new(fields.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value))));

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}

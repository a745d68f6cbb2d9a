using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Gateway.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;

namespace HubsPlatform.Gateway.Tests.SignIn;

/// <summary>Sign-in, session and sign-out as a browser meets them. Runs against each provider unchanged.</summary>
public abstract class SignInSuite : IDisposable
{
    protected const string Member = "membre.mednum-bfc";

    private static readonly (string, string) Csrf = ("X-CSRF", "1");

    private readonly SignInFixture _fixture;

    protected SignInSuite(SignInFixture fixture)
    {
        Skip.If(fixture.Absent is not null, fixture.Absent);
        _fixture = fixture;
    }

    /// <summary>Nearer to its end than the margin within which the gateway renews it.</summary>
    private static readonly TimeSpan AlmostTheLifeOfAToken = TimeSpan.FromSeconds(280);

    public void Dispose() => _fixture.Clock.Ahead = TimeSpan.Zero;

    [SkippableFact]
    public async Task Without_a_session_an_api_answers_401_and_redirects_nobody()
    {
        using var answer = await new Browser().GetAsync(_fixture.At("/api/directory/me"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.Location.ShouldBeNull();
    }

    [SkippableFact]
    public async Task Signing_in_leads_back_to_where_one_was()
    {
        var browser = new Browser();

        (await _fixture.SignInAsync(browser, Member, "/espace/mednum-bfc?onglet=import")).ShouldBe(_fixture.At("/espace/mednum-bfc?onglet=import"));

        var session = browser.SetCookies.Single(cookie => cookie.StartsWith("hubs=", StringComparison.Ordinal));
        session.ShouldContain("httponly", Case.Insensitive);
        session.ShouldContain("samesite=lax", Case.Insensitive);
        session.ShouldContain("path=/", Case.Insensitive);
        session.ShouldNotContain("expires", Case.Insensitive);
        browser.Cookies["hubs"].Length.ShouldBe(43); // a random key and nothing else
    }

    [SkippableFact]
    public async Task The_session_becomes_a_bearer_token_for_the_service_and_the_cookie_stays_here()
    {
        var browser = await _fixture.SignedInAsync(Member);
        _fixture.Directory.Requests.Clear();

        var token = (await _fixture.TokenSeenAsync(browser)).ShouldNotBeNull();

        token.GetProperty("typ").GetString().ShouldBe("Bearer");
        token.GetProperty("organization").GetProperty("mednum-bfc").GetProperty("groups").EnumerateArray().Select(group => group.GetString()).ShouldBe(["/hub-member"]);
        token.GetProperty("aud").EnumerateArray().Select(audience => audience.GetString())
            .ShouldBe(["hubs-directory", "hubs-funding", "hubs-training", "hubs-evaluation", "hubs-portal"], ignoreOrder: true);
        _fixture.Directory.Only.Headers.Keys.ShouldNotContain("Cookie");
    }

    [SkippableFact]
    public async Task A_page_learns_who_is_signed_in()
    {
        using var nobody = await new Browser().GetAsync(_fixture.At("/bff/user"));
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await nobody.CodeAsync()).ShouldBe("authentication_required");

        var member = await UserAsync(await _fixture.SignedInAsync(Member));
        member.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        member.GetProperty("isOperator").GetBoolean().ShouldBeFalse();
        member.GetProperty("hubs").GetProperty("mednum-bfc").EnumerateArray().Select(role => role.GetString()).ShouldBe(["hub-member"]);

        (await UserAsync(await _fixture.SignedInAsync("operatrice"))).GetProperty("isOperator").GetBoolean().ShouldBeTrue();
    }

    [SkippableFact]
    public async Task A_session_and_a_token_in_one_request_are_refused()
    {
        var browser = await _fixture.SignedInAsync(Member);
        _fixture.Directory.Requests.Clear();

        using var answer = await browser.GetAsync(_fixture.At("/api/directory/me"), ("Authorization", "Bearer forged"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.CodeAsync()).ShouldBe("ambiguous_credentials");
        _fixture.Directory.Requests.ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Signing_in_leads_to_no_other_site(string returnUrl) =>
        (await _fixture.SignInAsync(new Browser(), Member, returnUrl)).ShouldBe(_fixture.At("/"));

    [SkippableFact]
    public async Task A_callback_counts_only_in_the_browser_that_began_it_and_only_once()
    {
        Browser attacker = new(), victim = new();
        var callback = await _fixture.CallbackAsync(attacker, Member);

        await ShouldFailAsync(victim, callback);

        using var used = await attacker.GetAsync(callback);
        used.Headers.Location!.ToString().ShouldBe("/");
        attacker.Cookies.Remove("hubs");
        await ShouldFailAsync(attacker, callback);
    }

    [SkippableFact]
    public async Task An_answer_of_another_issuer_is_refused()
    {
        var browser = new Browser();
        var callback = await _fixture.CallbackAsync(browser, Member);
        var query = QueryHelpers.ParseQuery(callback.Query).ToDictionary(part => part.Key, part => (string?)part.Value);
        query["iss"].ShouldBe($"{_fixture.Provider}realms/hubs");

        await ShouldFailAsync(browser, With("http://localhost:9999/realms/hubs"));
        await ShouldFailAsync(browser, With(null));

        Uri With(string? issuer)
        {
            query["iss"] = issuer;
            return new Uri(QueryHelpers.AddQueryString(callback.GetLeftPart(UriPartial.Path), query.Where(part => part.Value is not null)));
        }
    }

    [SkippableFact]
    public async Task A_second_sign_in_asks_nothing_and_makes_a_new_session_in_place_of_the_old()
    {
        var browser = await _fixture.SignedInAsync(Member);
        var before = browser.Clone();

        var end = await browser.WalkAsync(_fixture.At("/bff/login?returnUrl=/espace"), "nobody", "nothing", address => address.AbsolutePath == "/espace");

        end.ShouldBe(_fixture.At("/espace"));
        browser.Cookies["hubs"].ShouldNotBe(before.Cookies["hubs"]);
        (await _fixture.TokenSeenAsync(browser)).ShouldNotBeNull();
        (await _fixture.TokenSeenAsync(before)).ShouldBeNull();
    }

    [SkippableFact]
    public async Task Many_requests_over_an_old_token_at_two_gateways_renew_it_once()
    {
        var browser = await _fixture.SignedInAsync(Member);
        var old = Id(await _fixture.TokenSeenAsync(browser));
        _fixture.Clock.Ahead += AlmostTheLifeOfAToken;

        var seen = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => _fixture.TokenSeenAsync(browser, i % 2 == 0 ? _fixture.GatewayUrl : _fixture.Second.Address)));

        var renewed = seen.Select(Id).Distinct().ShouldHaveSingleItem();
        renewed.ShouldNotBe(old);
        Id(await _fixture.TokenSeenAsync(browser)).ShouldBe(renewed);
    }

    [SkippableFact]
    public async Task A_hub_that_one_left_is_gone_at_the_next_renewal_and_back_after_the_one_that_follows_the_return()
    {
        const string User = "lecteur.sud", Id = "5ab00000-0000-4000-8000-000000030005";
        var membership = await HubMembership.OpenAsync(_fixture, "aura", Id);
        await membership.JoinAsync("viewer");
        try
        {
            var browser = await _fixture.SignedInAsync(User);
            (await HubsAsync(browser)).ShouldBe(["aura", "sud"]);

            await membership.LeaveAsync();
            _fixture.Clock.Ahead += AlmostTheLifeOfAToken;
            (await HubsAsync(browser)).ShouldBe(["sud"]);

            await membership.JoinAsync("viewer");
            _fixture.Clock.Ahead += AlmostTheLifeOfAToken;
            (await HubsAsync(browser)).ShouldBe(["aura", "sud"]);
        }
        finally
        {
            await membership.LeaveAsync();
        }

        async Task<string[]> HubsAsync(Browser browser) => [.. (await UserAsync(browser)).GetProperty("hubs").EnumerateObject().Select(hub => hub.Name).Order()];
    }

    [SkippableFact]
    public async Task A_session_is_good_at_every_gateway_and_after_a_restart()
    {
        var browser = await _fixture.SignedInAsync(Member);

        (await _fixture.TokenSeenAsync(browser, _fixture.Second.Address)).ShouldNotBeNull();
        await _fixture.RestartGatewayAsync();
        (await _fixture.TokenSeenAsync(browser)).ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task Signing_out_needs_the_header_or_a_form_of_ours()
    {
        var browser = await _fixture.SignedInAsync(Member);

        using var bare = await browser.PostAsync(_fixture.At("/bff/logout"), null);
        using var foreign = await browser.PostAsync(_fixture.At("/bff/logout"), null, ("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"));
        using var link = await browser.GetAsync(_fixture.At("/bff/logout"));

        bare.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        link.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await _fixture.TokenSeenAsync(browser)).ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task After_signing_out_the_cookie_opens_nothing_anywhere_and_the_provider_ends_its_session_too()
    {
        var browser = await _fixture.SignedInAsync(Member);
        var before = browser.Clone();

        using var answer = await browser.PostAsync(_fixture.At("/bff/logout"), null, Csrf);
        var next = new Uri((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("redirect").GetString()!);

        browser.Cookies.ShouldNotContainKey("hubs");
        (await _fixture.TokenSeenAsync(before)).ShouldBeNull();
        (await _fixture.TokenSeenAsync(before, _fixture.Second.Address)).ShouldBeNull();

        QueryHelpers.ParseQuery(next.Query).ShouldContainKey("id_token_hint");
        using var goodbye = await browser.GetAsync(next);
        goodbye.Headers.Location.ShouldBe(_fixture.At("/"));
        (await _fixture.SignInAsync(browser, "admin.mednum-bfc")).ShouldBe(_fixture.At("/espace")); // asked again: another person
        (await UserAsync(browser)).GetProperty("hubs").GetProperty("mednum-bfc").EnumerateArray().Select(role => role.GetString()).ShouldBe(["hub-admin"]);
    }

    [SkippableFact]
    public async Task A_form_signs_out_without_a_script()
    {
        var browser = await _fixture.SignedInAsync(Member);

        using var answer = await browser.PostAsync(_fixture.At("/bff/logout"), new FormUrlEncodedContent([]), ("Sec-Fetch-Site", "same-origin"));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.GetLeftPart(UriPartial.Authority).ShouldBe(_fixture.Provider.GetLeftPart(UriPartial.Authority));
        using var goodbye = await browser.GetAsync(answer.Headers.Location!);
        goodbye.Headers.Location.ShouldBe(_fixture.At("/"));
    }

    [SkippableFact]
    public async Task Ending_one_session_at_the_provider_ends_all_that_hang_on_it()
    {
        var here = await _fixture.SignedInAsync(Member);
        var sameBrowserLater = here.Clone();
        sameBrowserLater.Cookies.Remove("hubs"); // the gateway's cookie is lost, the provider's is not
        await _fixture.SignInAsync(sameBrowserLater, Member);
        var elsewhere = await _fixture.SignedInAsync(Member);

        using var answer = await here.PostAsync(_fixture.At("/bff/logout"), null, Csrf);
        using var goodbye = await here.GetAsync(new Uri((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("redirect").GetString()!));

        await Testing.Eventually.TrueAsync(async () => await _fixture.TokenSeenAsync(sameBrowserLater) is null, () => "The back-channel logout did not end the session.");
        (await _fixture.TokenSeenAsync(elsewhere)).ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task Only_a_logout_token_logs_out()
    {
        var browser = await _fixture.SignedInAsync(Member);
        using var answer = await browser.Clone().PostAsync(_fixture.At("/bff/logout"), null, Csrf);
        var idToken = QueryHelpers.ParseQuery(new Uri((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("redirect").GetString()!).Query)["id_token_hint"].ToString();

        foreach (var forged in new[] { idToken, "a.b.c", "" })
        {
            using var refused = await new Browser().PostAsync(_fixture.At("/bff/backchannel-logout"), new FormUrlEncodedContent([KeyValuePair.Create("logout_token", forged)]));
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await refused.CodeAsync()).ShouldBe("logout_token_refused");
        }
    }

    private static string? Id(JsonElement? token) => token?.GetProperty("jti").GetString();

    private async Task<JsonElement> UserAsync(Browser browser)
    {
        using var answer = await browser.GetAsync(_fixture.At("/bff/user"));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task ShouldFailAsync(Browser browser, Uri callback)
    {
        using var answer = await browser.GetAsync(callback);
        answer.Headers.Location?.ToString().ShouldBe("/?login=failed");
        browser.Cookies.ShouldNotContainKey("hubs");
    }
}

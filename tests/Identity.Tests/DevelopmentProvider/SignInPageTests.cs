using HubsPlatform.Identity.Tests.Clients;
using HubsPlatform.Identity.Tests.Servers;

namespace HubsPlatform.Identity.Tests.DevelopmentProvider;

/// <summary>The pages of the development provider, for people who see, hear or type.</summary>
[Collection(DevIdentityCollection.Name)]
public sealed class SignInPageTests(DevIdentityServer server)
{
    private readonly IdentityClient _identity = new(server);

    [Fact]
    public async Task Every_field_has_a_label_and_no_page_a_script()
    {
        var browser = new Browser();
        var first = await browser.GetAsync(_identity.Request().Address);
        var second = await browser.PostAsync(first.FormAction!, [new("username", "jury")]);
        foreach (var (page, field) in new[] { (first, "username"), (second, "password") })
        {
            page.Html.ShouldContain("<html lang=\"fr\">");
            page.Html.ShouldContain($"<label for=\"{field}\">");
            page.Html.ShouldContain($"id=\"{field}\"");
            page.Html.ShouldContain("<button type=\"submit\">");
            page.Html.ShouldNotContain("<script");
            page.ContentSecurityPolicy.ShouldStartWith("default-src 'none';");
        }

        second.Html.ShouldContain("jury");
    }

    [Fact]
    public async Task A_wrong_password_is_announced_at_its_field()
    {
        var page = (await _identity.SignInAsync("lecteur.aura", "wrong")).Page;

        page.Html.ShouldContain("role=\"alert\" id=\"objection\"");
        page.Html.ShouldContain("aria-describedby=\"objection\"");
    }

    [Fact]
    public async Task What_was_typed_is_not_taken_for_markup()
    {
        (await _identity.SignInAsync("<script>alert(1)</script>", "wrong")).Page.Html.ShouldNotContain("<script");
    }

    [Fact]
    public async Task Two_tabs_of_one_browser_sign_in_one_after_the_other()
    {
        var browser = new Browser();
        var one = await browser.GetAsync(_identity.Request().Address);
        var two = await browser.GetAsync(_identity.Request().Address);
        foreach (var tab in new[] { one, two })
        {
            var second = await browser.PostAsync(tab.FormAction!, [new("username", "jury")]);
            var done = await browser.PostAsync(second.FormAction!, [new("password", TestRealm.Password)]);
            done.Next!.Query.ShouldContain("code=");
        }
    }

    [Fact]
    public async Task A_page_that_was_left_is_not_taken()
    {
        var browser = new Browser();
        var first = await browser.GetAsync(_identity.Request().Address);
        await browser.PostAsync(first.FormAction!, [new("username", "jury")]);

        (await browser.PostAsync(first.FormAction!, [new("password", TestRealm.Password)])).Html.ShouldContain("La page a expiré");
    }
}

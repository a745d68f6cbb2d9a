using HubsPlatform.Portal.Hosting;
using HubsPlatform.Portal.Tests.Fakes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Portal.Tests.Pages;

/// <summary>The legal notice names who publishes and hosts the site; outside Development nothing starts without.</summary>
public sealed class LegalNoticeTests : PageTest
{
    private const string Address = "/mentions-legales";

    private static readonly (string Name, string Value)[] Settings =
    [
        ("Publisher", "Agence des hubs, groupement d’intérêt public"), ("Address", "1 place de la Mairie\n21000 Dijon"), ("Contact", "contact@hubs.example"), ("Director", "Camille Martin, directrice"),
        ("Host", "Hébergeur SA, 2 rue du Serveur, 69001 Lyon"),
    ];

    [Fact]
    public async Task A_developers_machine_says_that_it_is_one()
    {
        using var html = await Portal.Reader().ReadHtmlAsync(Address);
        html.TextOf("main").ShouldContain("Installation locale de développement");
        html.QuerySelectorAll("main dl").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_settings_are_on_the_page()
    {
        using var published = Portal.WithWebHostBuilder(host => Set(host, Settings));
        using var html = await published.CreateClient().ReadHtmlAsync(Address);
        html.QuerySelectorAll("main dd").Select(value => value.TextContent).ShouldBe(Settings.Select(setting => setting.Value));
        html.TextOf("main").ShouldNotContain("locale");
        using var english = await published.CreateClient().ReadHtmlAsync("/en" + Address);
        english.TextOf("main dl").ShouldContain("Publication director Camille Martin, directrice");
    }

    [Theory]
    [InlineData("Publisher")]
    [InlineData("Address")]
    [InlineData("Contact")]
    [InlineData("Director")]
    [InlineData("Host")]
    public void Outside_Development_what_lacks_is_named_at_the_start(string missing)
    {
        using var published = Portal.WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Production");
            Set(host, [.. Settings.Where(setting => setting.Name != missing)]);
        });
        var refusal = Should.Throw<OptionsValidationException>(() => published.CreateClient());
        refusal.Failures.ShouldHaveSingleItem().ShouldStartWith($"LegalNotice:{missing} is not set (environment variable LegalNotice__{missing})");
    }

    private static void Set(IWebHostBuilder host, (string Name, string Value)[] settings)
    {
        foreach (var (name, value) in settings)
        {
            host.UseSetting($"{LegalNotice.Section}:{name}", value);
        }
    }
}

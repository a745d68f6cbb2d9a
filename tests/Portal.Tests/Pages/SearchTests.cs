using HubsPlatform.Portal.Tests.Fakes;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class SearchTests : IDisposable
{
    private readonly PortalHost _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Results_are_listed_with_their_distance()
    {
        using var html = await _portal.Reader().ReadHtmlAsync("/recherche?ou=21000");
        html.QuerySelectorAll(".hp-result").Length.ShouldBe(2);
        html.TextOf("#resultats-titre").ShouldBe("42 lieux trouvés");
        html.TextOf(".hp-result").ShouldContain("850 m");
    }
}

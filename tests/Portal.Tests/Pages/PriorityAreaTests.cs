using System.Net;
using HubsPlatform.Portal.Tests.Fakes;
using HubsPlatform.Testing;

namespace HubsPlatform.Portal.Tests.Pages;

public sealed class PriorityAreaTests : PageTest
{
    private const string Page = "/national/quartiers-prioritaires";
    private const string Api = "/api/directory/national/priority-areas/qpv";

    private static MultipartFormDataContent Form => new() { { new StringContent("qpv"), "kind" }, { new StringContent("code_qp;insee_com\nQN03901M;39198\n"), "file", "qpv.csv" } };

    [Fact]
    public async Task A_list_is_loaded_and_the_versions_are_shown()
    {
        Fakes.On(HttpMethod.Post, Api, HttpStatusCode.OK, new { kind = "qpv", version = 3, fileName = "qpv.csv", areas = 1, outlined = 0, loadedAt = "2026-11-22T09:00:00Z" });

        using var html = await (await Portal.Reader(TestUser.Operator).PostAsync(Page, Form)).ReadHtmlAsync();

        html.TextOf(".fr-alert--success").ShouldBe("Liste chargée : 1 zones, dont 0 avec leur contour.");
        html.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        html.TextOf("tbody tr td:nth-child(2)").ShouldBe("2 (en vigueur)");
        Fakes.Calls.Single(call => call.Method == HttpMethod.Post).Body!.ShouldContain("QN03901M;39198");
    }

    [Fact]
    public async Task Each_line_that_is_wrong_is_said()
    {
        Fakes.Problem(HttpMethod.Post, Api, HttpStatusCode.UnprocessableEntity, "list_invalid", "La liste n'est pas chargée.", ("ligne 2", "Ligne 2 : a."), ("ligne 7", "Ligne 7 : b."));

        var response = await Portal.Reader(TestUser.Operator).PostAsync(Page, Form);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var html = await response.ReadHtmlAsync();
        html.QuerySelectorAll(".fr-alert--error a").Select(link => link.TextContent).ShouldBe(["Ligne 2 : a.", "Ligne 7 : b."]);
    }

    [Fact]
    public async Task Only_the_operator_sees_it() => (await Portal.Reader(Admin).GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
}

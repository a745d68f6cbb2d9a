using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HubsPlatform.Platform.Tests.Running;

namespace HubsPlatform.Platform.Tests;

/// <summary>A hub's door is not there for the people of another hub: every route that the services document says 404.</summary>
[Collection(PlatformCollection.Name)]
public sealed partial class TenantWalkTests(PlatformRun platform)
{
    private const string Mine = "mednum-bfc";
    private const string Theirs = "sud";
    private static readonly string[] Uploads = ["/imports", "/imports/preview", "/imports/drafts"];
    private const string AreaLists = "/national/priority-areas/";
    private static readonly string[] Services = ["directory", "funding", "training", "evaluation"];

    [Fact]
    public async Task Every_route_of_another_hub_answers_404_to_each_role()
    {
        using var owner = await platform.AsAsync($"admin.{Theirs}");
        var marseille = new StandardFile.Town("Marseille", "13001", "13201", 43.2990, 5.3800);
        var import = await owner.StartImportAsync($"/api/directory/hubs/{Theirs}/imports", StandardFile.Of(StandardFile.Row("voisin-1", "Calanque numérique", marseille)));
        await owner.FinishedAsync(import);
        var place = (await owner.GetJsonAsync($"/api/directory/hubs/{Theirs}/places"))["items"]![0]!.Text("id");
        string[] ids = [import.Split('/')[^1], place, Guid.CreateVersion7().ToString()];

        var calls = new List<string>();
        var open = new List<string>();
        foreach (var user in new[] { $"admin.{Mine}", $"membre.{Mine}", $"mediateur.{Mine}", $"lecteur.{Mine}", "jury" })
        {
            using var stranger = await platform.AsAsync(user);
            foreach (var (method, path) in await HubRoutesAsync())
            {
                foreach (var id in path.Contains("{id", StringComparison.Ordinal) ? ids : ids[..1])
                {
                    var address = Parameter().Replace(path.Replace("{hub}", Theirs, StringComparison.Ordinal), id);
                    using var request = new HttpRequestMessage(method, address) { Content = BodyFor(method, address) };
                    using var response = await stranger.SendAsync(request);
                    calls.Add($"{method} {address}");
                    if (response.StatusCode != HttpStatusCode.NotFound || await response.CodeAsync() != "hub_not_found")
                    {
                        open.Add($"{user}: {method} {address} answered {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
                    }
                }
            }
        }

        calls.Count.ShouldBeGreaterThan(100);
        open.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_without_a_token_gets_into_a_hub()
    {
        using var anyone = platform.Anonymous();
        foreach (var (method, path) in await HubRoutesAsync())
        {
            using var request = new HttpRequestMessage(method, Parameter().Replace(path.Replace("{hub}", Mine, StringComparison.Ordinal), Guid.CreateVersion7().ToString()));
            using var response = await anyone.SendAsync(request);
            response.StatusCode.ShouldBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden], $"{method} {path}");
        }
    }

    [Fact]
    public async Task An_unknown_hub_looks_like_a_forbidden_one()
    {
        using var member = await platform.AsAsync($"membre.{Mine}");
        using var forbidden = await member.GetAsync($"/api/directory/hubs/{Theirs}/places");
        using var unknown = await member.GetAsync("/api/directory/hubs/atlantide/places");

        Plain(await unknown.Content.ReadAsStringAsync(), "atlantide").ShouldBe(Plain(await forbidden.Content.ReadAsStringAsync(), Theirs));
        unknown.StatusCode.ShouldBe(forbidden.StatusCode);

        static string Plain(string problem, string hub)
        {
            var json = JsonNode.Parse(problem)!.AsObject();
            json.Remove("traceId");
            return json.ToJsonString().Replace(hub, "HUB", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_items_and_pages_of_another_hub_are_not_found_from_ones_own()
    {
        using var theirs = await platform.AsAsync($"admin.{Theirs}");
        var toulon = new StandardFile.Town("Toulon", "83000", "83137", 43.1242, 5.9280);
        var import = await theirs.StartImportAsync($"/api/directory/hubs/{Theirs}/imports", StandardFile.Many("page", toulon, 3));
        await theirs.FinishedAsync(import);
        var page = await theirs.GetJsonAsync($"/api/directory/hubs/{Theirs}/places?pageSize=1");

        using var mine = await platform.AsAsync($"admin.{Mine}");
        using var cursor = await mine.GetAsync($"/api/directory/hubs/{Mine}/places?pageSize=1&cursor={Uri.EscapeDataString(page.Text("next"))}");
        cursor.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await cursor.CodeAsync()).ShouldBe("cursor_not_found");
        using var report = await mine.GetAsync($"/api/directory/hubs/{Mine}/imports/{import.Split('/')[^1]}");
        report.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var rows = await mine.GetAsync($"/api/directory/hubs/{Mine}/imports/{import.Split('/')[^1]}/rows");
        rows.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_operators_routes_are_not_there_for_others()
    {
        using var admin = await platform.AsAsync($"admin.{Mine}");
        foreach (var (method, path) in (await RoutesAsync()).Where(route => route.Path.Contains("/national/", StringComparison.Ordinal)))
        {
            var address = Parameter().Replace(path, Guid.CreateVersion7().ToString());
            using var request = new HttpRequestMessage(method, address) { Content = BodyFor(method, address) };
            using var response = await admin.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {address}");
        }
    }

    private async Task<IReadOnlyList<(HttpMethod Method, string Path)>> HubRoutesAsync() =>
        [.. (await RoutesAsync()).Where(route => route.Path.Contains("/hubs/{hub}", StringComparison.Ordinal))];

    private async Task<IReadOnlyList<(HttpMethod Method, string Path)>> RoutesAsync()
    {
        using var anyone = platform.Anonymous();
        var routes = new List<(HttpMethod, string)>();
        foreach (var service in Services)
        {
            var paths = (await anyone.GetJsonAsync($"/openapi/{service}.json"))["paths"]!.AsObject();
            routes.AddRange(paths.SelectMany(path => path.Value!.AsObject().Where(operation => operation.Key is "get" or "post" or "put" or "patch" or "delete").Select(operation => (HttpMethod.Parse(operation.Key), path.Key))));
        }

        return routes;
    }

    private static HttpContent? BodyFor(HttpMethod method, string address) =>
        method == HttpMethod.Get || method == HttpMethod.Delete ? null
        : Uploads.Any(upload => address.EndsWith(upload, StringComparison.Ordinal)) || address.Contains(AreaLists, StringComparison.Ordinal) ? Census.Upload(StandardFile.Of())
        : new StringContent("{}", Encoding.UTF8, "application/json");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}

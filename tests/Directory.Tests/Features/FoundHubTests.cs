using System.Net;
using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Tenancy;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Directory.Tests.Features;

[Collection(nameof(WholeDirectory))]
public sealed class FoundHubTests(DirectoryFactory directory)
{
    private const string Path = "/api/directory/national/hubs";

    private HttpClient Operator => directory.As(TestUser.Operator);

    private static object Request(string alias, string name, string[]? departements = null, string[]? epcis = null, string email = "anne@hub.example") => new
    {
        alias,
        name,
        territory = new { departements, epcis },
        missions = new[] { "animer", "accompagner" },
        consortium = new[] { "Une association" },
        administrator = new { firstName = "Anne", lastName = "Martin", email },
    };

    [Fact]
    public async Task A_new_hub_takes_over_its_territory_after_a_failure_half_way()
    {
        var written = await directory.WriteAsync(
            "national",
            "founding",
            directory.Place("1", "Kiosque de Rennes", "35238", 48.11, -1.68),
            directory.Place("2", "Kiosque de Brest", "29019"),
            directory.Place("3", "Kiosque de Rouen", "76540"));
        var rennes = written[0].PlaceId;
        directory.Onboarding.FailuresLeft = 1;

        var request = Request("hub-bretagne", "Hub Bretagne", ["22", "29", "35", "56"]);
        var (failed, problem, _) = await Operator.SendAsync(HttpMethod.Post, Path, request);
        failed.ShouldBe(HttpStatusCode.ServiceUnavailable);
        problem.Code().ShouldBe("onboarding_unavailable");
        (await Operator.SendAsync(HttpMethod.Post, Path, Request("hub-bretagne", "Hub Bretagne", ["22"]))).Body.Code().ShouldBe("hub_exists");

        var (status, hub, _) = await Operator.SendAsync(HttpMethod.Post, Path, request);
        status.ShouldBe(HttpStatusCode.Created, hub.ToString());
        hub.GetProperty("administrator").GetProperty("temporaryPassword").GetString().ShouldBe("provisoire");
        // Other tests of this database may have places in Brittany too.
        hub.GetProperty("moved").GetProperty("places").GetInt32().ShouldBeGreaterThanOrEqualTo(2);

        var people = directory.As(TestUser.In("hub-bretagne", "hub-admin"));
        (await people.JsonAsync("/api/directory/hubs/hub-bretagne/places?q=kiosque")).Names().ShouldBe(["Kiosque de Brest", "Kiosque de Rennes"]);
        (await people.JsonAsync("/api/directory/hubs/hub-bretagne/structures?q=kiosque")).GetProperty("total").GetInt32().ShouldBe(2);
        (await directory.Anonymous().JsonAsync($"/api/directory/places/{rennes}")).GetProperty("hub").GetString().ShouldBe("hub-bretagne");
        (await Operator.JsonAsync("/api/directory/hubs/national/places?q=kiosque")).Names().ShouldBe(["Kiosque de Rouen"]);
        (await directory.AskAsync<long>("select count(*) from structures where hub_id = 'national' and name like 'Kiosque de %'")).ShouldBe(1);

        await Eventually.BecomesAsync(() => Task.FromResult(directory.Map.HubFor("35238")), new HubId("hub-bretagne"));
        (await directory.WriteAsync("hub-bretagne", "founding", directory.Place("1", "Kiosque de Rennes", "35238", 48.11, -1.68)))[0].PlaceId.ShouldBe(rennes);

        var (again, same, _) = await Operator.SendAsync(HttpMethod.Post, Path, request);
        again.ShouldBe(HttpStatusCode.OK, same.ToString());
        same.GetProperty("moved").GetProperty("places").GetInt32().ShouldBe(0);
        (await Operator.SendAsync(HttpMethod.Post, Path, Request("hub-bretagne", "Hub Bretagne", ["22", "29", "35", "56"], email: "autre@hub.example"))).Body.Code().ShouldBe("hub_exists");
    }

    [Fact]
    public async Task Withdrawn_places_and_mediators_without_a_structure_go_along_and_both_hubs_can_read_of_it()
    {
        var written = await directory.WriteAsync(
            "national", "founding-centre",
            directory.Place("1", "Relais de Tours", "37261"), directory.Place("2", "Relais d'Orléans", "45234"), directory.Place("3", "Relais d'Ajaccio", "2A004"));
        await using (var transaction = await directory.Hubs.BeginAsync(HubId.National))
        {
            await directory.Services.GetRequiredService<PlaceWithdrawal>().WithdrawAsync(transaction, written[2].PlaceId, Actor.System("test"), default);
            await transaction.CommitAsync();
        }

        var people = directory.As(TestUser.In("national", "hub-admin"));
        (await people.SendAsync(HttpMethod.Delete, $"/api/directory/hubs/national/places/{written[0].PlaceId}", ifMatch: "\"1\"")).Status.ShouldBe(HttpStatusCode.NoContent);
        foreach (var (name, departement) in ((string, string)[])[("Aidant de Tours", "37"), ("Aidant de Corse", "2A")])
        {
            (await people.SendAsync(HttpMethod.Post, "/api/directory/hubs/national/mediators", new { displayName = name, status = "volunteer", departementCode = departement }))
                .Status.ShouldBe(HttpStatusCode.Created);
        }

        var (status, hub, _) = await Operator.SendAsync(HttpMethod.Post, Path, Request("hub-centre", "Hub Centre-Val de Loire", ["18", "28", "36", "37", "41", "45"]));
        status.ShouldBe(HttpStatusCode.Created, hub.ToString());
        var moved = hub.GetProperty("moved");
        (moved.GetProperty("places").GetInt32(), moved.GetProperty("structures").GetInt32(), moved.GetProperty("mediators").GetInt32()).ShouldBe((1, 2, 1));

        (await directory.AskAsync<string>("select hub_id from places where id = @id and not active", new { id = written[0].PlaceId })).ShouldBe("hub-centre");
        (await directory.AskAsync<string>("select hub_id from places where id = @id and active", new { id = written[1].PlaceId })).ShouldBe("hub-centre");
        (await directory.AskAsync<string>("select hub_id from places where id = @id", new { id = written[2].PlaceId })).ShouldBe("national");
        (await directory.AskAsync<long>("select count(*) from open.places where id = @id", new { id = written[0].PlaceId })).ShouldBe(0);
        (await directory.AskAsync<string>("select hub_id from mediators where display_name = 'Aidant de Tours'")).ShouldBe("hub-centre");
        (await directory.AskAsync<string>("select hub_id from mediators where display_name = 'Aidant de Corse'")).ShouldBe("national");
        (await directory.As(TestUser.In("hub-centre", "hub-admin")).JsonAsync("/api/directory/hubs/hub-centre/places")).Names().ShouldBe(["Relais d'Orléans"]);

        var withdrawal = (await directory.As(TestUser.In("hub-centre", "hub-admin")).JsonAsync($"/api/directory/hubs/hub-centre/places/{written[0].PlaceId}/history")).GetProperty("items")[0];
        withdrawal.GetProperty("by").GetRawText().ShouldBe("""{"kind":"elsewhere","name":"Opérateur national"}""");

        (await Trail("hub-centre")).ShouldContain(("places.taken-over", "hubs/national"));
        (await Trail("national")).ShouldContain(("places.handed-over", "hubs/hub-centre"));

        await directory.WriteAsync("hub-centre", "founding-centre", directory.Place("1", "Relais de Tours", "37261"));
        (await directory.AskAsync<long>("select count(*) from places where source = 'founding-centre' and source_id = '1'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_structure_whose_places_all_went_elsewhere_goes_along()
    {
        var written = await directory.WriteAsync("national", "founding-corse", directory.Place("1", "Passage à Bastia", "2B033"));
        await directory.WriteAsync("national", "founding-corse", directory.Place("1", "Passage déménagé", "67482"));

        var (status, hub, _) = await Operator.SendAsync(HttpMethod.Post, Path, Request("hub-bastia", "Hub de Haute-Corse", ["2B"]));
        status.ShouldBe(HttpStatusCode.Created, hub.ToString());

        (await directory.AskAsync<string>("select hub_id from structures where name = 'Passage à Bastia'")).ShouldBe("hub-bastia");
        (await directory.AskAsync<string>("select hub_id from places where id = @id", new { id = written[0].PlaceId })).ShouldBe("national");
    }

    private async Task<IEnumerable<(string?, string?)>> Trail(string hub) =>
        (await directory.As(TestUser.In(hub, "hub-admin")).JsonAsync($"/api/directory/hubs/{hub}/audit?pageSize=200"))
        .GetProperty("items").EnumerateArray().Select(entry => (entry.GetProperty("action").GetString(), entry.GetProperty("target").GetString()));

    [Fact]
    public async Task A_departement_that_has_its_hub_is_not_given_twice()
    {
        var (status, body, _) = await Operator.SendAsync(HttpMethod.Post, Path, Request("hub-jura", "Hub du Jura", ["39"]));
        status.ShouldBe(HttpStatusCode.Conflict);
        body.Code().ShouldBe("territory_held");
        body.GetProperty("detail").GetString()!.ShouldContain("mednum-bfc");
        (await directory.AskAsync<long>("select count(*) from open.hubs where alias = 'hub-jura'")).ShouldBe(0);
    }

    [Fact]
    public async Task An_epci_inside_another_hubs_departement_becomes_a_hub_of_its_own()
    {
        await directory.WriteAsync("ile-de-france", "epci", directory.Place("1", "Guichet de Provins", "77379"), directory.Place("2", "Guichet de Melun", "77288"));
        var epci = directory.Map.Code.Communes["77379"].EpciCode!;
        var (status, hub, _) = await Operator.SendAsync(HttpMethod.Post, Path, Request("provinois", "Hub du Provinois", epcis: [epci]));
        status.ShouldBe(HttpStatusCode.Created, hub.ToString());
        hub.GetProperty("moved").GetProperty("places").GetInt32().ShouldBe(1);
        (await directory.As(TestUser.In("ile-de-france", "viewer")).JsonAsync("/api/directory/hubs/ile-de-france/places?q=guichet")).Names().ShouldBe(["Guichet de Melun"]);
    }

    [Fact]
    public async Task Wrong_details_are_named_field_by_field()
    {
        var (status, body, _) = await Operator.SendAsync(HttpMethod.Post, Path, new
        {
            alias = "National!",
            name = "",
            territory = new { departements = new[] { "999" } },
            missions = new[] { "voler" },
            administrator = new { email = "x" },
        });
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).Distinct().ShouldBe(
            ["alias", "name", "territory.departements", "missions", "administrator.firstName", "administrator.lastName", "administrator.email"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_operator_sees_every_hub_and_the_hubs_see_that()
    {
        var overview = await Operator.JsonAsync(Path);
        overview.GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(12);
        var (status, hub, _) = await Operator.SendAsync(HttpMethod.Get, $"{Path}/aura");
        status.ShouldBe(HttpStatusCode.OK);
        hub.GetProperty("name").GetString().ShouldBe("Hub AURA");
        var trail = await directory.As(TestUser.In("aura", "hub-admin")).JsonAsync("/api/directory/hubs/aura/audit");
        trail.GetProperty("items").EnumerateArray().ShouldContain(entry => entry.GetProperty("action").GetString() == "hubs.counted");
        (await Operator.SendAsync(HttpMethod.Get, $"{Path}/nulle-part")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}

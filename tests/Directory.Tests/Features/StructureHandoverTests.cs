using System.Net;
using System.Text.Json;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>What people said of structures, when a territory changes hands.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class StructureHandoverTests(DirectoryFactory directory)
{
    private const string National = "/api/directory/hubs/national/structures";
    private const string Manche = "/api/directory/hubs/hub-manche";

    [Fact]
    public async Task It_goes_along_and_who_is_in_the_old_network_stays_there_too()
    {
        var (wrong, right, member) = (StructureCalls.NewSiret(), StructureCalls.NewSiret(), StructureCalls.NewSiret());
        using var staff = directory.As(TestUser.In("national", "hub-admin"));
        await WriteAsync("national", Draft("1", "Cherbourg", wrong), Draft("2", "Adhérente de Cherbourg", member));
        var (city, adherent) = (await FindAsync(wrong), await FindAsync(member));
        var above = (await staff.SendAsync(HttpMethod.Post, National, new { name = "Union de la Manche", departementCode = "50" })).Body;
        var form = new { name = "Nom donné", pivot = right, parentId = above.Id(), communeCode = "50129" };
        (await staff.SendAsync(HttpMethod.Put, $"{National}/{city}", form, "*")).Status.ShouldBe(HttpStatusCode.OK);
        (await staff.SendAsync(HttpMethod.Post, $"{National}/{adherent}/memberships", new { kind = "partner", startsOn = "2024-01-01" })).Status.ShouldBe(HttpStatusCode.Created);

        var (status, hub, _) = await directory.As(TestUser.Operator).SendAsync(HttpMethod.Post, "/api/directory/national/hubs", new
        {
            alias = "hub-manche",
            name = "Hub Manche",
            territory = new { departements = new[] { "50" } },
            missions = new[] { "animer" },
            consortium = new[] { "Une association" },
            administrator = new { firstName = "Anne", lastName = "Martin", email = "anne@manche.example" },
        });
        status.ShouldBe(HttpStatusCode.Created, hub.ToString());

        using var people = directory.As(TestUser.In("hub-manche", "hub-member"));
        var moved = await people.JsonAsync($"{Manche}/structures/{city}");
        (moved.Name(), moved.GetProperty("pivot").GetString(), moved.GetProperty("parent").Id(), moved.GetProperty("placesTotal").GetInt64()).ShouldBe(("Nom donné", right, above.Id(), 1));
        var history = await people.JsonAsync($"{Manche}/structures/{city}/history");
        history.GetProperty("total").GetInt64().ShouldBe(1);
        history.GetProperty("items")[0].GetProperty("by").GetProperty("kind").GetString().ShouldBe("elsewhere");
        (await people.JsonAsync($"{Manche}/structures/{above.Id()}")).GetProperty("children")[0].Id().ShouldBe(city);
        (await staff.SendAsync(HttpMethod.Get, $"{National}/{city}")).Status.ShouldBe(HttpStatusCode.NotFound);
        await Eventually.TrueAsync(() => Task.FromResult(directory.Map.HubFor("50129").Alias == "hub-manche"), () => "The map does not know the new hub.");
        await WriteAsync("hub-manche", Draft("1", "Cherbourg, suite", wrong), Draft("3", "Au bon numéro", right));
        (await people.JsonAsync($"{Manche}/structures/{city}")).GetProperty("placesTotal").GetInt64().ShouldBe(2);

        var stayed = await staff.JsonAsync($"{National}/{adherent}");
        (stayed.GetProperty("placesTotal").GetInt64(), stayed.GetProperty("membership").GetProperty("kind").GetString()).ShouldBe((0, "partner"));
        var gone = await people.JsonAsync($"{Manche}/structures/{adherent}");
        (gone.GetProperty("placesTotal").GetInt64(), gone.GetProperty("membership").ValueKind).ShouldBe((1, JsonValueKind.Null));
    }

    private Task WriteAsync(string hub, params PlaceDraft[] drafts) => directory.WriteAsync(hub, "structures-manche", drafts);

    private PlaceDraft Draft(string id, string name, string siret) => directory.Place(id, name, "50129") with { Pivot = siret };

    private Task<Guid> FindAsync(string siret) => directory.AskAsync<Guid>("select id from structures where hub_id = 'national' and pivot = @siret", new { siret });
}

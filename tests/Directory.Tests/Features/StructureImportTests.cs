using System.Net;
using System.Text.Json;
using HubsPlatform.Contracts;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>What people said of structures, after the next import.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class StructureImportTests(DirectoryFactory directory)
{
    private readonly string _source = $"structures-{Guid.NewGuid():n}";
    private readonly string _siret = StructureCalls.NewSiret();

    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    [Fact]
    public async Task A_given_name_stays_and_can_be_taken_back()
    {
        await ImportAsync(Draft("a", "Nom du fichier"));
        var structure = await FoundAsync();
        var given = (await Member.ChangeStructureAsync(structure, name: "Nom donné")).Body;
        given.GetProperty("nameGiven").GetBoolean().ShouldBeTrue();

        await ImportAsync(Draft("a", "Nouveau nom du fichier"), Draft("b", "Un second lieu"));
        var after = await FoundAsync();
        (after.Name(), after.GetProperty("nameOfPlaces").GetString(), after.GetProperty("placesTotal").GetInt64()).ShouldBe(("Nom donné", "Nouveau nom du fichier", 2));

        var back = await Member.ChangeStructureAsync(after, nameGiven: false);
        (back.Status, back.Body.Name(), back.Body.GetProperty("nameGiven").GetBoolean()).ShouldBe((HttpStatusCode.OK, "Nouveau nom du fichier", false));
        await ImportAsync(Draft("a", "Encore un nom"));
        (await FoundAsync()).Name().ShouldBe("Encore un nom");
    }

    [Fact]
    public async Task A_given_name_survives_that_all_places_left_and_came_again()
    {
        var outcome = (await directory.WriteAsync("mednum-bfc", _source, Draft("a", "Nom du fichier")))[0];
        await Member.ChangeStructureAsync(await FoundAsync(), name: "Nom donné");
        var version = await directory.AskAsync<long>("select version from places where id = @PlaceId", new { outcome.PlaceId });
        (await Member.SendAsync(HttpMethod.Delete, $"/api/directory/hubs/mednum-bfc/places/{outcome.PlaceId}", ifMatch: $"\"{version}\"")).Status.ShouldBe(HttpStatusCode.NoContent);
        await ImportAsync(Draft("a", "Nom du fichier"));
        (await FoundAsync()).Name().ShouldBe("Nom donné");
    }

    [Fact]
    public async Task A_corrected_number_is_neither_taken_back_nor_doubled()
    {
        await ImportAsync(Draft("a", "Mairie au mauvais SIRET"));
        var right = StructureCalls.NewSiret();
        var structure = await FoundAsync();
        (await Member.ChangeStructureAsync(structure, pivot: right)).Status.ShouldBe(HttpStatusCode.OK);

        // The source still has the old number, another one has the right one already.
        await ImportAsync(Draft("a", "Mairie au mauvais SIRET, suite"), Draft("b", "Annexe", right));
        await directory.WriteAsync("mednum-bfc", $"{_source}-2", Draft("c", "Médiathèque", right));

        (await StructuresOfAsync("a", "b", "c")).ShouldHaveSingleItem().ShouldBe(structure.Id());
        (await Member.StructureAsync(structure.Id())).GetProperty("pivot").GetString().ShouldBe(right);

        // Places came under the number: it keeps leading here when it is corrected once more.
        var third = StructureCalls.NewSiret();
        (await Member.ChangeStructureAsync(await Member.StructureAsync(structure.Id()), pivot: third)).Status.ShouldBe(HttpStatusCode.OK);
        await ImportAsync(Draft("b", "Annexe changée", right), Draft("d", "Au dernier numéro", third));
        (await StructuresOfAsync("a", "b", "c", "d")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_wrong_number_of_an_import_does_not_stand_in_the_way_of_other_changes()
    {
        var wrong = _siret[..13] + (char)('0' + (_siret[13] - '0' + 1) % 10);
        await ImportAsync(Draft("a", "Au numéro douteux", wrong));
        var structure = await Member.StructureAsync((await StructuresOfAsync("a"))[0]);

        (await Member.ChangeStructureAsync(structure, name: "Nom donné")).Status.ShouldBe(HttpStatusCode.OK);
        (await Member.SendAsync(HttpMethod.Post, StructureCalls.Path, new { name = $"Autre {_siret}", departementCode = "21", pivot = wrong })).Body.FieldCodes().ShouldBe(["pivot:pivot_checksum"]);
    }

    [Fact]
    public async Task A_number_that_was_typed_by_mistake_leads_nowhere_once_it_is_corrected()
    {
        var (wrong, right) = (StructureCalls.NewSiret(), StructureCalls.NewSiret());
        var structure = await Member.AddStructureAsync($"Étourdie {_siret}", wrong);
        structure = (await Member.ChangeStructureAsync(structure, pivot: right)).Body;
        await ImportAsync(Draft("a", "Qui a vraiment ce numéro", wrong), Draft("b", "Chez l'étourdie", right));

        (await StructuresOfAsync("a")).ShouldNotContain(structure.Id());
        (await StructuresOfAsync("b")).ShouldBe([structure.Id()]);
        (await Member.ChangeStructureAsync(await Member.StructureAsync(structure.Id()), pivot: wrong)).Body.Code().ShouldBe("pivot_taken");
    }

    [Fact]
    public async Task A_structure_entered_by_hand_gets_the_places_that_name_it()
    {
        var structure = await Member.AddStructureAsync($"Communauté de communes {_siret}");
        await ImportAsync(Draft("a", "Espace numérique") with { Pivot = null, StructureParente = $"Communauté de communes {_siret}" });
        (await StructuresOfAsync("a")).ShouldBe([structure.Id()]);
    }

    [Fact]
    public async Task Merged_structures_have_everything_together_and_no_import_parts_them()
    {
        await using var broker = await EventBroker.ConnectAsync(directory.MessagingPrefix);
        var second = StructureCalls.NewSiret();
        await ImportAsync(Draft("a", "Mairie de Genlis"), Draft("b", "Commune de Genlis", second));
        var (survivor, absorbed) = (await FoundAsync(), await Member.StructureAsync((await StructuresOfAsync("b"))[0]));
        var below = await Member.AddStructureAsync($"CCAS {_siret}", parentId: absorbed.Id());
        var (_, mediator, _) = await Member.SendAsync(HttpMethod.Post, "/api/directory/hubs/mednum-bfc/mediators", new { displayName = "Une personne", status = "employee", departementCode = "21", structureId = absorbed.Id() });
        await Member.SendAsync(HttpMethod.Post, $"{StructureCalls.Path}/{absorbed.Id()}/memberships", new { kind = "founder", startsOn = "2019-06-01" });
        var heard = await broker.CollectAsync<StructuresRecorded>();

        var (status, merged, _) = await Member.MergeAsync(survivor, absorbed);
        status.ShouldBe(HttpStatusCode.OK, merged.ToString());
        (merged.GetProperty("placesTotal").GetInt64(), merged.GetProperty("mediators").GetInt64(), merged.GetProperty("children")[0].Id(), merged.GetProperty("membership").GetProperty("kind").GetString())
            .ShouldBe((2, 1, below.Id(), "founder"));
        var old = await Member.StructureAsync(absorbed.Id());
        (old.GetProperty("active").GetBoolean(), old.GetProperty("mergedInto").Id()).ShouldBe((false, survivor.Id()));
        (await Member.ChangeStructureAsync(old, name: "Autre")).Body.Code().ShouldBe("structure_merged");
        (await Member.JsonAsync($"{StructureCalls.Path}?q={second}")).GetProperty("total").GetInt64().ShouldBe(0);

        await ImportAsync(Draft("b", "Commune de Genlis, renommée", second), Draft("c", "Nouveau lieu", second));
        (await StructuresOfAsync("a", "b", "c")).ShouldBe([survivor.Id()]);
        await Eventually.TrueAsync(
            () => Task.FromResult(heard.SelectMany(message => message.Structures).Any(state => state.StructureId == absorbed.Id() && !state.Active && state.Version > absorbed.GetProperty("version").GetInt64())),
            () => "Nobody heard that it ended.");
        (await directory.AskAsync<bool>("select bool_and(o.version = p.version) from open.places o join places p on p.id = o.id where p.source = @_source", new { _source })).ShouldBeTrue();
        (await Member.SendAsync(HttpMethod.Get, $"/api/directory/hubs/mednum-bfc/mediators/{mediator.Id()}")).Body.GetProperty("structureId").GetGuid().ShouldBe(survivor.Id());
    }

    [Fact]
    public async Task A_merge_is_taken_back_with_what_it_brought()
    {
        var second = StructureCalls.NewSiret();
        await ImportAsync(Draft("a", "Mairie"), Draft("b", "Commune", second));
        var (survivor, absorbed) = (await FoundAsync(), await Member.StructureAsync((await StructuresOfAsync("b"))[0]));
        var below = await Member.AddStructureAsync($"Sous la commune {_siret}", parentId: absorbed.Id());
        await Member.SendAsync(HttpMethod.Post, $"{StructureCalls.Path}/{absorbed.Id()}/memberships", new { kind = "member", startsOn = "2020-01-01" });
        survivor = (await Member.ChangeStructureAsync(survivor, parentId: absorbed.Id())).Body;
        var merged = (await Member.MergeAsync(survivor, absorbed)).Body;
        merged.GetProperty("parent").ValueKind.ShouldBe(JsonValueKind.Null);
        var undo = $"{StructureCalls.Path}/{survivor.Id()}/merges/{merged.GetProperty("merges")[0].Id()}/undo";

        var (status, apart, _) = await Member.SendAsync(HttpMethod.Post, undo);
        status.ShouldBe(HttpStatusCode.OK, apart.ToString());
        (apart.GetProperty("placesTotal").GetInt64(), apart.GetProperty("parent").Id(), apart.GetProperty("membership").ValueKind).ShouldBe((1, absorbed.Id(), JsonValueKind.Null));
        var again = await Member.StructureAsync(absorbed.Id());
        (again.GetProperty("active").GetBoolean(), again.GetProperty("pivot").GetString(), again.GetProperty("membership").GetProperty("kind").GetString()).ShouldBe((true, second, "member"));
        again.GetProperty("children").EnumerateArray().Select(child => child.Id()).ShouldBe([below.Id(), survivor.Id()], ignoreOrder: true);
        await ImportAsync(Draft("b", "Commune, suite", second));
        (await StructuresOfAsync("b")).ShouldBe([absorbed.Id()]);
        (await Member.SendAsync(HttpMethod.Post, undo)).Body.Code().ShouldBe("merge_undone");
    }

    [Fact]
    public async Task Structures_of_which_one_is_far_below_the_other_or_that_are_both_members_are_not_merged_yet()
    {
        var top = await Member.AddStructureAsync($"Haut {_siret}");
        var middle = await Member.AddStructureAsync($"Milieu {_siret}", parentId: top.Id());
        var bottom = await Member.AddStructureAsync($"Bas {_siret}", parentId: middle.Id());
        (await Member.MergeAsync(bottom, top)).Body.Code().ShouldBe("parent_circle");
        foreach (var structure in new[] { top, bottom })
        {
            await Member.SendAsync(HttpMethod.Post, $"{StructureCalls.Path}/{structure.Id()}/memberships", new { kind = "member", startsOn = "2024-01-01" });
        }

        (await Member.MergeAsync(top, bottom)).Body.Code().ShouldBe("memberships_overlap");
    }

    private PlaceDraft Draft(string id, string name, string? siret = null) => directory.Place(id, name, "21292") with { Pivot = siret ?? _siret };

    private Task ImportAsync(params PlaceDraft[] drafts) => directory.WriteAsync("mednum-bfc", _source, drafts);

    private async Task<JsonElement> FoundAsync() =>
        await Member.StructureAsync(await directory.AskAsync<Guid>("select id from structures where hub_id = 'mednum-bfc' and key = 'pivot:' || @_siret", new { _siret }));

    private async Task<IReadOnlyList<Guid>> StructuresOfAsync(params string[] places) =>
        await directory.AskAsync<Guid[]>("select array_agg(distinct structure_id) from places where source like @_source || '%' and source_id = any(@places)", new { _source, places });
}

using System.Net;
using System.Text.Json;
using HubsPlatform.Contracts;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

[Collection(nameof(WholeDirectory))]
public sealed class StructuresTests(DirectoryFactory directory)
{
    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    [Fact]
    public async Task A_structure_is_entered_by_hand_found_and_heard_of()
    {
        await using var broker = await EventBroker.ConnectAsync(directory.MessagingPrefix);
        var heard = await broker.CollectAsync<StructuresRecorded>();
        var siret = StructureCalls.NewSiret();
        var (status, added, tag) = await Member.SendAsync(HttpMethod.Post, StructureCalls.Path, new
        {
            name = "GIP Territoires à la main",
            pivot = $"{siret[..9]} {siret[9..]}",
            kind = "groupement-public",
            commune = "Dijon",
            postalCode = "21000",
            contactFunction = "Secrétariat",
            contactPhone = "03 80 27 04 14",
            contactEmail = "contact@gip.example",
            website = "gip.example",
        });

        status.ShouldBe(HttpStatusCode.Created, added.ToString());
        tag.ShouldBe("\"1\"");
        var structure = await Member.StructureAsync(added.Id());
        (structure.GetProperty("pivot").GetString(), structure.GetProperty("pivotKind").GetString()).ShouldBe((siret, "siret"));
        (structure.GetProperty("communeCode").GetString(), structure.GetProperty("communeName").GetString(), structure.GetProperty("departementCode").GetString()).ShouldBe(("21231", "Dijon", "21"));
        (structure.GetProperty("contactPhone").GetString(), structure.GetProperty("nameGiven").GetBoolean(), structure.GetProperty("byHand").GetBoolean()).ShouldBe(("+33380270414", true, true));
        structure.GetProperty("places").GetArrayLength().ShouldBe(0);
        (await Member.JsonAsync($"{StructureCalls.Path}?q={siret}&kind=groupement-public")).Names().ShouldBe(["GIP Territoires à la main"]);
        await Eventually.TrueAsync(() => Task.FromResult(States(heard, added.Id()).Count > 0), () => "Nobody heard of it.");
        var state = States(heard, added.Id()).ShouldHaveSingleItem();
        (state.Active, state.Operating, state.Version, state.Pivot).ShouldBe((true, false, 1, siret));

        var (twice, problem, _) = await Member.SendAsync(HttpMethod.Post, StructureCalls.Path, new { name = "gip territoires a la main", departementCode = "21" });
        (twice, problem.Code(), problem.GetProperty("structureId").GetGuid()).ShouldBe((HttpStatusCode.Conflict, "structure_exists", added.Id()));
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_told_field_by_field()
    {
        var (status, problem, _) = await Member.SendAsync(HttpMethod.Post, StructureCalls.Path, new
        {
            name = " ",
            pivot = "43493312300028",
            kind = "club",
            commune = "Atlantis",
            contactFunction = new string('x', 121),
            contactPhone = "12",
            contactEmail = "a@",
            website = "pas un site",
        });

        (status, problem.Code()).ShouldBe((HttpStatusCode.UnprocessableEntity, "invalid_structure"));
        problem.FieldCodes().ShouldBe(
            [
                "name:invalid_name", "kind:unknown_kind", "commune:commune_unknown", "pivot:pivot_checksum", "contactFunction:invalid_function", "contactPhone:invalid_phone",
                "contactEmail:invalid_email", "website:invalid_website",
            ]);
        (await Member.SendAsync(HttpMethod.Post, StructureCalls.Path, new { name = "Sans lieu" })).Body.FieldCodes().ShouldBe(["departementCode:unknown_departement"]);
    }

    [Fact]
    public async Task An_edit_needs_the_version_that_was_read()
    {
        var structure = await Member.AddStructureAsync("Association versionnée");
        (await Member.SendAsync(HttpMethod.Put, $"{StructureCalls.Path}/{structure.Id()}", new { name = "X", departementCode = "21" })).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        var first = await Member.ChangeStructureAsync(structure, name: "Association renommée");
        var second = await Member.ChangeStructureAsync(structure, name: "Association perdue");

        (first.Status, first.ETag).ShouldBe((HttpStatusCode.OK, "\"2\""));
        (second.Status, second.Body.Code()).ShouldBe((HttpStatusCode.PreconditionFailed, "version_outdated"));
        (await Member.StructureAsync(structure.Id())).Name().ShouldBe("Association renommée");
        var history = (await Member.JsonAsync($"{StructureCalls.Path}/{structure.Id()}/history")).GetProperty("items");
        history[0].GetProperty("changes").GetRawText().ShouldBe("""[{"field":"name","old":"Association versionnée","new":"Association renommée"}]""");
        history[1].GetProperty("kind").GetString().ShouldBe("added");
        history[0].GetProperty("subject").GetString().ShouldNotBeNull();
        history[0].GetProperty("by").GetRawText().ShouldBe($$"""{"kind":"person","name":"{{DirectoryFactory.Bfc.Name}}"}""");
        using var viewer = directory.As(DirectoryFactory.BfcViewer);
        var told = (await viewer.JsonAsync($"{StructureCalls.Path}/{structure.Id()}/history")).GetProperty("items")[0];
        told.GetProperty("subject").ValueKind.ShouldBe(JsonValueKind.Null);
        told.GetProperty("by").GetRawText().ShouldBe("""{"kind":"person","name":null}""");
    }

    [Fact]
    public async Task A_number_that_another_structure_has_is_refused_with_its_name()
    {
        var siret = StructureCalls.NewSiret();
        var known = await Member.AddStructureAsync("Qui l'a", siret);
        var other = await Member.AddStructureAsync("Qui le voudrait");
        var (status, problem, _) = await Member.ChangeStructureAsync(other, pivot: siret);

        (status, problem.Code(), problem.GetProperty("structureId").GetGuid()).ShouldBe((HttpStatusCode.Conflict, "pivot_taken", known.Id()));
        problem.GetProperty("detail").GetString()!.ShouldContain("« Qui l'a »");
        problem.FieldCodes().ShouldBe(["pivot:pivot_taken"]);
    }

    [Fact]
    public async Task Structures_depend_on_each_other_without_circles()
    {
        var top = await Member.AddStructureAsync("Fédération du haut");
        var middle = await Member.AddStructureAsync("Union du milieu", parentId: top.Id());
        var bottom = await Member.AddStructureAsync("Association du bas", parentId: middle.Id());

        (await Member.ChangeStructureAsync(top, parentId: bottom.Id())).Body.FieldCodes().ShouldBe(["parentId:parent_circle"]);
        (await Member.ChangeStructureAsync(top, parentId: top.Id())).Body.FieldCodes().ShouldBe(["parentId:parent_is_self"]);
        (await Member.ChangeStructureAsync(top, parentId: Guid.NewGuid())).Body.FieldCodes().ShouldBe(["parentId:parent_not_found"]);
        var read = await Member.StructureAsync(middle.Id());
        read.GetProperty("parent").Name().ShouldBe("Fédération du haut");
        read.GetProperty("children")[0].Name().ShouldBe("Association du bas");
    }

    [Fact]
    public async Task Only_what_nothing_depends_on_is_withdrawn()
    {
        var top = await Member.AddStructureAsync("Dont on dépend");
        var below = await Member.AddStructureAsync("Qui dépend", parentId: top.Id());
        var (status, problem, _) = await Member.SendAsync(HttpMethod.Delete, $"{StructureCalls.Path}/{top.Id()}", ifMatch: top.Tag());
        (status, problem.Code()).ShouldBe((HttpStatusCode.Conflict, "structure_in_use"));

        (await Member.SendAsync(HttpMethod.Delete, $"{StructureCalls.Path}/{below.Id()}", ifMatch: below.Tag())).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Member.SendAsync(HttpMethod.Delete, $"{StructureCalls.Path}/{top.Id()}", ifMatch: top.Tag())).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Member.SendAsync(HttpMethod.Get, $"{StructureCalls.Path}/{top.Id()}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var siret = StructureCalls.NewSiret();
        var slip = await Member.AddStructureAsync("Saisie deux fois", siret);
        (await Member.SendAsync(HttpMethod.Delete, $"{StructureCalls.Path}/{slip.Id()}", ifMatch: slip.Tag())).Status.ShouldBe(HttpStatusCode.NoContent);
        var again = await Member.AddStructureAsync("Saisie deux fois", siret);
        await directory.WriteAsync("mednum-bfc", "withdrawn", directory.Place("1", "Chez la seconde", "21231") with { Pivot = siret });
        (await Member.StructureAsync(again.Id())).GetProperty("placesTotal").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Another_hub_sees_nothing_and_a_reader_writes_nothing()
    {
        var mine = await Member.AddStructureAsync("Structure gardée");
        using var sud = directory.As(TestUser.In("sud", "hub-admin"));
        foreach (var path in new[] { "", "/history", "/memberships" })
        {
            (await sud.SendAsync(HttpMethod.Get, $"{StructureCalls.Path}/{mine.Id()}{path}")).Body.Code().ShouldBe("hub_not_found");
            (await sud.SendAsync(HttpMethod.Get, $"/api/directory/hubs/sud/structures/{mine.Id()}{path}")).Body.Code().ShouldBe("structure_not_found");
        }

        var (status, theirs, _) = await sud.SendAsync(HttpMethod.Post, "/api/directory/hubs/sud/structures", new { name = "Voisine", departementCode = "13" });
        status.ShouldBe(HttpStatusCode.Created);
        (await Member.ChangeStructureAsync(mine, parentId: theirs.Id())).Body.FieldCodes().ShouldBe(["parentId:parent_not_found"]);
        (await Member.MergeAsync(mine, theirs)).Body.FieldCodes().ShouldBe(["other:structure_not_found"]);
        using var viewer = directory.As(DirectoryFactory.BfcViewer);
        (await viewer.ChangeStructureAsync(mine, name: "Autre")).Body.Code().ShouldBe("role_required");
        (await viewer.StructureAsync(mine.Id())).GetProperty("mediators").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private static IReadOnlyList<StructureState> States(IEnumerable<StructuresRecorded> heard, Guid id) =>
        [.. heard.SelectMany(message => message.Structures).Where(structure => structure.StructureId == id)];
}

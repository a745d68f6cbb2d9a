using System.Net;
using System.Text.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

[Collection(nameof(WholeDirectory))]
public sealed class MembershipsTests(DirectoryFactory directory)
{
    private const string Network = "/api/directory/hubs/mednum-bfc/memberships";

    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    [Fact]
    public async Task A_structure_joins_changes_and_leaves_the_network()
    {
        var before = await Member.JsonAsync($"{Network}/counts");
        var structure = await Member.AddStructureAsync($"Réseau {Guid.NewGuid():n}");
        var (status, joined, tag) = await JoinAsync(structure, new { kind = "member", startsOn = "2024-03-01", contactFunction = "Direction", charterSignedOn = "2024-03-15" });
        (status, tag, joined.GetProperty("state").GetString()).ShouldBe((HttpStatusCode.Created, "\"1\"", "current"));
        (await Member.StructureAsync(structure.Id())).GetProperty("membership").GetProperty("kind").GetString().ShouldBe("member");
        var counts = await Member.JsonAsync($"{Network}/counts");
        (Count(counts, "member") - Count(before, "member"), Count(counts, "charters") - Count(before, "charters"), Count(counts, "none") - Count(before, "none")).ShouldBe((1, 1, 0));

        var path = $"{Network}/{joined.Id()}";
        (await Member.SendAsync(HttpMethod.Put, path, new { kind = "member", startsOn = "2024-03-01" })).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        var (ended, past, _) = await Member.SendAsync(HttpMethod.Put, path, new { kind = "member", startsOn = "2024-03-01", endsOn = "2025-12-31" }, tag);
        (ended, past.GetProperty("state").GetString(), past.GetProperty("charterSignedOn").ValueKind).ShouldBe((HttpStatusCode.OK, "ended", JsonValueKind.Null));
        (await Member.SendAsync(HttpMethod.Put, path, new { kind = "partner", startsOn = "2024-03-01" }, tag)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await JoinAsync(structure, new { kind = "partner", startsOn = "2026-01-01" })).Status.ShouldBe(HttpStatusCode.Created);

        var (overlap, problem, _) = await JoinAsync(structure, new { kind = "founder", startsOn = "2025-06-01", endsOn = "2025-07-01" });
        (overlap, problem.Code()).ShouldBe((HttpStatusCode.Conflict, "membership_overlaps"));
        problem.GetProperty("detail").GetString()!.ShouldContain("du 01/03/2024 au 31/12/2025");
        (await Member.JsonAsync($"{StructureCalls.Path}/{structure.Id()}/memberships")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("kind").GetString()).ShouldBe(["partner", "member"]);
        (await Member.SendAsync(HttpMethod.Delete, path, ifMatch: "\"2\"")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Member.SendAsync(HttpMethod.Get, path)).Body.Code().ShouldBe("membership_not_found");
    }

    [Fact]
    public async Task The_list_of_structures_knows_the_network()
    {
        var mark = Guid.NewGuid().ToString("n");
        var (founder, none, past) = (await Member.AddStructureAsync($"F {mark}"), await Member.AddStructureAsync($"N {mark}"), await Member.AddStructureAsync($"P {mark}"));
        await JoinAsync(founder, new { kind = "founder", startsOn = "2019-06-24" });
        await JoinAsync(past, new { kind = "member", startsOn = "2019-06-24", endsOn = "2020-06-24" });

        foreach (var (membership, expected) in new[] { ("any", "F"), ("none", "N P"), ("founder", "F"), ("member", "") })
        {
            var found = (await Member.JsonAsync($"{StructureCalls.Path}?q={mark}&membership={membership}&pageSize=1")).GetProperty("total").GetInt64();
            found.ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, membership);
            (await Member.JsonAsync($"{StructureCalls.Path}?q={mark}&membership={membership}")).Names().Select(name => name[..1]).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        (await Member.JsonAsync($"{Network}?q={mark}&state=ended")).GetProperty("items")[0].GetProperty("structureId").GetGuid().ShouldBe(past.Id());
        none.Name().ShouldEndWith(mark);
        (await Member.SendAsync(HttpMethod.Get, $"{StructureCalls.Path}?membership=ami")).Body.Code().ShouldBe("unknown_membership");
    }

    [Fact]
    public async Task A_spreadsheet_computes_nothing_from_the_export()
    {
        var structure = await Member.AddStructureAsync($"=HYPERLINK(\"http://x\",\"y\") {Guid.NewGuid():n}");
        await JoinAsync(structure, new { kind = "lead", startsOn = "2019-06-24", contactFunction = "@direction, \"accueil\"" });
        using var answer = await Member.GetAsync($"{Network}.csv?kind=lead&state=current");
        var text = await answer.Content.ReadAsStringAsync();

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith("_adhesions_mednum-bfc.csv");
        text.ShouldContain("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")");
        text.ShouldContain(",porteur,en cours,2019-06-24,,,\"'@direction, \"\"accueil\"\"\",");
    }

    [Fact]
    public async Task What_is_wrong_is_told_field_by_field_and_others_are_not_let_in()
    {
        var structure = await Member.AddStructureAsync($"Mal saisie {Guid.NewGuid():n}");
        (await JoinAsync(structure, new { kind = "ami", contactFunction = new string('x', 121), charterSignedOn = "2199-01-01" })).Body.FieldCodes()
            .ShouldBe(["kind:unknown_kind", "startsOn:invalid_date", "contactFunction:invalid_function", "charterSignedOn:invalid_date"]);
        (await JoinAsync(structure, new { kind = "member", startsOn = "2024-03-01", endsOn = "2024-02-01" })).Body.FieldCodes().ShouldBe(["endsOn:ends_before_start"]);
        var joined = (await JoinAsync(structure, new { kind = "member", startsOn = "2024-03-01" })).Body;

        using var sud = directory.As(TestUser.In("sud", "hub-admin"));
        (await sud.SendAsync(HttpMethod.Get, $"/api/directory/hubs/sud/memberships/{joined.Id()}")).Body.Code().ShouldBe("membership_not_found");
        (await sud.SendAsync(HttpMethod.Put, $"/api/directory/hubs/sud/memberships/{joined.Id()}", new { kind = "lead", startsOn = "2024-03-01" }, "*")).Body.Code().ShouldBe("membership_not_found");
        (await sud.SendAsync(HttpMethod.Post, $"/api/directory/hubs/sud/structures/{structure.Id()}/memberships", new { kind = "lead", startsOn = "2024-03-01" })).Body.Code().ShouldBe("structure_not_found");
        using var viewer = directory.As(DirectoryFactory.BfcViewer);
        (await viewer.SendAsync(HttpMethod.Delete, $"{Network}/{joined.Id()}", ifMatch: "*")).Body.Code().ShouldBe("role_required");
        (await viewer.JsonAsync($"{Network}/{joined.Id()}")).GetProperty("kind").GetString().ShouldBe("member");
    }

    private Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> JoinAsync(JsonElement structure, object form) =>
        Member.SendAsync(HttpMethod.Post, $"{StructureCalls.Path}/{structure.Id()}/memberships", form);

    private static long Count(JsonElement counts, string kind) => counts.GetProperty(kind).GetInt64();
}

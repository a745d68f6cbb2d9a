using System.Net;
using System.Text.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>Pairs of records that may be one structure, and what people decide about them.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class SameStructuresTests(DirectoryFactory directory)
{
    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    [Fact]
    public async Task Two_records_that_may_be_one_structure_are_proposed_until_they_are_merged()
    {
        var (siret, name) = (StructureCalls.NewSiret(), $"Régie de quartier {Guid.NewGuid():n}");
        await directory.WriteAsync(
            "mednum-bfc", "same", directory.Place(siret, name.ToUpperInvariant(), "21231") with { Pivot = siret }, directory.Place($"{siret}-2", name, "21231"), directory.Place($"{siret}-3", name, "39198"));

        var pair = (await SameAsync(name)).ShouldHaveSingleItem();
        var (kept, other) = (pair.GetProperty("kept"), pair.GetProperty("other"));
        (kept.GetProperty("pivot").GetString(), other.GetProperty("pivot").GetString(), other.GetProperty("places").GetInt64()).ShouldBe((siret, null, 1));
        pair.GetProperty("reasons").EnumerateArray().Select(reason => $"{reason.Code()}: {reason.GetProperty("text").GetString()}").ShouldBe(["same_name: Le même nom, dans la même commune (Dijon)"]);

        (await Member.MergeAsync(await Member.StructureAsync(kept.Id()), other)).Status.ShouldBe(HttpStatusCode.OK);
        (await SameAsync(name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_speak_for_a_pair_or_against_it()
    {
        var (siret, second, name) = (StructureCalls.NewSiret(), StructureCalls.NewSiret(), $"Régie de quartier {Guid.NewGuid():n}");
        await directory.WriteAsync(
            "mednum-bfc", "same", directory.Place(siret, name, "21231") with { Pivot = siret }, directory.Place(second, name, "21231") with { Pivot = second });
        (await ReasonsAsync()).ShouldBe(["same_name", "different_numbers"]);

        // Set here, because a form refuses a number that another structure has.
        (await directory.AskAsync<long>("with twice as (update structures set pivot = @siret where hub_id = 'mednum-bfc' and pivot = @second returning 1) select count(*) from twice", new { siret, second })).ShouldBe(1);
        (await ReasonsAsync()).ShouldBe(["same_number", "same_name"]);

        async Task<IEnumerable<string?>> ReasonsAsync() => (await SameAsync(name)).ShouldHaveSingleItem().GetProperty("reasons").EnumerateArray().Select(reason => reason.Code());
    }

    [Fact]
    public async Task A_pair_that_people_found_to_be_two_is_not_proposed_again_until_they_take_it_back()
    {
        var (siret, name) = (StructureCalls.NewSiret(), $"Régie de quartier {Guid.NewGuid():n}");
        await WriteAsync();
        var pair = (await SameAsync(name)).ShouldHaveSingleItem();
        var (kept, other) = (pair.GetProperty("kept").Id(), pair.GetProperty("other").Id());
        var (there, back) = ($"{StructureCalls.Path}/{kept}/distinct/{other}", $"{StructureCalls.Path}/{other}/distinct/{kept}");

        (await directory.As(DirectoryFactory.BfcViewer).SendAsync(HttpMethod.Put, there)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Member.SendAsync(HttpMethod.Put, there)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Member.SendAsync(HttpMethod.Put, back)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await SameAsync(name)).ShouldBeEmpty();
        await WriteAsync("Une rue de plus");
        (await SameAsync(name)).ShouldBeEmpty("no import brings it back");

        var told = (await SameAsync(name, "distinct")).ShouldHaveSingleItem();
        told.GetProperty("decidedBy").GetString().ShouldBe(TestTokens.SubjectOf(DirectoryFactory.Bfc.Name));
        told.GetProperty("decidedAt").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
        told.GetProperty("reasons")[0].Code().ShouldBe("same_name");

        (await Member.SendAsync(HttpMethod.Delete, back)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Member.SendAsync(HttpMethod.Delete, back)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await SameAsync(name)).Count.ShouldBe(1);
        (await SameAsync(name, "distinct")).ShouldBeEmpty();
        (await directory.AskAsync<string>("select string_agg(action, ',' order by id) from platform.audit_entries where target = any(@targets)", new { targets = new[] { $"structures/{kept}/distinct/{other}", $"structures/{other}/distinct/{kept}" } }))
            .ShouldBe("structures.distinct,structures.distinct-undone");

        (await Member.SendAsync(HttpMethod.Put, $"{StructureCalls.Path}/{kept}/distinct/{kept}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Member.SendAsync(HttpMethod.Get, $"{StructureCalls.Path}/same?status=x")).Body.Code().ShouldBe("status_unknown");
        (await directory.As(TestUser.In("sud", "hub-admin")).SendAsync(HttpMethod.Put, there.Replace("mednum-bfc", "sud"))).Status.ShouldBe(HttpStatusCode.NotFound);

        Task WriteAsync(string? complement = null) => directory.WriteAsync(
            "mednum-bfc", "same", directory.Place(siret, name, "21231") with { Pivot = siret, ComplementAdresse = complement }, directory.Place($"{siret}-2", name, "21231") with { ComplementAdresse = complement });
    }

    [Fact]
    public async Task Who_merges_two_that_were_said_to_be_two_has_decided_anew()
    {
        var (siret, name) = (StructureCalls.NewSiret(), $"Régie de quartier {Guid.NewGuid():n}");
        await directory.WriteAsync("mednum-bfc", "same", directory.Place(siret, name, "21231") with { Pivot = siret }, directory.Place($"{siret}-2", name, "21231"));
        var pair = (await SameAsync(name)).ShouldHaveSingleItem();
        var (kept, other) = (pair.GetProperty("kept"), pair.GetProperty("other"));
        (await Member.SendAsync(HttpMethod.Put, $"{StructureCalls.Path}/{kept.Id()}/distinct/{other.Id()}")).Status.ShouldBe(HttpStatusCode.NoContent);

        var (_, merged, _) = await Member.MergeAsync(await Member.StructureAsync(kept.Id()), other);
        (await Member.SendAsync(HttpMethod.Post, $"{StructureCalls.Path}/{kept.Id()}/merges/{merged.GetProperty("merges")[0].Id()}/undo")).Status.ShouldBe(HttpStatusCode.OK);
        (await SameAsync(name)).Count.ShouldBe(1);
    }

    private async Task<IReadOnlyList<JsonElement>> SameAsync(string name, string status = "proposed")
    {
        List<JsonElement> pairs = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await Member.JsonAsync($"{StructureCalls.Path}/same?status={status}&pageSize=1{(cursor == "" ? "" : $"&cursor={cursor}")}");
            pairs.AddRange(page.GetProperty("items").EnumerateArray());
            pairs.Count.ShouldBeLessThanOrEqualTo(page.GetProperty("total").GetInt32());
            cursor = page.GetProperty("next").GetString();
        }

        return [.. pairs.Where(pair => string.Equals(pair.GetProperty("kept").Name(), name, StringComparison.OrdinalIgnoreCase))];
    }
}

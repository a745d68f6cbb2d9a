using System.Net;
using Dapper;
using HubsPlatform.Directory.Standard;
using Npgsql;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>Two people, or a person and an import, at the same moment.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class StructureRaceTests(DirectoryFactory directory)
{
    private const int Rounds = 10;

    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    [Fact]
    public async Task Of_two_edits_of_one_version_one_is_refused()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var structure = await Member.AddStructureAsync($"Disputée {Guid.NewGuid():n}");
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Member.ChangeStructureAsync(structure, name: $"{structure.Name()} {i}")));

            answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, 3)]);
            (await Member.StructureAsync(structure.Id())).Name().ShouldBe(answers.Single(answer => answer.Status == HttpStatusCode.OK).Body.Name());
        }
    }

    [Fact]
    public async Task Two_edits_that_close_a_circle_together_do_not_both_pass()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (a, b) = (await Member.AddStructureAsync($"A {Guid.NewGuid():n}"), await Member.AddStructureAsync($"B {Guid.NewGuid():n}"));
            var answers = await Task.WhenAll(Member.ChangeStructureAsync(a, parentId: b.Id()), Member.ChangeStructureAsync(b, parentId: a.Id()));

            answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity]);
        }
    }

    /// <summary>Without the service's own order: what two sessions write straight into the table.</summary>
    [Fact]
    public async Task The_database_itself_holds_no_circle()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Guid[] ring = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(async i => (await Member.AddStructureAsync($"{i} {Guid.NewGuid():n}")).Id()))];
            var written = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => WriteAsync("update structures set parent_id = @parent where id = @id", new { id = ring[i], parent = ring[(i + 1) % 3] })));

            written.Order().ShouldBe([null, null, "structures_no_circle"]);
        }
    }

    [Fact]
    public async Task One_number_is_not_given_twice()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var siret = StructureCalls.NewSiret();
            var (a, b) = (await Member.AddStructureAsync($"A {siret}"), await Member.AddStructureAsync($"B {siret}"));
            var answers = await Task.WhenAll(Member.ChangeStructureAsync(a, pivot: siret), Member.ChangeStructureAsync(b, pivot: siret));

            answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
        }
    }

    [Fact]
    public async Task A_number_given_by_hand_while_an_import_brings_it_makes_one_structure()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var siret = StructureCalls.NewSiret();
            var structure = await Member.AddStructureAsync($"Main {siret}");
            var place = directory.Place(siret, $"Lieu {siret}", "21231") with { Pivot = siret };
            var change = Member.ChangeStructureAsync(structure, pivot: siret);
            await Task.WhenAll(change, directory.WriteAsync("mednum-bfc", "race", place));

            var owner = await directory.AskAsync<Guid>("select structure_id from places where source = 'race' and source_id = @siret", new { siret });
            ((await change).Status, owner == structure.Id()).ShouldBeOneOf((HttpStatusCode.OK, true), (HttpStatusCode.Conflict, false));
            (await directory.AskAsync<long>("select count(*) from structures where pivot = @siret and active", new { siret })).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Periods_of_one_structure_never_overlap()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var structure = await Member.AddStructureAsync($"Adhérente {Guid.NewGuid():n}");
            var path = $"{StructureCalls.Path}/{structure.Id()}/memberships";
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Member.SendAsync(HttpMethod.Post, path, new { kind = "member", startsOn = $"2024-0{i + 1}-01", endsOn = "2024-12-31" })));
            answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict]);

            const string insert = "insert into memberships (hub_id, id, structure_id, kind, starts_on, updated_at) values ('mednum-bfc', gen_random_uuid(), @id, 'member', '2025-01-01', now())";
            var written = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => WriteAsync(insert, new { id = structure.Id() })));
            // Each may have to wait for the other; then the server breaks the knot and refuses one.
            written.Count(refusal => refusal is null).ShouldBe(1);
            written.Single(refusal => refusal is not null).ShouldBeOneOf("memberships_once", PostgresErrorCodes.DeadlockDetected);
        }
    }

    /// <returns>The constraint that refused it, or the server's code where none did.</returns>
    private async Task<string?> WriteAsync(string sql, object args)
    {
        try
        {
            await using var owner = await directory.Database.OpenAsOwnerAsync();
            await owner.ExecuteAsync(sql, args);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.ConstraintName ?? refused.SqlState;
        }
    }
}

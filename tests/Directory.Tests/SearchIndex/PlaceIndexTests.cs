using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Features.Search;
using HubsPlatform.Directory.SearchIndex;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HubsPlatform.Directory.Tests.SearchIndex;

/// <summary>The index says what the database says, from the moment a transaction is committed.</summary>
public sealed class PlaceIndexTests(DirectoryFactory directory) : IClassFixture<DirectoryFactory>
{
    private const string Path = "/api/directory/places";
    private static readonly HubId Hub = new("hubik");

    [Fact]
    public async Task What_is_committed_is_found_at_once_whoever_else_writes()
    {
        var anyone = directory.Anonymous();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async writer =>
        {
            for (var round = 0; round < 12; round++)
            {
                var name = $"simultane w{writer}r{round}x";
                await directory.WriteAsync("hubik", $"writer-{writer}", directory.Place($"{round}", name, "29232"));
                (await anyone.JsonAsync($"{Path}?q={Uri.EscapeDataString(name)}")).Names().ShouldBe([name]);
            }
        }));
        (await anyone.JsonAsync($"{Path}?q=simultane")).GetProperty("total").GetInt64().ShouldBe(48);
    }

    [Fact]
    public async Task A_transaction_that_began_early_and_ends_late_is_not_missed()
    {
        await using var early = await directory.Hubs.BeginAsync(Hub);
        await directory.Services.GetRequiredService<PlaceWriter>().WriteAsync(early, "early", [directory.Place("1", "Precoce zvwk", "29232")], Actor.System("test"), default);
        await directory.WriteAsync("aura", "late", directory.Place("1", "Tardif zvwk", "69123"));
        (await NamesAsync("zvwk")).ShouldBe(["Tardif zvwk"]);
        await early.CommitAsync();
        (await NamesAsync("zvwk")).ShouldBe(["Precoce zvwk", "Tardif zvwk"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_was_taken_back_was_never_there()
    {
        await using (var transaction = await directory.Hubs.BeginAsync(Hub))
        {
            await directory.Services.GetRequiredService<PlaceWriter>().WriteAsync(transaction, "never", [directory.Place("1", "Jamais qqbrtf", "29232")], Actor.System("test"), default);
        }

        (await NamesAsync("qqbrtf")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_with_another_name_is_found_by_that_alone_and_one_that_left_no_more()
    {
        await directory.WriteAsync("hubik", "changing", directory.Place("1", "Ancien zvwl", "29232"), directory.Place("2", "Autre zvwl", "29232"));
        (await NamesAsync("zvwl")).Count.ShouldBe(2);
        await directory.WriteAsync("hubik", "changing", directory.Place("1", "Nouveau zvwl", "29232"));
        (await NamesAsync("zvwl")).ShouldBe(["Autre zvwl", "Nouveau zvwl"], ignoreOrder: true);
        (await NamesAsync("ancien zvwl")).ShouldBeEmpty();
        await directory.AskAsync<int>("with d as (delete from open.places where record::json->>'nom' = 'Autre zvwl' returning 1) select count(*)::int from d");
        (await NamesAsync("zvwl")).ShouldBe(["Nouveau zvwl"]);
    }

    [Fact]
    public async Task The_upkeep_waits_for_imports_but_not_for_ever()
    {
        var services = directory.Services;
        using var upkeep = new PlaceIndexUpkeep(services.GetRequiredService<PlaceIndex>(), directory.Hubs, TimeProvider.System, NullLogger<PlaceIndexUpkeep>.Instance);
        (await upkeep.FollowAsync(default)).ShouldBeTrue();
        await directory.AskAsync<int>(
            """
            with queued as (
              insert into work.import_queue (import_id, hub, queued_at, holder, held_until)
              values (gen_random_uuid(), 'hubik', now(), gen_random_uuid(), now() + interval '1 minute') returning 1)
            select count(*)::int from queued
            """);
        try
        {
            var rounds = 1;
            while (!await upkeep.FollowAsync(default))
            {
                rounds++;
            }

            rounds.ShouldBe(10);
            (await upkeep.FollowAsync(default)).ShouldBeFalse();
        }
        finally
        {
            await directory.AskAsync<int>("with gone as (delete from work.import_queue returning 1) select count(*)::int from gone");
        }
    }

    [Fact]
    public async Task A_process_that_was_away_for_longer_than_changes_are_kept_reads_all_places_again()
    {
        var clock = new Moved();
        using var index = new PlaceIndex(directory.Hubs, directory.Services.GetRequiredService<OfficialCode>(), clock);
        await index.FollowAsync(default);
        await directory.WriteAsync("hubik", "away", directory.Place("1", "Absence zvwm", "29232"));
        await directory.AskAsync<int>("with d as (delete from open.changes where changed_at > now() - interval '1 minute' returning 1) select count(*)::int from d");
        await index.FollowAsync(default);
        (await CountAsync(index, "zvwm")).ShouldBe(0); // nothing said so
        clock.By = TimeSpan.FromHours(13);
        await index.FollowAsync(default);
        (await CountAsync(index, "zvwm")).ShouldBe(1);
    }

    [Fact]
    public async Task A_state_stays_as_it_is_while_somebody_holds_it()
    {
        using var index = new PlaceIndex(directory.Hubs, directory.Services.GetRequiredService<OfficialCode>(), TimeProvider.System);
        await directory.WriteAsync("hubik", "held", directory.Place("1", "Tenu zvwn", "29232"));
        using var before = await index.ViewAsync(default);
        await directory.WriteAsync("hubik", "held", directory.Place("1", "Tenu zvwn", "29232"), directory.Place("2", "Tenu zvwn", "29232"));
        await index.FollowAsync(default);
        PlaceFinder.Count(before, Question("zvwn")).ShouldBe(1);
        (await CountAsync(index, "zvwn")).ShouldBe(2);
    }

    [Fact]
    public async Task Much_that_is_new_becomes_one_segment_with_what_was_there()
    {
        using var index = new PlaceIndex(directory.Hubs, directory.Services.GetRequiredService<OfficialCode>(), TimeProvider.System);
        await directory.WriteAsync("hubik", "segments", directory.Place("1", "Avant", "29232"));
        await index.FollowAsync(default);
        using var before = await index.ViewAsync(default);

        await directory.WriteAsync("aura", "segments", [.. Enumerable.Range(0, before.Reader.NumDocs + 10).Select(i => directory.Place($"{i}", $"Foule {i}", "69123"))]);
        await index.FollowAsync(default);
        (await SegmentsAsync(index)).ShouldBe(1);

        await directory.WriteAsync("hubik", "segments", directory.Place("1", "Avant", "29232"), directory.Place("2", "Après", "29232"));
        await index.FollowAsync(default);
        (await SegmentsAsync(index)).ShouldBe(2);
    }

    private static async Task<int> SegmentsAsync(PlaceIndex index)
    {
        using var view = await index.ViewAsync(default);
        return view.Reader.Leaves.Count;
    }

    private async Task<IReadOnlyList<string>> NamesAsync(string words) => (await directory.Anonymous().JsonAsync($"{Path}?q={Uri.EscapeDataString(words)}")).Names();

    private async Task<long> CountAsync(PlaceIndex index, string words)
    {
        using var view = await index.ViewAsync(default);
        return PlaceFinder.Count(view, Question(words));
    }

    private SearchQuestion Question(string words) =>
        new(new SearchRequest(words, null, null, [], SearchArea.Anywhere, null), null, directory.Services.GetRequiredService<OfficialCode>());

    private sealed class Moved : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
    }
}

using System.Text.Json;
using Dapper;
using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Contracts;
using HubsPlatform.Evaluation.Counting;
using HubsPlatform.Evaluation.Projections;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Evaluation.Tests;

/// <summary>The counts depend on what happened, not on how the news of it arrived.</summary>
[Collection(nameof(EvaluationService))]
public sealed class ProjectionTests(EvaluationService evaluation)
{
    private static int _hubs;

    private static HubId NewHub() => new($"hub-{Interlocked.Increment(ref _hubs)}");

    [Fact]
    public void Shuffled_repeated_and_concurrent_deliveries_end_as_serial_ones() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(25),
            Prop.ForAll(
                Histories.In("serial").Zip(Gen.Choose(0, int.MaxValue)).ToArbitrary(),
                history => EndsAlikeAsync(history.Item1, new Random(history.Item2)).GetAwaiter().GetResult()));

    private async Task<bool> EndsAlikeAsync(HubEvent[] history, Random random)
    {
        var (serial, chaotic) = (NewHub(), NewHub());
        foreach (var @event in history)
        {
            await HandleAsync(serial, @event);
        }

        var deliveries = history.Concat(history).Concat(history).ToArray();
        random.Shuffle(deliveries);
        await Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (@event, _) => await HandleAsync(chaotic, @event));

        return await StateOfAsync(serial) == await StateOfAsync(chaotic);
    }

    /// <summary>The handler itself, without the inbox: repetition must be harmless by the versions alone.</summary>
    private async Task HandleAsync(HubId hub, HubEvent @event)
    {
        await using var transaction = await evaluation.Hubs.BeginAsync(hub);
        await ((@event with { Hub = hub.Alias }) switch
        {
            PlacesRecorded places => new RememberPlaces().HandleAsync(transaction, places, default),
            StructuresRecorded structures => new RememberStructures().HandleAsync(transaction, structures, default),
            MediatorsRecorded mediators => new RememberMediators().HandleAsync(transaction, mediators, default),
            _ => throw new NotSupportedException(),
        });
        await transaction.CommitAsync();
    }

    private async Task<string> StateOfAsync(HubId hub) => JsonSerializer.Serialize(await HubCounts.ReadAsync(evaluation.Hubs, hub, default));

    [Fact]
    public async Task Counts_equal_those_of_the_records_themselves()
    {
        var hub = NewHub();
        foreach (var history in Histories.In(hub.Alias).Sample(20))
        {
            foreach (var @event in history)
            {
                await HandleAsync(hub, @event);
            }
        }

        var counts = await HubCounts.ReadAsync(evaluation.Hubs, hub, default);
        await using var owner = await evaluation.Database.OpenAsOwnerAsync();
        foreach (var (table, total) in new[]
        {
            ("places", counts.Departements.Sum(departement => departement.Places)),
            ("structures", counts.Departements.Sum(departement => departement.Structures)),
            ("mediators", counts.Departements.Sum(departement => departement.Mediators)),
        })
        {
            total.ShouldBe(await owner.QuerySingleAsync<long>($"select count(*) from {table} where hub_id = @hub and active", new { hub = hub.Alias }));
        }

        counts.Departements.Sum(departement => departement.Communes)
            .ShouldBe(await owner.QuerySingleAsync<long>("select count(distinct commune_code) from places where hub_id = @hub and active", new { hub = hub.Alias }));
    }

    [Fact]
    public async Task A_record_of_two_hubs_counts_in_each_by_its_own_state()
    {
        var (from, to) = (NewHub(), NewHub());
        PlacesRecorded Place(HubId hub, long version, bool active) => new()
        {
            Hub = hub.Alias,
            Actor = "test",
            OccurredAt = DateTimeOffset.UnixEpoch,
            Places = [new PlaceState { PlaceId = Guid.Empty, Version = version, Active = active, Name = "Lieu", DepartementCode = "33", Services = [] }],
        };

        await HandleAsync(to, Place(to, 2, true));
        await HandleAsync(from, Place(from, 2, false));
        await HandleAsync(from, Place(from, 1, true));
        (await HubCounts.ReadAsync(evaluation.Hubs, from, default)).Departements.ShouldBeEmpty();
        (await HubCounts.ReadAsync(evaluation.Hubs, to, default)).Departements.Single().Places.ShouldBe(1);
    }
}

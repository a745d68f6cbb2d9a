using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Contracts;
using HubsPlatform.Testing;

namespace HubsPlatform.Training.Tests;

[Collection(nameof(TrainingService))]
public sealed class StructureTests(TrainingService training)
{
    [Fact]
    public async Task The_structures_that_may_enrol_are_those_of_the_directory_whatever_the_order_of_events()
    {
        const string Hub = "occitanie";
        var ids = Enumerable.Range(0, 120).Select(_ => Guid.CreateVersion7()).ToArray();
        StructuresRecorded Event(int version, Func<int, bool> active, string name, int skip, int take) => new()
        {
            Hub = Hub,
            Actor = "test",
            OccurredAt = DateTimeOffset.UnixEpoch.AddHours(version),
            Structures = [.. ids.Skip(skip).Take(take).Select((id, index) => TrainingService.StructureOf(id, version, $"{name} {index + skip:000}", active(index)))],
        };
        HubEvent[] events = [Event(1, _ => true, "Ancien nom", 0, 120), Event(2, index => index >= 10, "Structure", 0, 60), Event(2, _ => true, "Structure", 60, 60)];
        Random.Shared.Shuffle(events);
        await training.Broker.DeliverAsync(events, times: 3);

        var viewer = training.As(TestUser.In(Hub, "viewer"));
        await Eventually.BecomesAsync(async () => string.Join(',', await NamesAsync(viewer, Hub)), string.Join(',', Enumerable.Range(10, 110).Select(number => $"Structure {number:000}")));
    }

    [Fact]
    public async Task A_structure_that_left_may_not_enrol_and_comes_back_when_it_returns()
    {
        var structure = Guid.CreateVersion7();
        await DeliverAsync(1, active: false);
        var session = await training.PlanAsync(5);
        var refused = await training.EnrolAsync(session, structure: structure);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await TrainingService.CodeOf(refused)).ShouldBe("structure_unknown");
        await DeliverAsync(2, active: true);
        (await training.EnrolAsync(session, structure: structure)).StatusCode.ShouldBe(HttpStatusCode.Created);

        async Task DeliverAsync(long version, bool active)
        {
            await training.Broker.DeliverAsync(new StructuresRecorded { Hub = TrainingService.Hub, Actor = "test", OccurredAt = DateTimeOffset.UnixEpoch, Structures = [TrainingService.StructureOf(structure, version, "Va-et-vient", active)] });
            await Eventually.BecomesAsync(() => training.Hubs.QuerySingleOrDefaultAsync<long>(new(TrainingService.Hub), "select version from structures where id = @structure", new { structure }), version);
        }
    }

    private static async Task<List<string>> NamesAsync(HttpClient viewer, string hub)
    {
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await viewer.GetFromJsonAsync<JsonElement>($"/api/training/hubs/{hub}/structures?pageSize=50&cursor={cursor}");
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return names;
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Contracts;
using HubsPlatform.Testing;

namespace HubsPlatform.Funding.Tests;

[Collection(nameof(FundingService))]
public sealed class EvidenceTests(FundingService funding)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private static StructureState Structure(int number, long version, string departement, bool operating, bool active = true) => new()
    {
        StructureId = new Guid(number, 0, 0, new byte[8]),
        Version = version,
        Active = active,
        Name = $"Structure {number}",
        DepartementCode = departement,
        Operating = operating,
    };

    private static PlaceState Place(int number, long version, string departement, bool active = true) => new()
    {
        PlaceId = new Guid(number, 1, 0, new byte[8]),
        Version = version,
        Active = active,
        Name = $"Lieu {number}",
        DepartementCode = departement,
        Services = [],
    };

    [Fact]
    public async Task Actors_are_counted_once_per_departement_whatever_the_order_and_repetition_of_events()
    {
        const string Hub = "occitanie";
        HubEvent[] events =
        [
            new HubDeclared { Hub = Hub, Actor = "test", OccurredAt = Start, Name = "Hub Occitanie", Departements = ["31", "34", "48"], Epcis = [], Missions = [], Consortium = [], Version = 1 },
            new StructuresRecorded { Hub = Hub, Actor = "test", OccurredAt = Start.AddMinutes(1), Structures = [Structure(1, 1, "31", true), Structure(2, 1, "31", false), Structure(3, 1, "34", true)] },
            new StructuresRecorded { Hub = Hub, Actor = "test", OccurredAt = Start.AddMinutes(2), Structures = [Structure(2, 2, "31", true), Structure(3, 2, "34", true, active: false)] },
            new PlacesRecorded { Hub = Hub, Actor = "test", OccurredAt = Start.AddMinutes(3), Places = [Place(1, 1, "31"), Place(2, 1, "34"), Place(3, 1, "31")] },
            new PlacesRecorded { Hub = Hub, Actor = "test", OccurredAt = Start.AddMinutes(4), Places = [Place(2, 2, "34", active: false), Place(3, 2, "34")] },
        ];
        await funding.Broker.DeliverAsync(Random.Shared.GetItems(events, 5).Concat(Shuffled(events)), times: 3);

        var viewer = funding.As(TestUser.In(Hub, "viewer"));
        await Eventually.BecomesAsync(
            async () => Describe(await viewer.GetFromJsonAsync<JsonElement>($"/api/funding/hubs/{Hub}/evidence")),
            "structures 2, places 2, actors 2: 31=2/2/1 34=0/0/1 48=0/0/0 as of 2026-11-22T08:04:00");

        var evidence = await viewer.GetFromJsonAsync<JsonElement>($"/api/funding/hubs/{Hub}/evidence");
        evidence.GetProperty("operatingActors").GetProperty("criterion").GetInt32().ShouldBe(1);
        var population = evidence.GetProperty("populationTargeted");
        population.GetProperty("criterion").GetInt32().ShouldBe(2);
        population.GetProperty("awards")[0].GetProperty("people").GetInt64().ShouldBe(430_000);
    }

    [Fact]
    public async Task A_hub_that_nothing_is_known_of_has_evidence_of_nothing()
    {
        var evidence = await funding.As(TestUser.In("hubert", "viewer")).GetFromJsonAsync<JsonElement>("/api/funding/hubs/hubert/evidence");
        evidence.GetProperty("asOf").ValueKind.ShouldBe(JsonValueKind.Null);
        evidence.GetProperty("operatingActors").GetProperty("total").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task The_operator_sees_all_hubs_and_each_hub_sees_that()
    {
        var overview = await funding.As(TestUser.Operator).GetFromJsonAsync<JsonElement>("/api/funding/national/overview");
        var call = overview.GetProperty("calls").EnumerateArray().Single(call => call.GetProperty("id").GetGuid() == FundingService.Call2018);
        call.GetProperty("awarded").GetDecimal().ShouldBe(4_545_000m);
        call.GetProperty("remaining").GetDecimal().ShouldBe(455_000m);
        var hubs = overview.GetProperty("hubs").EnumerateArray().ToDictionary(hub => hub.GetProperty("alias").GetString()!);
        hubs["hubert"].GetProperty("awarded").GetDecimal().ShouldBe(250_000m);
        hubs["hubert"].GetProperty("populationTargeted").GetInt64().ShouldBe(17_000);

        var trail = await funding.As(TestUser.In("hubert", "hub-admin")).GetFromJsonAsync<JsonElement>("/api/funding/hubs/hubert/audit");
        trail.GetProperty("items").EnumerateArray().ShouldContain(entry => entry.GetProperty("action").GetString() == "funding-overview.read");
    }

    private static HubEvent[] Shuffled(HubEvent[] events)
    {
        var copy = events.ToArray();
        Random.Shared.Shuffle(copy);
        return copy;
    }

    private static string Describe(JsonElement evidence)
    {
        var reach = evidence.GetProperty("operatingActors");
        var cells = reach.GetProperty("departements").EnumerateArray()
            .Select(cell => $"{cell.GetProperty("code").GetString()}={cell.GetProperty("operatingActors").GetInt64()}/{cell.GetProperty("structures").GetInt64()}/{cell.GetProperty("places").GetInt64()}");
        var asOf = evidence.GetProperty("asOf") is { ValueKind: JsonValueKind.String } time ? time.GetDateTimeOffset().UtcDateTime.ToString("s") : "never";
        return $"structures {evidence.GetProperty("structures").GetInt64()}, places {evidence.GetProperty("places").GetInt64()}, actors {reach.GetProperty("total").GetInt64()}: {string.Join(' ', cells)} as of {asOf}";
    }
}

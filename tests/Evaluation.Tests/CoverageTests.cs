using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Contracts;
using HubsPlatform.Testing;

namespace HubsPlatform.Evaluation.Tests;

/// <summary>From the broker to the answer.</summary>
[Collection(nameof(EvaluationService))]
public sealed class CoverageTests(EvaluationService evaluation)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static PlaceState Place(int number, long version, string departement, string? commune, bool active = true, params string[] services) => new()
    {
        PlaceId = Id(number),
        Version = version,
        Active = active,
        Name = $"Lieu {number}",
        DepartementCode = departement,
        CommuneCode = commune,
        Services = services,
    };

    private static StructureState Structure(int number, string departement, bool operating) => new()
    {
        StructureId = Id(number),
        Version = 1,
        Active = true,
        Name = $"Structure {number}",
        DepartementCode = departement,
        Operating = operating,
    };

    private static IEnumerable<MediatorState> Mediators(int first, int count, string departement) =>
        Enumerable.Range(first, count).Select(number => new MediatorState { MediatorId = Id(number), Version = 1, Active = true, DepartementCode = departement });

    private static HubEvent[] Census(string hub) =>
    [
        new HubDeclared { Hub = hub, Actor = "test", OccurredAt = Start, Name = $"Hub {hub}", Departements = ["21", "25", "39"], Epcis = [], Missions = ["recenser"], Consortium = [], Version = 1 },
        new PlacesRecorded { Hub = hub, Actor = "test", OccurredAt = Start.AddMinutes(1), Places = [Place(1, 1, "21", "21231", true, "B", "A"), Place(2, 1, "21", "21231", true, "A"), Place(3, 1, "25", "25056", true, "C")] },
        new PlacesRecorded { Hub = hub, Actor = "test", OccurredAt = Start.AddMinutes(5), Places = [Place(3, 2, "25", "25056", active: false), Place(4, 1, "21", null)] },
        new StructuresRecorded { Hub = hub, Actor = "test", OccurredAt = Start.AddMinutes(2), Structures = [Structure(1, "21", true), Structure(2, "25", false)] },
        new MediatorsRecorded { Hub = hub, Actor = "test", OccurredAt = Start.AddMinutes(3), Mediators = [.. Mediators(0, 12, "21"), .. Mediators(100, 3, "25")] },
        new AwardGranted { Hub = hub, Actor = "test", OccurredAt = Start, AwardId = Id(1), CallId = Id(1), CallName = "Appel", Amount = 1, Currency = "EUR", PopulationTargeted = 500_000, AwardedOn = new(2019, 3, 22), Version = 1 },
        new AwardGranted { Hub = hub, Actor = "test", OccurredAt = Start, AwardId = Id(2), CallId = Id(2), CallName = "Autre appel", Amount = 1, Currency = "EUR", PopulationTargeted = 200_000, AwardedOn = new(2021, 3, 22), Version = 1 },
        .. Enumerable.Range(1, 2).Select(number => new TrainingCompleted
        {
            Hub = hub, Actor = "test", OccurredAt = Start, EnrolmentId = Id(number), SessionId = Id(1), PathId = Id(1), PathName = "Parcours", StructureId = Id(1), CompletedOn = new(2026, 11, 1), Hours = 14,
        }),
    ];

    private async Task DeliverAsync(string hub)
    {
        var events = Enumerable.Range(0, 3).SelectMany(_ => Census(hub)).ToArray();
        // Three deliveries of each event under one id, and each fact under three ids: the inbox and the versions both work.
        Random.Shared.Shuffle(events);
        await evaluation.Broker.DeliverAsync(events, times: 2);
        var viewer = evaluation.As(TestUser.In(hub, "viewer"));
        await Eventually.BecomesAsync(
            async () => string.Join(' ', (await viewer.GetFromJsonAsync<JsonElement>($"/api/evaluation/hubs/{hub}/indicators")).GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("code").GetString()}={item.GetProperty("value")}")),
            "places=3 structures=2 operating-structures=1 communes=1 mediators=15 training-completions=2 population-targeted=500000");
        // Nothing may come after and change it.
        await Eventually.BecomesAsync(
            async () => (await viewer.GetFromJsonAsync<JsonElement>($"/api/evaluation/hubs/{hub}/coverage")).GetProperty("asOf").GetDateTimeOffset(), Start.AddMinutes(5));
    }

    [Fact]
    public async Task Coverage_is_told_by_departement_also_where_there_is_none()
    {
        await DeliverAsync("mednum-bfc");
        var coverage = await evaluation.As(TestUser.In("mednum-bfc", "viewer")).GetFromJsonAsync<JsonElement>("/api/evaluation/hubs/mednum-bfc/coverage");
        coverage.GetProperty("name").GetString().ShouldBe("Hub mednum-bfc");
        coverage.GetProperty("totals").GetRawText().ShouldBe("""{"places":3,"structures":2,"operatingStructures":1,"communes":1,"services":["A","B"],"mediators":{"value":15,"suppressed":false}}""");
        coverage.GetProperty("departements").EnumerateArray().Select(departement => departement.GetRawText()).ShouldBe(
        [
            """{"code":"21","places":3,"structures":1,"operatingStructures":1,"communes":1,"services":["A","B"],"mediators":{"value":null,"suppressed":true}}""",
            """{"code":"25","places":0,"structures":1,"operatingStructures":0,"communes":0,"services":[],"mediators":{"value":null,"suppressed":true}}""",
            """{"code":"39","places":0,"structures":0,"operatingStructures":0,"communes":0,"services":[],"mediators":{"value":0,"suppressed":false}}""",
        ]);
    }

    [Fact]
    public async Task Too_few_completions_are_not_told_by_departement()
    {
        await DeliverAsync("hauts-de-france");
        var indicators = await evaluation.As(TestUser.In("hauts-de-france", "viewer")).GetFromJsonAsync<JsonElement>("/api/evaluation/hubs/hauts-de-france/indicators");
        var completions = indicators.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("code").GetString() == "training-completions");
        completions.GetProperty("value").GetInt64().ShouldBe(2);
        completions.GetProperty("departements").EnumerateArray().ShouldAllBe(cell => cell.GetProperty("suppressed").GetBoolean());
    }

    [Fact]
    public async Task The_operator_sees_all_hubs_and_each_hub_sees_that()
    {
        await DeliverAsync("aura");
        var coverage = await evaluation.As(TestUser.Operator).GetFromJsonAsync<JsonElement>("/api/evaluation/national/coverage");
        var hub = coverage.GetProperty("hubs").EnumerateArray().Single(hub => hub.GetProperty("alias").GetString() == "aura");
        hub.GetProperty("places").GetInt64().ShouldBe(3);
        hub.GetProperty("trainingCompletions").GetInt64().ShouldBe(2);
        hub.GetProperty("populationTargeted").GetInt64().ShouldBe(500_000);
        coverage.GetProperty("totals").GetProperty("places").GetInt64().ShouldBe(coverage.GetProperty("hubs").EnumerateArray().Sum(each => each.GetProperty("places").GetInt64()));

        var trail = await evaluation.As(TestUser.In("aura", "hub-admin")).GetFromJsonAsync<JsonElement>("/api/evaluation/hubs/aura/audit");
        trail.GetProperty("items").EnumerateArray().ShouldContain(entry => entry.GetProperty("action").GetString() == "coverage.read" && entry.GetProperty("subject").GetString() == TestTokens.SubjectOf("operatrice"));
    }

    [Fact]
    public async Task A_hub_that_nothing_is_known_of_has_an_empty_coverage()
    {
        var coverage = await evaluation.As(TestUser.In("hubert", "viewer")).GetFromJsonAsync<JsonElement>("/api/evaluation/hubs/hubert/coverage");
        coverage.GetProperty("asOf").ValueKind.ShouldBe(JsonValueKind.Null);
        coverage.GetProperty("totals").GetProperty("places").GetInt64().ShouldBe(0);
    }
}

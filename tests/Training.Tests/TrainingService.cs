using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Contracts;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HubsPlatform.Training.Tests;

/// <summary>The service, with a clock that tests can move and what it told the others.</summary>
public sealed class TrainingService() : ServiceFactory<Program>("training")
{
    public const string Hub = "mednum-bfc";

    public TestClock Clock { get; } = new();

    public EventBroker Broker { get; private set; } = null!;

    public IReadOnlyCollection<TrainingCompleted> Completed { get; private set; } = null!;

    /// <summary>A structure of the hub, known to the service.</summary>
    public Guid Structure { get; } = Guid.CreateVersion7();

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Demonstration:Load", "true")];

    protected override void Replace(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));

    public override async Task InitializeAsync()
    {
        Broker = await EventBroker.ConnectAsync(MessagingPrefix);
        Completed = await Broker.CollectAsync<TrainingCompleted>();
        await base.InitializeAsync();
        await Broker.DeliverAsync(new StructuresRecorded { Hub = Hub, Actor = "test", OccurredAt = Clock.GetUtcNow(), Structures = [StructureOf(Structure, 1, "Maison du numérique")] });
        await Eventually.BecomesAsync(() => Hubs.QuerySingleOrDefaultAsync<long>(new(Hub), "select count(*) from structures where id = @Structure", new { Structure }), 1);
    }

    public static StructureState StructureOf(Guid id, long version, string name, bool active = true) => new()
    {
        StructureId = id,
        Version = version,
        Active = active,
        Name = name,
        DepartementCode = "21",
        Operating = true,
    };

    public HttpClient Staff(string hub = Hub) => As(TestUser.In(hub, "hub-member"));

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    public async Task<Guid> PlanAsync(int capacity, int inDays = 10, int days = 1)
    {
        var staff = Staff();
        var path = await CreatedAsync(await staff.PostAsJsonAsync($"/api/training/hubs/{Hub}/paths", new { name = "Parcours d'essai", hours = 14, competences = new[] { "Accueillir" } }));
        var halfDays = Enumerable.Range(0, days).SelectMany(day => new[] { new { day = Today.AddDays(inDays + day), part = "morning" }, new { day = Today.AddDays(inDays + day), part = "afternoon" } });
        return await CreatedAsync(await staff.PostAsJsonAsync($"/api/training/hubs/{Hub}/sessions", new { pathId = path, capacity, remote = false, place = "Dijon", halfDays }));
    }

    public Task<HttpResponseMessage> EnrolAsync(Guid session, HttpClient? caller = null, Guid? mediator = null, Guid? structure = null) =>
        (caller ?? Staff()).PostAsJsonAsync($"/api/training/hubs/{Hub}/sessions/{session}/enrolments", new { structureId = structure ?? Structure, mediatorId = mediator ?? Guid.CreateVersion7() });

    public async Task<JsonElement> SessionAsync(Guid session) => await Staff().GetFromJsonAsync<JsonElement>($"/api/training/hubs/{Hub}/sessions/{session}");

    public async Task<JsonElement[]> EnrolmentsAsync(Guid session) =>
        [.. (await Staff().GetFromJsonAsync<JsonElement>($"/api/training/hubs/{Hub}/sessions/{session}/enrolments?pageSize=200")).GetProperty("items").EnumerateArray()];

    public static async Task<Guid> CreatedAsync(HttpResponseMessage answer)
    {
        ((int)answer.StatusCode).ShouldBe(201, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public static async Task<string?> CodeOf(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}

/// <summary>The system's clock, moved.</summary>
public sealed class TestClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}

[CollectionDefinition(nameof(TrainingService))]
public sealed class TrainingCollection : ICollectionFixture<TrainingService>;

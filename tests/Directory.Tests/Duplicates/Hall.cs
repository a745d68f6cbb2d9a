using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Duplicates;

/// <summary>A directory whose places are compared at once.</summary>
public sealed class DuplicatesFactory : DirectoryFactory
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("Duplicates:Poll", "00:00:00.200"), new("Duplicates:Pause", "00:00:00.100"), new("Duplicates:BatchPlaces", "50")];
}

[CollectionDefinition(nameof(Hall))]
public sealed class Hall : ICollectionFixture<DuplicatesFactory>;

/// <summary>The same library, told by two sources, and what people do about it.</summary>
internal sealed class Library(DuplicatesFactory directory, string hub = "mednum-bfc", string commune = "39198")
{
    private static int _last;

    private readonly int _number = Interlocked.Increment(ref _last);

    public HttpClient Member { get; } = directory.As(TestUser.In(hub, "hub-member"));

    public string Path { get; } = $"/api/directory/hubs/{hub}/duplicates";

    public string Hub => hub;

    /// <summary>Of no other test: names and places of two tests never meet.</summary>
    public string Name => $"Médiathèque {Letters(_number)}";

    public PlaceDraft Draft(string source, Func<PlaceDraft, PlaceDraft>? change = null)
    {
        var draft = directory.Place($"{source}-{_number}", Name, commune, 46 + (_number * 0.03), 4.5, "Aide aux démarches administratives") with { Adresse = $"{_number} rue {Letters(_number + 7)}", DateMaj = new DateOnly(2026, 9, 1) };
        return change is null ? draft : change(draft);
    }

    public async Task<Guid> WriteAsync(string source, Func<PlaceDraft, PlaceDraft>? change = null) => (await directory.WriteAsync(hub, source, Draft(source, change)))[0].PlaceId;

    /// <summary>Two records and the pair that is proposed for them.</summary>
    public async Task<(Guid A, Guid B, Guid Pair)> PairAsync(Func<PlaceDraft, PlaceDraft>? change = null)
    {
        var a = await WriteAsync("un");
        var b = await WriteAsync("deux", change);
        return (a, b, (await ProposalAsync(a, b)).GetProperty("id").GetGuid());
    }

    public async Task<JsonElement> ProposalAsync(Guid a, Guid b, string status = "proposed")
    {
        var found = default(JsonElement?);
        await Eventually.TrueAsync(async () => (found = await FindAsync(a, b, status)) is not null, () => "never proposed");
        return found!.Value;
    }

    public async Task<JsonElement?> FindAsync(Guid a, Guid b, string status)
    {
        var page = await Member.JsonAsync($"{Path}?status={status}&pageSize=200");
        return page.GetProperty("items").EnumerateArray().Cast<JsonElement?>().FirstOrDefault(
            item => item!.Value.GetProperty("places").EnumerateArray().Select(place => place.GetProperty("id").GetGuid()).ToHashSet().SetEquals([a, b]));
    }

    public Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> DecideAsync(Guid pair, string decision, string? ifMatch = null) =>
        Member.SendAsync(HttpMethod.Post, $"{Path}/{pair}/decision", new { decision }, ifMatch);

    public Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> UndoAsync(Guid pair) => Member.SendAsync(HttpMethod.Post, $"{Path}/{pair}/undo");

    public async Task MergeAsync(Guid pair)
    {
        var (status, body, _) = await DecideAsync(pair, "merge");
        status.ShouldBe(HttpStatusCode.OK, body.ToString());
    }

    /// <summary>Everything that was written has been compared.</summary>
    public Task ComparedAsync() => Eventually.TrueAsync(async () => await directory.AskAsync<long>("select count(*) from work.places_to_compare") == 0, () => "not compared");

    public Task<JsonElement> PublishedAsync(Guid id) => directory.Anonymous().JsonAsync($"/api/directory/places/{id}");

    private static string Letters(int number)
    {
        string[] parts = ["bara", "colu", "dimo", "feru", "gasti", "holme", "jurca", "kelmi", "lonva", "mirto"];
        return $"{parts[number / 100 % 10]}{parts[number / 10 % 10]}{parts[number % 10]}";
    }
}

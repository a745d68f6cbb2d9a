using System.Net;
using System.Text.Json;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>Temporary closures and the stops of itinerant places.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class TimetableTests(DirectoryFactory directory)
{
    private static readonly DateOnly Today = TimeProvider.System.InFrance();

    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    [Fact]
    public async Task A_closed_place_says_so_and_is_not_open()
    {
        var place = await PlaceAsync("Cordonnerie zkwx fermée");
        await PlaceAsync("Cordonnerie zkwx ouverte");
        (await OpenAsync(Today.AddDays(3))).ShouldBe(2);

        var (status, closure, _) = await Member.SendAsync(HttpMethod.Post, $"{At(place)}/closures", new { from = Today.AddDays(2), to = Today.AddDays(4), reason = "Travaux dans l'immeuble" });
        status.ShouldBe(HttpStatusCode.Created, closure.ToString());

        (await OpenAsync(Today.AddDays(3))).ShouldBe(1);
        (await OpenAsync(Today.AddDays(1))).ShouldBe(2);
        (await OpenAsync(Today.AddDays(5))).ShouldBe(2);
        var shown = (await PublicAsync(place)).GetProperty("closures")[0];
        (shown.GetProperty("to").GetString(), shown.GetProperty("reason").GetString()).ShouldBe((Today.AddDays(4).ToString("yyyy-MM-dd"), "Travaux dans l'immeuble"));
        (await directory.As(DirectoryFactory.BfcViewer).JsonAsync($"{At(place)}/closures")).GetProperty("total").GetInt32().ShouldBe(1);

        var one = $"{At(place)}/closures/{closure.GetProperty("id").GetString()}";
        (await directory.As(DirectoryFactory.BfcViewer).SendAsync(HttpMethod.Delete, one)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Member.SendAsync(HttpMethod.Delete, one)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Member.SendAsync(HttpMethod.Delete, one)).Body.Code().ShouldBe("closure_not_found");
        (await OpenAsync(Today.AddDays(3))).ShouldBe(2);
        (await directory.AskAsync<string>("select string_agg(action, ',' order by id) from platform.audit_entries where outcome = 'done' and target = @target", new { target = $"places/{place}" }))
            .ShouldBe("place.closure-announced,place.closure-removed");
    }

    [Fact]
    public async Task A_list_of_results_says_until_when_a_place_is_closed()
    {
        var place = await PlaceAsync("Sellerie zkwv fermée");
        await PlaceAsync("Sellerie zkwv ouverte");
        await Member.SendAsync(HttpMethod.Post, $"{At(place)}/closures", new { from = Today.AddDays(-1), to = Today.AddDays(2), reason = "Inventaire" });
        await Member.SendAsync(HttpMethod.Post, $"{At(place)}/closures", new { from = Today.AddDays(8), to = Today.AddDays(9), reason = "Travaux" });

        await Eventually.BecomesAsync(ClosedAsync, $"{Today.AddDays(2):yyyy-MM-dd} -");
        var closed = (await directory.Anonymous().JsonAsync("/api/directory/places?q=sellerie+zkwv+fermee")).GetProperty("items")[0];
        string.Join(' ', closed.GetProperty("closures").EnumerateArray().Select(closure => $"{closure.GetProperty("from")}/{closure.GetProperty("to")}"))
            .ShouldBe($"{Today.AddDays(-1):yyyy-MM-dd}/{Today.AddDays(2):yyyy-MM-dd} {Today.AddDays(8):yyyy-MM-dd}/{Today.AddDays(9):yyyy-MM-dd}");

        async Task<string> ClosedAsync() => string.Join(' ', (await directory.Anonymous().JsonAsync("/api/directory/places?q=zkwv")).GetProperty("items").EnumerateArray()
            .OrderBy(item => item.GetProperty("name").GetString(), StringComparer.Ordinal).Select(item => item.TryGetProperty("closedUntil", out var until) ? until.GetString() : "-"));
    }

    [Theory]
    [InlineData(2, 1, "Raison", "dates_swapped")]
    [InlineData(-9, -1, "Raison", "closure_over")]
    [InlineData(1, 2000, "Raison", "closure_too_long")]
    [InlineData(1, 2, " ", "invalid_reason")]
    [InlineData(1, null, "Raison", "date_missing")]
    public async Task A_closure_is_told_what_to_mend(int from, int? to, string reason, string code)
    {
        var place = await PlaceAsync("Lieu fermé de travers");
        var (status, problem, _) = await Member.SendAsync(HttpMethod.Post, $"{At(place)}/closures", new { from = Today.AddDays(from), to = to is { } days ? Today.AddDays(days) : (DateOnly?)null, reason });
        (status, problem.GetProperty("errors")[0].GetProperty("code").GetString()).ShouldBe((HttpStatusCode.UnprocessableEntity, code));
    }

    [Fact]
    public async Task A_round_is_replaced_as_a_whole_by_who_has_read_it()
    {
        var place = await PlaceAsync("Bus zkwx");
        var at = $"{At(place)}/stops";
        var (_, none, first) = await Member.SendAsync(HttpMethod.Get, at);
        (none.GetProperty("items").GetArrayLength(), first).ShouldBe((0, "\"0\""));
        object[] round =
        [
            new { name = "Parking de la mairie", commune = "Genlis", postalCode = "21110", latitude = 47.24, longitude = 5.22, openingHours = "We 09:00-12:00" },
            new { commune = "Dijon", address = "Place Wilson", dates = new[] { "2026-12-09", "2026-12-02" } },
        ];
        (await Member.SendAsync(HttpMethod.Put, at, new { items = round })).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        var (status, written, second) = await Member.SendAsync(HttpMethod.Put, at, new { items = round }, first);
        (status, second).ShouldBe((HttpStatusCode.OK, "\"1\""), written.ToString());
        (await Member.SendAsync(HttpMethod.Put, at, new { items = round }, first)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);

        var stops = (await PublicAsync(place)).GetProperty("stops");
        stops.EnumerateArray().Select(stop => stop.GetProperty("communeCode").GetString()).ShouldBe(["21292", "21231"]);
        stops[1].GetProperty("dates").GetRawText().ShouldBe("""["2026-12-02","2026-12-09"]""");
        (await directory.As(DirectoryFactory.BfcViewer).JsonAsync(at)).GetProperty("items").GetArrayLength().ShouldBe(2);
        (await directory.As(DirectoryFactory.BfcViewer).SendAsync(HttpMethod.Put, at, new { items = round }, second)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_stop_is_told_field_by_field_what_to_mend()
    {
        var place = await PlaceAsync("Bus de travers");
        var (status, problem, _) = await Member.SendAsync(
            HttpMethod.Put, $"{At(place)}/stops", new { items = new object[] { new { commune = "Nulle-Part-sur-Rien", latitude = 95, openingHours = "de temps en temps" }, new { commune = "Dijon" } } }, "\"0\"");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("field").GetString()} {error.GetProperty("code").GetString()}").ShouldBe(
        [
            "items[0].commune unknown_commune", "items[0].longitude position_incomplete", "items[0].latitude invalid_position", "items[0].openingHours invalid_hours",
            "items[1].openingHours hours_missing",
        ]);
    }

    [Fact]
    public async Task Another_hubs_place_has_no_timetable_here()
    {
        var foreign = (await directory.WriteAsync("sud", "timetable", directory.Place("1", "Kiosque zkwx du Sud", "13055")))[0].PlaceId;
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "closures", null), (HttpMethod.Get, "stops", null), (HttpMethod.Put, "stops", new { items = Array.Empty<object>() }),
            (HttpMethod.Post, "closures", new { from = Today, to = Today, reason = "Raison" }),
        })
        {
            (await Member.SendAsync(method, $"{At(foreign)}/{path}", body, "\"0\"")).Status.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
        }
    }

    [Fact]
    public async Task Both_follow_the_place_to_another_hub()
    {
        var place = (await directory.WriteAsync("national", "timetable", directory.Place("epinal", "Bus d'Épinal", "88160")))[0].PlaceId;
        var staff = directory.As(TestUser.In("national", "hub-admin"));
        await staff.SendAsync(HttpMethod.Post, $"{At(place, "national")}/closures", new { from = Today, to = Today.AddDays(9), reason = "Neige" });
        await staff.SendAsync(HttpMethod.Put, $"{At(place, "national")}/stops", new { items = new[] { new { commune = "Épinal", openingHours = "We 09:00-12:00" } } }, "\"0\"");

        var (status, answer, _) = await directory.As(TestUser.Operator).SendAsync(HttpMethod.Post, "/api/directory/national/hubs", new
        {
            alias = "hub-vosges",
            name = "Hub des Vosges",
            territory = new { departements = new[] { "88" } },
            missions = new[] { "animer" },
            consortium = new[] { "Une association" },
            administrator = new { firstName = "Anne", lastName = "Martin", email = "anne@hub.example" },
        });
        status.ShouldBe(HttpStatusCode.Created, answer.ToString());

        var moved = await PublicAsync(place);
        moved.GetProperty("hub").GetString().ShouldBe("hub-vosges");
        (moved.GetProperty("closures").GetArrayLength(), moved.GetProperty("stops").GetArrayLength()).ShouldBe((1, 1));
        (await directory.AskAsync<long>("select count(*) from open.closures where place_id = @place", new { place })).ShouldBe(1);
    }

    private static string At(Guid place, string hub = "mednum-bfc") => $"/api/directory/hubs/{hub}/places/{place}";

    private async Task<Guid> PlaceAsync(string name) =>
        (await directory.WriteAsync("mednum-bfc", "timetable", directory.Place(name, name, "21231") with { Horaires = "Mo-Su 09:00-18:00" }))[0].PlaceId;

    private Task<JsonElement> PublicAsync(Guid place) => directory.Anonymous().JsonAsync($"/api/directory/places/{place}");

    private async Task<int> OpenAsync(DateOnly day) =>
        (await directory.Anonymous().JsonAsync($"/api/directory/places?q=cordonnerie+zkwx&openAt={day:yyyy-MM-dd}T10:00")).GetProperty("total").GetInt32();
}

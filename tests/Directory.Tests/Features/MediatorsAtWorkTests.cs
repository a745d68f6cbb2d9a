using System.Net;
using System.Text.Json;
using HubsPlatform.Contracts;
using HubsPlatform.Directory.Features.Mediators;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

[Collection(nameof(WholeDirectory))]
public sealed class MediatorsAtWorkTests(DirectoryFactory directory)
{
    private const string Path = "/api/directory/hubs/mednum-bfc/mediators";

    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    [Fact]
    public async Task The_public_reads_what_mediators_learnt_and_only_names_that_are_public()
    {
        var place = await PlaceAsync("mednum-bfc", "Tiers-lieu des formés", "21231");
        var shy = await AddAsync(Form("Discrète Personne", [place]));
        var known = await AddAsync(Form("Connue de Tous", [place], publicName: true));
        var before = await PublicAsync(place);
        before.Place.GetProperty("trainedMediators").GetInt32().ShouldBe(0);

        await using var broker = await EventBroker.ConnectAsync(directory.MessagingPrefix);
        var pix = Completed(shy, "Pix", 14);
        // The same training told under another id of the event is no second one.
        await broker.DeliverAsync([pix, pix with { EventId = Guid.CreateVersion7() }, Completed(known, "Pix", 14), Completed(known, "Aidants Connect", 7), Completed(null, "Pix", 14)], times: 2);
        await Eventually.BecomesAsync(async () => (await PublicAsync(place)).Place.GetProperty("qualifications").GetRawText(), """[{"name":"Pix","mediators":2},{"name":"Aidants Connect","mediators":1}]""");

        var after = await PublicAsync(place);
        after.Place.GetProperty("trainedMediators").GetInt32().ShouldBe(2);
        after.Place.GetProperty("mediators").GetRawText().ShouldBe("""["Connue de Tous"]""");
        after.ETag.ShouldNotBe(before.ETag);
        var person = await Member.JsonAsync($"{Path}/{shy}");
        person.GetProperty("places")[0].GetProperty("name").GetString().ShouldBe("Tiers-lieu des formés");
        person.GetProperty("qualifications").EnumerateArray().Select(item => (item.GetProperty("pathName").GetString(), item.GetProperty("hours").GetInt32())).ShouldBe([("Pix", 14)]);
        person.GetProperty("publicName").GetBoolean().ShouldBeFalse();
        (await directory.AskAsync<long>("select count(*) from platform.audit_entries where action = 'mediator.qualified' and target = @target", new { target = $"mediators/{shy}" })).ShouldBe(1);

        await Member.SendAsync(HttpMethod.Delete, $"{Path}/{known}");
        await Member.SendAsync(HttpMethod.Delete, $"{Path}/{shy}");
        var forgotten = (await PublicAsync(place)).Place;
        (forgotten.GetProperty("qualifications").GetArrayLength(), forgotten.GetProperty("mediators").GetArrayLength()).ShouldBe((0, 0));
        (await directory.AskAsync<long>("select (select count(*) from mediator_places where mediator_id = any(@ids)) + (select count(*) from mediator_qualifications where mediator_id = any(@ids))", new { ids = new[] { shy, known } })).ShouldBe(0);
        await broker.DeliverAsync(Completed(known, "Trop tard", 7));
    }

    [Fact]
    public async Task A_name_is_public_from_the_day_of_the_consent_until_it_is_taken_back()
    {
        var id = await AddAsync(Form("Qui Consent", []));
        var at = $"{Path}/{id}";
        var (_, shown, etag) = await Member.SendAsync(HttpMethod.Put, at, Form("Qui Consent", [], publicName: true, consentOn: "2026-01-15"), "\"1\"");
        shown.GetProperty("publicNameConsentOn").GetString().ShouldBe("2026-01-15");
        (_, shown, etag) = await Member.SendAsync(HttpMethod.Put, at, Form("Qui Consent", [], publicName: true), etag);
        shown.GetProperty("publicNameConsentOn").GetString().ShouldBe("2026-01-15");
        (_, shown, etag) = await Member.SendAsync(HttpMethod.Put, at, Form("Qui Consent", []), etag);
        shown.GetProperty("publicNameConsentOn").ValueKind.ShouldBe(JsonValueKind.Null);
        var (status, problem, _) = await Member.SendAsync(HttpMethod.Put, at, Form("Qui Consent", [], consentOn: "2026-01-15"), etag);
        (status, problem.GetProperty("errors")[0].GetProperty("code").GetString()).ShouldBe((HttpStatusCode.UnprocessableEntity, "name_not_public"));
    }

    [Fact]
    public async Task A_place_of_another_hub_is_none()
    {
        var own = await PlaceAsync("mednum-bfc", "Lieu à soi", "21231");
        var foreign = await PlaceAsync("sud", "Lieu d'ailleurs", "13055");
        var (status, body, _) = await Member.SendAsync(HttpMethod.Post, Path, Form("Partout", [own, foreign]));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var error = body.GetProperty("errors")[0];
        (error.GetProperty("field").GetString(), error.GetProperty("code").GetString()).ShouldBe(("placeIds[1]", "place_not_found"));
    }

    [Fact]
    public async Task Both_go_along_to_another_hub()
    {
        var place = await PlaceAsync("national", "Espace numérique de Nancy", "54395");
        var staff = directory.As(TestUser.In("national", "hub-admin"));
        var structure = await directory.AskAsync<Guid>("select structure_id from places where id = @place", new { place });
        var (_, person, _) = await staff.SendAsync(HttpMethod.Post, "/api/directory/hubs/national/mediators", new { displayName = "De Nancy", status = "employee", departementCode = "54", structureId = structure, placeIds = new[] { place } });
        var (_, free, _) = await staff.SendAsync(HttpMethod.Post, "/api/directory/hubs/national/mediators", new { displayName = "Sans structure", status = "volunteer", departementCode = "54", placeIds = new[] { place } });
        await using var broker = await EventBroker.ConnectAsync(directory.MessagingPrefix);
        await broker.DeliverAsync([Completed(person.GetProperty("id").GetGuid(), "Pix", 14, "national"), Completed(free.GetProperty("id").GetGuid(), "Pix", 14, "national")]);
        await Eventually.BecomesAsync(async () => (await PublicAsync(place)).Place.GetProperty("trainedMediators").GetInt32(), 2);

        var (status, answer, _) = await directory.As(TestUser.Operator).SendAsync(HttpMethod.Post, "/api/directory/national/hubs", new
        {
            alias = "hub-lorraine",
            name = "Hub Lorraine",
            territory = new { departements = new[] { "54" } },
            missions = new[] { "animer" },
            consortium = new[] { "Une association" },
            administrator = new { firstName = "Anne", lastName = "Martin", email = "anne@hub.example" },
        });
        status.ShouldBe(HttpStatusCode.Created, answer.ToString());

        var moved = (await PublicAsync(place)).Place;
        (moved.GetProperty("hub").GetString(), moved.GetProperty("trainedMediators").GetInt32()).ShouldBe(("hub-lorraine", 2));
    }

    private static object Form(string name, Guid[] places, bool publicName = false, string? consentOn = null) =>
        new { displayName = name, status = "employee", departementCode = "21", placeIds = places, publicName, publicNameConsentOn = consentOn };

    private static TrainingCompleted Completed(Guid? mediator, string path, int hours, string hub = "mednum-bfc") => new()
    {
        Hub = hub,
        Actor = "test",
        OccurredAt = TimeProvider.System.GetUtcNow(),
        EnrolmentId = Guid.CreateVersion7(),
        SessionId = Guid.CreateVersion7(),
        PathId = Guid.CreateVersion7(),
        PathName = path,
        MediatorId = mediator,
        StructureId = Guid.CreateVersion7(),
        CompletedOn = new DateOnly(2026, 10, 1),
        Hours = hours,
    };

    private async Task<Guid> PlaceAsync(string hub, string name, string commune) => (await directory.WriteAsync(hub, "at-work", directory.Place(name, name, commune)))[0].PlaceId;

    private async Task<Guid> AddAsync(object form)
    {
        var (status, person, _) = await Member.SendAsync(HttpMethod.Post, Path, form);
        status.ShouldBe(HttpStatusCode.Created, person.ToString());
        return person.GetProperty("id").GetGuid();
    }

    private async Task<(JsonElement Place, string? ETag)> PublicAsync(Guid place)
    {
        var (status, body, etag) = await directory.Anonymous().SendAsync(HttpMethod.Get, $"/api/directory/places/{place}");
        status.ShouldBe(HttpStatusCode.OK);
        return (body, etag);
    }
}

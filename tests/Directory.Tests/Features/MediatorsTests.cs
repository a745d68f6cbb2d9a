using System.Net;
using HubsPlatform.Directory.Features.Mediators;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HubsPlatform.Directory.Tests.Features;

[Collection(nameof(WholeDirectory))]
public sealed class MediatorsTests(DirectoryFactory directory)
{
    private const string Path = "/api/directory/hubs/mednum-bfc/mediators";

    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    private static object Form(string name, string? lastContactOn = null, Guid? structureId = null) =>
        new { displayName = name, email = "aidante@structure.example", status = "volunteer", departementCode = "21", lastContactOn, structureId };

    [Fact]
    public async Task A_mediator_is_added_changed_exported_and_forgotten()
    {
        var (status, person, etag) = await Member.SendAsync(HttpMethod.Post, Path, Form("Odile Quelconque"));
        status.ShouldBe(HttpStatusCode.Created, person.ToString());
        var at = $"{Path}/{person.GetProperty("id").GetString()}";
        (await Member.SendAsync(HttpMethod.Put, at, Form("Odile Autre"))).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await Member.SendAsync(HttpMethod.Put, at, Form("Odile Autre"), etag)).ETag.ShouldBe("\"2\"");
        (await Member.SendAsync(HttpMethod.Put, at, Form("Trop tard"), etag)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);

        var data = await Member.JsonAsync($"{at}/export");
        data.GetProperty("mediator").GetProperty("displayName").GetString().ShouldBe("Odile Autre");
        data.GetProperty("history").GetArrayLength().ShouldBe(2);

        (await Member.SendAsync(HttpMethod.Delete, at)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Member.SendAsync(HttpMethod.Get, at)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Member.SendAsync(HttpMethod.Delete, at)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await directory.AskAsync<long>("select count(*) from mediators where display_name like 'Odile%' or (not active and email is not null)")).ShouldBe(0);
    }

    [Fact]
    public async Task Mediators_are_listed_by_status()
    {
        var name = $"Statut {Guid.CreateVersion7():n}";
        await Member.SendAsync(HttpMethod.Post, Path, new { displayName = $"{name} A", status = "volunteer", departementCode = "21" });
        await Member.SendAsync(HttpMethod.Post, Path, new { displayName = $"{name} B", status = "civic-service", departementCode = "21" });

        var found = await Member.JsonAsync($"{Path}?q={Uri.EscapeDataString(name)}&status=civic-service");

        found.GetProperty("total").GetInt64().ShouldBe(1);
        found.GetProperty("items")[0].GetProperty("displayName").GetString().ShouldBe($"{name} B");
        (await Member.SendAsync(HttpMethod.Get, $"{Path}?status=autre")).Body.Code().ShouldBe("unknown_status");
    }

    [Fact]
    public async Task What_was_not_chosen_is_asked_for_in_words()
    {
        var refused = await Member.SendAsync(HttpMethod.Post, Path, new { displayName = "" });

        refused.Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString())
            .ShouldBe(["Donnez un nom, de 120 caractères au plus.", "Choisissez un statut.", "Choisissez un département."]);
    }

    [Fact]
    public async Task No_name_leaves_the_directory()
    {
        await Member.SendAsync(HttpMethod.Post, Path, Form("Zénobie Invisible"));
        (await directory.AskAsync<long>("select count(*) from platform.outbox where body::text ilike '%zénobie%'")).ShouldBe(0);
        (await directory.AskAsync<long>("select count(*) from platform.audit_entries where action ilike '%zénobie%' or target ilike '%zénobie%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_years_after_the_last_contact_a_mediator_is_anonymous()
    {
        var old = TimeProvider.System.InFrance().AddYears(-2).AddDays(-1);
        var (_, gone, _) = await Member.SendAsync(HttpMethod.Post, Path, Form("Perdu de Vue", old.ToString("yyyy-MM-dd")));
        var (_, kept, _) = await Member.SendAsync(HttpMethod.Post, Path, Form("Encore Là", old.AddDays(3).ToString("yyyy-MM-dd")));

        await directory.Services.GetServices<IHostedService>().OfType<MediatorRetention>().Single().RunAsync(default);

        (await directory.AskAsync<string>("select display_name from mediators where id = @id", new { id = gone.GetProperty("id").GetGuid() })).ShouldBe(MediatorStore.Anonymous);
        (await Member.JsonAsync($"{Path}/{kept.GetProperty("id").GetString()}")).GetProperty("displayName").GetString().ShouldBe("Encore Là");
    }

    [Fact]
    public async Task A_structure_of_another_hub_is_none()
    {
        await directory.WriteAsync("sud", "mediators", directory.Place("1", "Structure du Sud", "13055"));
        var foreign = await directory.AskAsync<Guid>("select id from structures where hub_id = 'sud' and name = 'Structure du Sud'");
        var (status, body, _) = await Member.SendAsync(HttpMethod.Post, Path, Form("Agent double", structureId: foreign));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        body.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("structure_not_found");
    }
}

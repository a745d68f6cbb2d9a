using System.Net;
using System.Text.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

[Collection(nameof(WholeDirectory))]
public sealed class PlacesTests(DirectoryFactory directory)
{
    private const string Path = "/api/directory/hubs/mednum-bfc/places";

    private HttpClient Member => directory.As(DirectoryFactory.Bfc);

    private static object Form(string name, string commune = "Dijon", string postalCode = "21000", string? phone = "03 53 01 02 03", string[]? services = null) => new
    {
        name,
        commune,
        postalCode,
        address = "2 place de la Libération",
        latitude = 47.3216,
        longitude = 5.0415,
        phone,
        services = services ?? ["Aide aux démarches administratives"],
        emails = new[] { "contact@lieu.example" },
        updatedOn = "2026-11-02",
    };

    [Fact]
    public async Task A_place_is_entered_read_changed_and_withdrawn()
    {
        var (status, place, etag) = await Member.SendAsync(HttpMethod.Post, Path, Form("Point numérique quatre saisons"));
        status.ShouldBe(HttpStatusCode.Created, place.ToString());
        place.GetProperty("phone").GetString().ShouldBe("+33353010203");
        place.GetProperty("communeCode").GetString().ShouldBe("21231");
        etag.ShouldBe("\"1\"");
        var at = $"{Path}/{place.GetProperty("id").GetString()}";
        (await directory.Anonymous().JsonAsync("/api/directory/places?q=quatre+saisons")).GetProperty("total").GetInt32().ShouldBe(1);

        var (changed, after, next) = await Member.SendAsync(HttpMethod.Put, at, Form("Point numérique cinq saisons"), etag);
        changed.ShouldBe(HttpStatusCode.OK, after.ToString());
        next.ShouldBe("\"2\"");
        (await Member.JsonAsync(at)).GetProperty("name").GetString().ShouldBe("Point numérique cinq saisons");
        (await directory.Anonymous().JsonAsync("/api/directory/places?q=cinq+saisons")).GetProperty("total").GetInt32().ShouldBe(1);

        (await Member.SendAsync(HttpMethod.Delete, at, ifMatch: next)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Member.SendAsync(HttpMethod.Get, at)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await directory.Anonymous().JsonAsync("/api/directory/places?q=cinq+saisons")).GetProperty("total").GetInt32().ShouldBe(0);
        (await directory.Anonymous().SendAsync(HttpMethod.Get, $"/api/directory/places/{place.GetProperty("id").GetString()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_changes_a_place_says_which_version_they_read()
    {
        var (_, place, etag) = await Member.SendAsync(HttpMethod.Post, Path, Form("Lieu disputé"));
        var at = $"{Path}/{place.GetProperty("id").GetString()}";

        (await Member.SendAsync(HttpMethod.Put, at, Form("Sans version"))).Body.Code().ShouldBe("if_match_required");
        (await Member.SendAsync(HttpMethod.Delete, at)).Status.ShouldBe(HttpStatusCode.PreconditionRequired);

        var both = await Task.WhenAll(
            Member.SendAsync(HttpMethod.Put, at, Form("La première"), etag),
            Member.SendAsync(HttpMethod.Put, at, Form("La seconde"), etag));
        both.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed]);
        (await Member.SendAsync(HttpMethod.Delete, at, ifMatch: etag)).Body.Code().ShouldBe("version_outdated");
    }

    [Fact]
    public async Task A_form_is_told_field_by_field_what_to_mend()
    {
        var (status, body, _) = await Member.SendAsync(HttpMethod.Post, Path, Form("", phone: "12", services: ["danse"]));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        body.Code().ShouldBe("invalid_place");
        var fields = body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).ToArray();
        fields.ShouldContain("name");
        fields.ShouldContain("phone");
        fields.ShouldContain("services");
    }

    [Fact]
    public async Task A_place_outside_the_territory_is_not_this_hubs()
    {
        var (status, body, _) = await Member.SendAsync(HttpMethod.Post, Path, Form("Trop loin", "Marseille", "13001"));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        body.GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("outside_territory");
    }

    [Fact]
    public async Task Sending_a_creation_twice_makes_one_place()
    {
        var member = Member;
        member.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await member.SendAsync(HttpMethod.Post, Path, Form("Lieu envoyé deux fois"));
        var second = await member.SendAsync(HttpMethod.Post, Path, Form("Lieu envoyé deux fois"));
        second.Body.GetProperty("id").GetString().ShouldBe(first.Body.GetProperty("id").GetString());
        (await member.SendAsync(HttpMethod.Post, Path, Form("Autre lieu"))).Body.Code().ShouldBe("idempotency_key_reused");
    }

    [Fact]
    public async Task The_list_is_found_by_words_and_paged()
    {
        await directory.WriteAsync("mednum-bfc", "list", [.. Enumerable.Range(0, 5).Select(i => directory.Place($"l{i}", $"Kiosque 100 % numérique {i}", i < 3 ? "25056" : "39300"))]);
        var found = await Member.JsonAsync($"{Path}?q=100+%25+numerique&pageSize=2");
        found.GetProperty("total").GetInt32().ShouldBe(5);
        found.Names().ShouldBe(["Kiosque 100 % numérique 0", "Kiosque 100 % numérique 1"]);
        var rest = await Member.JsonAsync($"{Path}?q=100+%25+numerique&pageSize=200&cursor={found.GetProperty("next").GetString()}");
        rest.Names().Count.ShouldBe(3);
        (await Member.JsonAsync($"{Path}?q=kiosque&departement=39")).GetProperty("total").GetInt32().ShouldBe(2);
        (await Member.JsonAsync($"{Path}?q=100_")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    /// <summary>Neither capitals nor accents take a name from its place, on whatever page it stands.</summary>
    [Fact]
    public async Task Lists_are_in_the_order_of_a_French_dictionary()
    {
        string[] names = ["9e étage alphabétique", "accueil alphabétique", "APOR alphabétique", "École alphabétique", "Écrivain alphabétique", "Espace alphabétique", "zone alphabétique"];
        await directory.WriteAsync("mednum-bfc", "alphabet", [.. names.Reverse().Select(name => directory.Place(name, name, "21231"))]);

        (await AllAsync(Path)).ShouldBe(names);
        (await AllAsync(StructureCalls.Path)).ShouldBe(names);

        async Task<IReadOnlyList<string>> AllAsync(string list)
        {
            var found = new List<string>();
            string? cursor = null;
            do
            {
                var page = await Member.JsonAsync($"{list}?q=alphabetique&pageSize=2{(cursor is null ? "" : $"&cursor={cursor}")}");
                found.AddRange(page.Names());
                cursor = page.GetProperty("next").GetString();
            }
            while (cursor is not null);
            return found;
        }
    }

    [Fact]
    public async Task The_summary_counts_what_the_lists_hold()
    {
        await directory.WriteAsync("occitanie", "sum", directory.Place("1", "A", "31555"), directory.Place("2", "B", "31555"), directory.Place("3", "C", "34172"));
        var staff = directory.As(TestUser.In("occitanie", "hub-admin"));
        var summary = await staff.JsonAsync("/api/directory/hubs/occitanie/summary");
        summary.GetProperty("places").GetInt32().ShouldBe(3);
        summary.GetProperty("structures").GetInt32().ShouldBe(3);
        summary.GetProperty("communesCovered").GetInt32().ShouldBe(2);
        summary.GetProperty("departements").GetArrayLength().ShouldBe(13);
        var hauteGaronne = summary.GetProperty("departements").EnumerateArray().Single(line => line.GetProperty("code").GetString() == "31");
        hauteGaronne.GetProperty("places").GetInt32().ShouldBe(2);
        hauteGaronne.GetProperty("communes").GetInt32().ShouldBeGreaterThan(500);
        (await staff.JsonAsync("/api/directory/hubs/occitanie/structures")).GetProperty("total").GetInt32().ShouldBe(3);
        (await staff.JsonAsync("/api/directory/hubs/occitanie")).GetProperty("missions").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task A_reader_of_the_hub_is_not_told_counts_of_a_few_persons()
    {
        var staff = await Member.JsonAsync("/api/directory/hubs/mednum-bfc/summary");
        staff.GetProperty("mediators").ValueKind.ShouldBe(JsonValueKind.Number);
        var reader = await directory.As(DirectoryFactory.BfcViewer).JsonAsync("/api/directory/hubs/mednum-bfc/summary");
        reader.GetProperty("mediators").ValueKind.ShouldBe(JsonValueKind.Null);
        reader.GetProperty("departements").EnumerateArray().ShouldAllBe(line => line.GetProperty("mediators").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task Each_write_tells_the_other_services_and_the_audit_trail()
    {
        var (_, place, etag) = await Member.SendAsync(HttpMethod.Post, Path, Form("Lieu suivi"));
        var id = place.GetProperty("id").GetString();
        await Member.SendAsync(HttpMethod.Delete, $"{Path}/{id}", ifMatch: etag);
        var actions = await directory.AskAsync<string>("select string_agg(action, ',' order by id) from platform.audit_entries where target = @target", new { target = $"places/{id}" });
        actions.ShouldBe("place.created,place.withdrawn");
    }
}

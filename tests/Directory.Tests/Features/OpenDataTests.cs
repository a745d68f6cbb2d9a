using System.Net;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Features;

[Collection(nameof(WholeDirectory))]
public sealed class OpenDataTests(DirectoryFactory directory)
{
    private const string Path = "/api/directory/open-data/lieux.csv?hub=antilles-guyane";

    [Fact]
    public async Task Open_data_is_the_national_standard_with_its_licence_and_version()
    {
        await directory.WriteAsync("antilles-guyane", "open-data", directory.Place("1", "=HYPERLINK(\"http://x\")", "97302"), directory.Place("2", "Case numérique", "97209", 14.6, -61.0));
        using var answer = await directory.Anonymous().GetAsync(Path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Headers.GetValues("X-Licence").Single().ShouldContain("Licence Ouverte");
        answer.Content.Headers.LastModified.ShouldNotBeNull();
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        lines[0].ShouldBe(string.Join(',', StandardFields.All.Select(field => field.ColumnName())));
        lines.Length.ShouldBe(3);
        lines.ShouldNotContain(line => line.Contains(",=HYPERLINK", StringComparison.Ordinal) || line.Contains(",\"=HYPERLINK", StringComparison.Ordinal));

        using var again = new HttpRequestMessage(HttpMethod.Get, Path);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await directory.Anonymous().SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await directory.WriteAsync("antilles-guyane", "open-data", directory.Place("3", "Autre case", "97209"));
        using var later = new HttpRequestMessage(HttpMethod.Get, Path);
        later.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await directory.Anonymous().SendAsync(later)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_hub_takes_its_census_along_as_it_is()
    {
        await directory.WriteAsync("hauts-de-france", "export", directory.Place("1", "Le Beffroi, « numérique »", "59350", 50.6, 3.06, "Accès internet et matériel informatique"));
        using var answer = await directory.As(TestUser.In("hauts-de-france", "viewer")).GetAsync("/api/directory/hubs/hauts-de-france/export.csv");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("\"Le Beffroi, « numérique »\",Lille,59000,59350,1 place de la Mairie,,50.6,3.06");
        answer.Content.Headers.ContentDisposition!.FileName!.ShouldContain("hauts-de-france");
    }

    [Fact]
    public async Task An_unknown_hub_has_no_file() =>
        (await directory.Anonymous().SendAsync(HttpMethod.Get, "/api/directory/open-data/lieux.csv?hub=atlantide")).Body.Code().ShouldBe("hub_not_found");
}

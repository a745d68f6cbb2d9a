using System.Net;
using System.Text.Json;
using HubsPlatform.Directory.Exports.DataInclusion;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Tests.Imports;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.Testing;
using NJsonSchema;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>What goes out comes in again, and others' schemas accept it. Whole hubs are compared, so no other test writes into its directory.</summary>
public sealed class ExportTests(ImportsFactory directory) : IClassFixture<ImportsFactory>
{
    private const string OpenData = "/api/directory/open-data";

    [SkippableTheory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("xlsx")]
    public async Task An_export_that_is_imported_changes_nothing_and_is_exported_byte_by_byte_again(string format)
    {
        await ImportBfcAsync();
        var first = await FileAsync($"lieux.{format}?hub=mednum-bfc");
        var report = await directory.As(ImportsFactory.Bfc).ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(first, ("source", "retour")));
        var problems = string.Join('\n', (await directory.As(ImportsFactory.Bfc).RowsAsync($"{ImportCalls.OfBfc}/{report.GetProperty("id").GetString()}", "&outcome=rejected")).Take(3));
        report.Counts().ShouldBe((0, 0, report.Int("total"), 0, 0), problems);
        (await FileAsync($"lieux.{format}?hub=mednum-bfc")).ShouldBe(first);
    }

    [SkippableFact]
    public async Task A_corrected_export_updates_the_places_where_they_are()
    {
        await ImportBfcAsync();
        var places = await directory.CountAsync("select count(*) from places where hub_id = 'mednum-bfc' and active");
        var lines = System.Text.Encoding.UTF8.GetString(await FileAsync("lieux.csv?hub=mednum-bfc&departement=21")).TrimEnd('\n').Split('\n');
        var id = lines[1].Split(',')[0];
        var file = lines[0] + "\n" + lines[1].Replace(id + ",00000000000000,", id + ",00000000000000,Nouveau nom de ", StringComparison.Ordinal) + "\n";
        var report = await directory.As(ImportsFactory.Bfc).ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(file, ("source", "corrections")));
        report.Counts().ShouldBe((0, 1, 0, 0, 0));
        (await directory.CountAsync("select count(*) from places where hub_id = 'mednum-bfc' and active")).ShouldBe(places);
        (await directory.CountAsync("select count(*) from open.places where id = @id::uuid and record::json->>'nom' like 'Nouveau nom de %'", new { id })).ShouldBe(1);
    }

    [SkippableTheory]
    [InlineData("structures.json", "standard/data-inclusion-v1-structure.json")]
    [InlineData("services.json", "standard/data-inclusion-v1-service.json")]
    public async Task Every_record_for_data_inclusion_is_valid_by_its_schema(string file, string schemaFile)
    {
        var schema = await JsonSchema.FromFileAsync(SharedData.Path(schemaFile));
        await ImportBfcAsync();
        await directory.As(TestUser.Operator).ImportAsync(ImportCalls.National, ImportCalls.Form(await File.ReadAllBytesAsync(SharedData.Path(SharedData.FranceServices)), ("source", "france-services")));
        var records = JsonDocument.Parse(await FileAsync(file)).RootElement.EnumerateArray().ToList();
        records.Count.ShouldBeGreaterThan(3_000);
        records.Select(record => record.GetProperty("id").GetString()).ShouldBeUnique();
        foreach (var record in records)
        {
            schema.Validate(record.GetRawText()).ShouldBeEmpty(record.GetRawText());
        }
    }

    [SkippableFact]
    public async Task Every_cell_of_the_standard_fits_the_pattern_of_the_official_schema()
    {
        var schema = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.Path("standard/schema.json"))).RootElement.GetProperty("fields").EnumerateArray().ToList();
        schema.Select(field => field.GetProperty("name").GetString()).ShouldBe(StandardFields.All.Select(field => field.ColumnName()));
        await ImportBfcAsync();
        await directory.As(TestUser.Operator).ImportAsync(ImportCalls.National, ImportCalls.Form(await File.ReadAllBytesAsync(SharedData.Path("standard/exemple-valide.csv")), ("source", "exemple")));
        var records = JsonDocument.Parse(await FileAsync("lieux.json")).RootElement.EnumerateArray().ToList();
        foreach (var field in schema.Where(field => field.TryGetProperty("constraints", out var constraints) && constraints.TryGetProperty("pattern", out _)))
        {
            var name = field.GetProperty("name").GetString()!;
            var pattern = new System.Text.RegularExpressions.Regex($"^(?:{field.GetProperty("constraints").GetProperty("pattern").GetString()})$");
            foreach (var cell in records.Where(record => record.TryGetProperty(name, out _)).Select(record => record.GetProperty(name).GetString()!).Distinct())
            {
                pattern.IsMatch(cell).ShouldBeTrue($"{name}: {cell}");
            }
        }
    }

    [Fact]
    public void Each_service_of_the_standard_has_a_theme_and_each_public_a_word()
    {
        DataInclusionTerms.Themes.Keys.ShouldBe(Vocabulary.Services.Values);
        DataInclusionTerms.Publics.Keys.ShouldBe(Vocabulary.Publics.Values);
        DataInclusionTerms.Networks.Keys.ShouldAllBe(term => Vocabulary.Typologies.Contains(term) || Vocabulary.Dispositifs.Contains(term) || Vocabulary.Formations.Contains(term));
    }

    [SkippableFact]
    public async Task A_map_file_has_a_point_for_every_place_that_has_one()
    {
        await ImportBfcAsync();
        var features = JsonDocument.Parse(await FileAsync("lieux.geojson?hub=mednum-bfc")).RootElement.GetProperty("features").EnumerateArray().ToList();
        var located = features.Where(feature => feature.GetProperty("geometry").ValueKind == JsonValueKind.Object).ToList();
        located.Count.ShouldBe((int)await directory.CountAsync("select count(*) from open.places where hub = 'mednum-bfc' and location is not null"));
        located[0].GetProperty("geometry").GetProperty("coordinates")[0].GetDouble().ShouldBeInRange(2, 8); // longitude first
        features[0].GetProperty("properties").GetProperty("id").GetString().ShouldBe(features[0].GetProperty("id").GetString());
    }

    [SkippableTheory]
    [InlineData("departement=21", "cote-d-or", "departement_code = '21'")]
    [InlineData("epci=242100410", "dijon-metropole", "commune_code in (select code from geo.communes where epci_code = '242100410')")]
    [InlineData("hub=mednum-bfc&departement=39", "mednum-bfc-jura", "hub = 'mednum-bfc' and departement_code = '39'")]
    public async Task A_file_can_be_of_a_part_of_the_country(string question, string territory, string condition)
    {
        await ImportBfcAsync();
        var before = TimeProvider.System.GetUtcNow();
        using var answer = await directory.Anonymous().GetAsync($"{OpenData}/lieux.csv?{question}");
        DateOnly[] days = [before.DayInFrance(), TimeProvider.System.InFrance()]; // midnight may come between them
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBeOneOf([.. days.Select(day => $"{day:yyyy-MM-dd}_00000000000000_lieux-de-mediation-numerique_{territory}.csv")]);
        (await answer.Content.ReadAsStringAsync()).Count(c => c == '\n').ShouldBe(1 + (int)await directory.CountAsync($"select count(*) from open.places where {condition}"));
        answer.Headers.ETag.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("departement=99", "departement_not_found")]
    [InlineData("epci=1", "epci_not_found")]
    [InlineData("hub=atlantide", "hub_not_found")]
    public async Task A_territory_that_does_not_exist_has_no_file(string question, string code)
    {
        using var answer = await directory.Anonymous().GetAsync($"{OpenData}/services.json?{question}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Code().ShouldBe(code);
    }

    private async Task ImportBfcAsync()
    {
        if (await directory.CountAsync("select count(*) from places where source = 'mednum-bfc'") == 0)
        {
            await directory.As(ImportsFactory.Bfc).ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(await File.ReadAllBytesAsync(SharedData.Path(SharedData.Bfc))));
        }
    }

    private async Task<byte[]> FileAsync(string file)
    {
        using var answer = await directory.Anonymous().GetAsync($"{OpenData}/{file}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}

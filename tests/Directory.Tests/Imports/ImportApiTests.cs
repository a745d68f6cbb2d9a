using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Imports;

[Collection(nameof(Imports))]
public sealed class ImportApiTests(ImportsFactory directory)
{
    private readonly HttpClient _member = directory.As(ImportsFactory.Bfc);
    private readonly HttpClient _operator = directory.As(TestUser.Operator);

    [Fact]
    public async Task Every_row_ends_with_its_outcome_and_the_counts_add_up()
    {
        var source = TestCensus.NewSource();
        var report = await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(
            TestCensus.FileOf(
                TestCensus.Row((StandardField.Id, "a")),
                TestCensus.Row((StandardField.Id, "b"), (StandardField.DateMaj, "")),
                TestCensus.Row((StandardField.Id, "c"), (StandardField.Commune, "Lille"), (StandardField.CodePostal, "59000"), (StandardField.CodeInsee, "59350")),
                TestCensus.Row((StandardField.Id, ""), (StandardField.Nom, "Sans identifiant")),
                TestCensus.Row((StandardField.Id, "a"), (StandardField.Nom, "Encore a"))),
            ("source", source)));

        report.GetProperty("state").GetString().ShouldBe("completed");
        report.Counts().ShouldBe((2, 0, 0, 1, 2));
        report.Int("total").ShouldBe(5);
        report.Int("processed").ShouldBe(5);
        report.Int("warnings").ShouldBe(1);
        report.GetProperty("source").GetString().ShouldBe(source);

        var rows = await _member.RowsAsync($"{ImportCalls.OfBfc}/{report.GetProperty("id")}");
        rows.Select(row => row.GetProperty("outcome").GetString()).ShouldBe(["created", "created", "outside", "rejected", "rejected"]);
        rows.Select(row => row.Int("line")).ShouldBe([2, 3, 4, 5, 6]);
        var finding = rows[3].GetProperty("findings")[0];
        finding.GetProperty("severity").GetString().ShouldBe("error");
        finding.GetProperty("column").GetString().ShouldBe("id");
        finding.GetProperty("code").GetString().ShouldBe("id_missing");
        (await _member.RowsAsync($"{ImportCalls.OfBfc}/{report.GetProperty("id")}", "&outcome=rejected")).Count.ShouldBe(2);
        (await _member.RowsAsync($"{ImportCalls.OfBfc}/{report.GetProperty("id")}", "&severity=warning")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_run_changes_nothing_and_a_changed_row_changes_one_place()
    {
        var source = TestCensus.NewSource();
        var rows = Enumerable.Range(1, 50).Select(i => TestCensus.Row((StandardField.Id, $"p{i}"), (StandardField.Nom, $"Lieu {i}"))).ToArray();
        (await ImportAsync(source, rows)).Counts().ShouldBe((50, 0, 0, 0, 0));
        var before = await VersionsAsync(source);

        (await ImportAsync(source, rows)).Counts().ShouldBe((0, 0, 50, 0, 0));
        (await VersionsAsync(source)).ShouldBe(before);

        rows[7] = TestCensus.Row((StandardField.Id, "p8"), (StandardField.Nom, "Lieu 8 bis"));
        (await ImportAsync(source, rows)).Counts().ShouldBe((0, 1, 49, 0, 0));
        (await VersionsAsync(source)).Except(before).ShouldBe([("p8", 2L)]);
        (await directory.CountAsync(
            "select count(*) from open.places o join places p on p.id = o.id where p.source = @source and o.version = p.version and o.record::json->>'nom' = p.nom and o.hub = p.hub_id",
            new { source })).ShouldBe(50);
    }

    [Fact]
    public async Task A_dry_run_reports_everything_and_writes_no_place()
    {
        var source = TestCensus.NewSource();
        var report = await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(
            TestCensus.FileOf(TestCensus.Row((StandardField.Id, "a")), TestCensus.Row((StandardField.Id, "b"), (StandardField.Nom, ""))), ("source", source), ("dryRun", "true")));

        report.Counts().ShouldBe((1, 0, 0, 0, 1));
        report.GetProperty("dryRun").GetBoolean().ShouldBeTrue();
        (await directory.CountAsync("select count(*) from places where source = @source", new { source })).ShouldBe(0);
    }

    [Theory]
    [InlineData("dryRun", "oui")]
    [InlineData("dryRun", "TRUE ")]
    [InlineData("confirmVolume", "yes")]
    public async Task A_flag_that_is_neither_true_nor_false_is_refused(string flag, string value)
    {
        var source = TestCensus.NewSource();
        using var answer = await _member.PostAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf(TestCensus.Row((StandardField.Id, "a"))), ("source", source), (flag, value)));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("flag_invalid");
        (await directory.CountAsync("select count(*) from places where source = @source", new { source })).ShouldBe(0);
    }

    [Fact]
    public async Task The_name_of_a_file_is_kept_without_what_would_disguise_it()
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(TestCensus.FileOf(TestCensus.Row((StandardField.Id, "a"))))), "file", "../rapport\u202Evsc.exe" }, { new StringContent("true"), "dryRun" } };
        var report = await _member.ImportAsync(ImportCalls.OfBfc, form);

        report.GetProperty("fileName").GetString().ShouldBe("rapportvsc.exe");
    }

    [Fact]
    public async Task Places_of_one_siret_belong_to_one_structure_and_an_unknown_siret_joins_nobody()
    {
        var source = TestCensus.NewSource();
        await ImportAsync(
            source,
            TestCensus.Row((StandardField.Id, "mairie"), (StandardField.Pivot, "21390198500017"), (StandardField.Nom, "Mairie")),
            TestCensus.Row((StandardField.Id, "mediatheque"), (StandardField.Pivot, "213 901 985 00017"), (StandardField.Nom, "Médiathèque")),
            TestCensus.Row((StandardField.Id, "x"), (StandardField.Pivot, StandardTexts.UnknownPivot), (StandardField.Nom, $"X {source}")),
            TestCensus.Row((StandardField.Id, "y"), (StandardField.Pivot, StandardTexts.UnknownPivot), (StandardField.Nom, $"Y {source}")));

        (await directory.CountAsync("select count(distinct structure_id) from places where source = @source", new { source })).ShouldBe(3);
    }

    [Fact]
    public async Task The_report_opens_in_a_spreadsheet_without_running_what_it_holds()
    {
        var report = await ImportAsync(TestCensus.NewSource(), TestCensus.Row((StandardField.Id, "=1+1"), (StandardField.Nom, "@SUM(A1)"), (StandardField.Telephone, "=cmd|' /C calc'!A0")));
        var csv = await _member.GetStringAsync($"{ImportCalls.OfBfc}/{report.GetProperty("id")}/report.csv");

        csv.ShouldContain("ligne;issue;");
        csv.ShouldContain("'=1+1");
        csv.ShouldContain("'@SUM(A1)");
        csv.Split([';', '\n']).ShouldNotContain(cell => cell.TrimStart('"').StartsWith('=') || cell.TrimStart('"').StartsWith('@'));
    }

    [Fact]
    public async Task Progress_is_told_as_it_happens_and_ends_with_the_report()
    {
        var location = await _member.StartAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf([.. Enumerable.Range(1, 100).Select(i => TestCensus.Row((StandardField.Id, $"p{i}")))]), ("source", TestCensus.NewSource())));
        var events = await _member.GetStringAsync($"{location}/events");

        events.ShouldContain("event: end");
        events.TrimEnd().Split("data: ")[^1].ShouldContain("\"processed\":100");
    }

    [Fact]
    public async Task A_mapping_of_ones_own_may_come_with_the_file()
    {
        const string mapping = """
            {
              "id": { "colonne": "ref" },
              "nom": { "colonne": "lieu" },
              "adresse": { "joindre": { "colonnes": ["num", "rue"], "séparateur": " " } },
              "commune": { "colonne": "ville" },
              "code_postal": { "colonne": "cp" },
              "latitude": { "dissocier": { "colonne": "geo", "séparateur": ",", "partie": 0 } },
              "longitude": { "dissocier": { "colonne": "geo", "séparateur": ",", "partie": 1 } },
              "services": [{ "colonnes": ["quoi"], "termes": ["démarches"], "cible": "Aide aux démarches administratives" }],
              "horaires": { "jours": [{ "colonne": "lundi", "osm": "Mo" }, { "colonne": "mardi", "osm": "Tu" }] }
            }
            """;
        var source = TestCensus.NewSource();
        var report = await _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(
            "ref;lieu;num;rue;ville;cp;geo;quoi;lundi;mardi\n1;Chez nous;2;rue du Port;DOLE;39100;47.09,5.49;aide aux démarches en ligne;9h-12h;9h à 12h\n",
            ("mapping", mapping), ("source", source)));

        report.Counts().ShouldBe((1, 0, 0, 0, 0), report.ToString());
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        var place = await owner.QuerySingleAsync<(string Adresse, string Commune, string Horaires, double Latitude, string[] Services)>(
            "select adresse, commune, horaires, latitude, services from places where source = @source", new { source });
        place.Adresse.ShouldBe("2 rue du Port");
        place.Commune.ShouldBe("Dole");
        place.Horaires.ShouldBe("Mo,Tu 09:00-12:00");
        place.Latitude.ShouldBe(47.09);
        place.Services.ShouldBe(["Aide aux démarches administratives"]);
    }

    [Fact]
    public async Task A_national_import_gives_each_place_to_the_hub_whose_territory_holds_it()
    {
        var source = TestCensus.NewSource();
        var report = await _operator.ImportAsync(ImportCalls.National, ImportCalls.Form(
            TestCensus.FileOf(
                TestCensus.Row((StandardField.Id, "dole")),
                TestCensus.Row((StandardField.Id, "lille"), (StandardField.Commune, "Lille"), (StandardField.CodePostal, "59000"), (StandardField.CodeInsee, "59350")),
                TestCensus.Row((StandardField.Id, "rennes"), (StandardField.Commune, "Rennes"), (StandardField.CodePostal, "35000"), (StandardField.CodeInsee, "35238")),
                TestCensus.Row((StandardField.Id, "leognan"), (StandardField.Commune, "Léognan"), (StandardField.CodePostal, "33850"), (StandardField.CodeInsee, "33238")),
                TestCensus.Row((StandardField.Id, "nulle part"), (StandardField.Commune, "Nulle-Part"), (StandardField.CodePostal, "99999"), (StandardField.CodeInsee, ""))),
            ("source", source)));

        report.Counts().ShouldBe((4, 0, 0, 0, 1));
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        (await owner.QueryAsync<(string, string)>("select source_id, hub_id from places where source = @source order by source_id", new { source }))
            .ShouldBe([("dole", "mednum-bfc"), ("leognan", "hubert"), ("lille", "hauts-de-france"), ("rennes", "national")]);
        var csv = await _operator.GetStringAsync($"{ImportCalls.National}/{report.GetProperty("id")}/report.csv");
        csv.ShouldContain(";valeur;nom_du_hub\r\n");
        csv.Split("\r\n").Where(line => line.Contains(";dole;")).ShouldAllBe(line => line.Contains(";mednum-bfc;") && line.EndsWith(";Hub #MedNumBFC"));
        (await _operator.GetFromJsonAsync<JsonElement>(ImportCalls.National)).GetProperty("items")[0].GetProperty("source").GetString().ShouldBe(source);
    }

    [Fact]
    public async Task Another_hubs_imports_do_not_exist()
    {
        var report = await ImportAsync(TestCensus.NewSource(), TestCensus.Row());
        var stranger = directory.As(TestUser.In("aura", "hub-admin"));
        var id = report.GetProperty("id");
        foreach (var path in (string[])["", $"/{id}", $"/{id}/rows", $"/{id}/report.csv", $"/{id}/events"])
        {
            (await stranger.GetAsync(ImportCalls.OfBfc + path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await stranger.GetAsync(ImportCalls.National + path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        foreach (var path in (string[])[$"/{id}", $"/{id}/rows", $"/{id}/report.csv", $"/{id}/events"])
        {
            (await stranger.GetAsync("/api/directory/hubs/aura/imports" + path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await stranger.PostAsync($"/api/directory/hubs/aura/imports/{id}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsync(ImportCalls.OfBfc, ImportCalls.Form("x"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await directory.As(TestUser.In("mednum-bfc", "viewer")).PostAsync(ImportCalls.OfBfc, ImportCalls.Form("x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await directory.Anonymous().GetAsync(ImportCalls.OfBfc)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Row_level_security_holds_for_the_tables_of_imports()
    {
        await ImportAsync(TestCensus.NewSource(), TestCensus.Row());
        await using var app = await directory.Database.OpenAsAppAsync();
        foreach (var table in (string[])["imports", "import_rows", "import_files", "places", "structures"])
        {
            (await app.QuerySingleAsync<long>($"select count(*) from {table}")).ShouldBe(0, table);
        }

        await using var transaction = await app.BeginTransactionAsync();
        await app.ExecuteAsync("select set_config('app.hub', 'aura', true)");
        (await app.QuerySingleAsync<long>("select count(*) from import_rows where hub_id <> 'aura'")).ShouldBe(0);
    }

    private Task<JsonElement> ImportAsync(string source, params string[] rows) =>
        _member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(TestCensus.FileOf(rows), ("source", source)));

    private async Task<IReadOnlyList<(string, long)>> VersionsAsync(string source)
    {
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        return (await owner.QueryAsync<(string, long)>("select source_id, version from places where source = @source order by source_id", new { source })).AsList();
    }
}

using System.Text;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>Formats that need no mapping: each is told from the others by its columns.</summary>
public sealed class KnownFormatsTests
{
    private const string Where = "\"commune\":\"Dole\",\"code_postal\":\"39100\",\"adresse\":\"1 rue du Port\"";

    [Theory]
    [InlineData("id,pivot,nom,commune,code_postal,adresse,date_maj,services", "Standard national v1.0.2")]
    [InlineData("id,pivot,nom,commune,code_postal,adresse,date_maj,services,labels_nationaux", "Standard national v0")]
    [InlineData("id,nom,services,pivot,commune,code_postal,adresse,conditions_access", "Standard national v0")]
    [InlineData("source,id,nom,date_maj,siret,commune,code_postal,adresse,horaires_accueil,reseaux_porteurs", "data.inclusion v1, structures")]
    [InlineData("source,id,nom,date_maj,siret,rna,typologie,thematiques,horaires_ouverture", "data.inclusion v0, structures")]
    [InlineData("source,structure_id,id,nom,description,date_maj,modes_mobilisation,zone_eligibilite", "data.inclusion v1, services")]
    [InlineData("source,structure_id,id,nom,presentation_resume,date_maj,types,profils", "data.inclusion v0, services")]
    public void A_format_is_known_by_its_columns(string columns, string format) => KnownMappings.For(columns.Split(','))!.Title.ShouldBe(format);

    [Fact]
    public void The_standard_of_version_0_becomes_version_1()
    {
        var place = Read($$"""
            [{"id":"1","nom":"x",{{Where}},"pivot":"73282932000074","date_maj":"2023-01-02",
            "services":["Accéder à du matériel","Promouvoir la citoyenneté numérique"],"courriel":"a@b.fr",
            "conditions_acces":"Gratuit sous condition : La gratuité est conditionnée ; Adhésion : y adhérer",
            "publics_accueillis":"Familles/enfants;Seniors (+ 65 ans);Public langues étrangères;Adultes","labels_nationaux":"CNFS;France Services","labels_autres":"Case numérique",
            "modalites_accompagnement":"Seul : j'ai accès à du matériel;A ma place : une personne habilitée","accessibilite":"https://acceslibre.beta.gouv.fr/x"}]
            """);

        place.Services.ShouldBe(["Compréhension du monde numérique", "Accès internet et matériel informatique"], ignoreOrder: true);
        place.Courriels.ShouldBe(["a@b.fr"]);
        place.FraisACharge.ShouldBe(["Gratuit sous condition", "Payant"]);
        place.PublicsSpecifiquementAdresses.ShouldBe(["Familles et/ou enfants", "Seniors"]);
        place.PriseEnChargeSpecifique.ShouldBe(["Langues étrangères (autres)"]);
        place.DispositifProgrammesNationaux.ShouldBe(["Conseillers numériques", "France Services"]);
        place.AutresFormationsLabels.ShouldBe(["Case numérique"]);
        place.ModalitesAccompagnement.ShouldBe(["En autonomie", "Accompagnement individuel"]);
        place.FicheAccesLibre.ShouldBe("https://acceslibre.beta.gouv.fr/x");
    }

    [Theory]
    [InlineData("Accéder à une connexion internet|Accéder à du matériel", "Accès internet et matériel informatique")]
    [InlineData("S'équiper en matériel informatique", "Acquisition de matériel informatique à prix solidaire")]
    public void Old_services_in_a_file_of_today_are_translated(string old, string today)
    {
        var row = TestCensus.ReadText(TestCensus.Header, TestCensus.Row((StandardField.Services, old))).Single();
        row.Draft!.Services.ShouldBe([today]);
        row.Findings.ShouldContain(finding => finding.Code == "value_of_old_version");
    }

    [Fact]
    public void A_structure_of_data_inclusion_v1_is_a_place_without_services()
    {
        var place = Read($$"""
            [{"source":"dora","id":"dora--7","nom":"x",{{Where}},"date_maj":"2025-01-02","siret":"73282932000074","description":"Un lieu.",
            "reseaux_porteurs":["france-service","aidants-connect"],"horaires_accueil":"Mo-Fr 09:00-12:00","accessibilite_lieu":"https://acceslibre.beta.gouv.fr/x"}]
            """);

        place.Id.ShouldBe("dora--7");
        place.Pivot.ShouldBe("73282932000074");
        place.DispositifProgrammesNationaux.ShouldBe(["Aidants Connect", "France Services"], ignoreOrder: true);
        place.Horaires.ShouldBe("Mo-Fr 09:00-12:00");
        place.Services.ShouldBeEmpty();
    }

    [Fact]
    public void A_service_of_data_inclusion_v1_is_a_place_where_it_is_given()
    {
        var place = Read($$"""
            [{"source":"dora","structure_id":"dora--7","id":"dora--s1","nom":"Atelier",{{Where}},"date_maj":"2025-01-02","description":"Chaque lundi.","type":"atelier",
            "thematiques":["numerique--acceder-a-des-services-en-ligne","numerique--acquerir-un-equipement"],"frais":"gratuit","publics":["seniors","personnes-en-situation-de-handicap"],
            "modes_mobilisation":["se-presenter","telephoner","utiliser-lien-mobilisation"],"lien_mobilisation":"https://rdv.fr/x"}]
            """);

        place.Services.ShouldBe(["Aide aux démarches administratives", "Acquisition de matériel informatique à prix solidaire"]);
        place.FraisACharge.ShouldBe(["Gratuit"]);
        place.ModalitesAccompagnement.ShouldBe(["Dans un atelier collectif"]);
        place.ModalitesAcces.ShouldBe(["Se présenter", "Téléphoner", "Prendre un RDV en ligne"]);
        place.PublicsSpecifiquementAdresses.ShouldBe(["Seniors"]);
        place.PriseRdv.ShouldBe("https://rdv.fr/x");
    }

    [Fact]
    public void Of_columns_that_differ_by_case_alone_each_is_found_letter_by_letter()
    {
        const string Mapping = """{"nom":{"colonne":"nom"},"commune":{"colonne":"ville"},"latitude":{"colonne":"latitude"},"longitude":{"colonne":"Longitude"}}""";
        var row = TestCensus.Read("""[{"nom":"Espace","ville":"Dijon","Latitude":"","latitude":47.32,"Longitude":5.04,"longitude":""}]"""u8.ToArray(), Mapping).ShouldHaveSingleItem();
        (row.Draft.ShouldNotBeNull().Latitude, row.Draft.Longitude).ShouldBe((47.32, 5.04));
    }

    [Fact]
    public void A_record_without_an_id_gets_the_same_one_at_each_delivery()
    {
        const string Mapping = """{"nom":{"colonne":"Lieu"},"adresse":{"colonne":"où"},"date_maj":{"colonne":""},"telephone":{"colonne":"fields.tel"}}""";
        var rows = TestCensus.Read("Lieu;OU;tel\nMairie;1 rue du Port 39100 DOLE;03 84 79 00 00\nMairie ;1, rue du port - 39100 Dole;\nÉcole;2 rue du Port 39100 DOLE;\n"u8.ToArray(), Mapping);

        rows[0].Draft!.Commune.ShouldBe("Dole");
        rows[0].Draft!.Adresse.ShouldBe("1 rue du Port");
        rows[0].Draft!.Telephone.ShouldBe("+33384790000");
        rows[0].Draft!.Id.ShouldStartWith("auto-");
        rows[1].Findings.ShouldContain(finding => finding.Code == "id_repeated");
        rows[2].Draft!.Id.ShouldNotBe(rows[0].Draft!.Id);
    }

    [Theory]
    [InlineData("6692424.5", "475198.12", 47.287, 0.0278)]
    [InlineData("475198,12", "6692424,5", 47.287, 0.0278)]
    public void Lambert_93_becomes_degrees(string latitude, string longitude, double north, double east)
    {
        var place = TestCensus.ReadText(TestCensus.Header, TestCensus.Row((StandardField.Latitude, latitude), (StandardField.Longitude, longitude))).Single().Draft!;
        place.Latitude!.Value.ShouldBe(north, 0.01);
        place.Longitude!.Value.ShouldBe(east, 0.01);
    }

    private static PlaceDraft Read(string json) => TestCensus.Read(Encoding.UTF8.GetBytes(json)).ShouldHaveSingleItem().Draft.ShouldNotBeNull();
}

using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Tests.Imports;

public sealed class NormalisationTests
{
    [Theory]
    [InlineData("03 84 79 00 00", "39", "+33384790000")]
    [InlineData("04.79.28.79.28.", "73", "+33479287928")]
    [InlineData("+33(0)450336550", "74", "+33450336550")]
    [InlineData("0033 4 50 33 65 50", "74", "+33450336550")]
    [InlineData("450673375", "74", "+33450673375")]
    [InlineData("33782358117", "74", "+33782358117")]
    [InlineData("+0618202236", "74", "+33618202236")]
    [InlineData("0473658950/0761294745", "63", "+33473658950")]
    [InlineData("04 95 22 35 34 06 47 54 66 86", "2A", "+33495223534")]
    [InlineData("04 73 94 20 49 Mairie", "63", "+33473942049")]
    [InlineData("0590 81 23 45", "971", "+590590812345")]
    [InlineData("0692 12 34 56", "974", "+262692123456")]
    [InlineData("0639 12 34 56", "976", "+262639123456")]
    [InlineData("06 39 98 12 34", "39", "+33639981234")]
    [InlineData("27 12 34", "988", "+687271234")]
    [InlineData("40 12 34 56", "987", "+68940123456")]
    [InlineData("36 46", "39", null)]
    [InlineData("024178384", "49", null)]
    [InlineData("+33", "39", null)]
    public void Telephone_numbers_become_international(string text, string departement, string? expected) =>
        Telephones.ToInternational(text, departement, out _).ShouldBe(expected);

    [Theory]
    [InlineData("contact@mairie.fr", "contact@mairie.fr")]
    [InlineData("a@b.fr ou c@d.fr", "a@b.fr|c@d.fr")]
    [InlineData("p.nom@vichy.fr q.nom@vichy.fr", "p.nom@vichy.fr|q.nom@vichy.fr")]
    [InlineData("accuei[a]cap-berriat.com", "accuei@cap-berriat.com")]
    [InlineData("contact@latelierde malauzat.fr", "contact@latelierdemalauzat.fr")]
    [InlineData("mailto:x@y.fr", "x@y.fr")]
    [InlineData("@pole-emploi.fr", "")]
    [InlineData("personne@vp@il", "")]
    [InlineData("bibliotheque@clermontmetropole.", "")]
    public void Email_addresses_are_taken_apart(string text, string expected) =>
        string.Join('|', EmailAddresses.Parse(text).Valid).ShouldBe(expected);

    [Theory]
    [InlineData("https://mairie.fr", "https://mairie.fr")]
    [InlineData("epn.adeaformation.fr", "http://epn.adeaformation.fr")]
    [InlineData("https://a.fr/;http://www.b.fr", "https://a.fr/|http://www.b.fr")]
    [InlineData("http://www.a.com/http://b.com/", "http://www.a.com/|http://b.com/")]
    [InlineData("http://www,devandyou.fr", "http://www.devandyou.fr")]
    [InlineData("https://www.siea.fr/ / https://b.fr/c", "https://www.siea.fr/|https://b.fr/c")]
    [InlineData("https/www.mediatheque.fr/", "https://www.mediatheque.fr/")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("@corinne.a.i.33", "")]
    public void Web_addresses_are_taken_apart(string text, string expected) =>
        string.Join('|', WebAddresses.Parse(text).Valid).ShouldBe(expected);

    [Theory]
    [InlineData("73282932000074", PivotKind.Siret)]
    [InlineData("732 829 320 00074", PivotKind.Siret)]
    [InlineData("35600000012345", PivotKind.SiretWithBadChecksum)]
    [InlineData("35600000000048", PivotKind.Siret)]
    [InlineData("73282932000075", PivotKind.SiretWithBadChecksum)]
    [InlineData("W751234567", PivotKind.Rna)]
    [InlineData("732829320", PivotKind.Siren)]
    [InlineData("00000000000000", PivotKind.Unknown)]
    [InlineData("1", PivotKind.Invalid)]
    public void An_identifier_is_told_by_its_form_and_checksum(string text, PivotKind kind) => Pivots.Read(text).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("2024-04-02", "2024-04-02")]
    [InlineData("02/03/2021", "2021-03-02")]
    [InlineData("21/4/2022", "2022-04-21")]
    [InlineData("Espace labellisé 01/12/2022", "2022-12-01")]
    [InlineData("2022/06/10 10:04:59.524", "2022-06-10")]
    [InlineData("31/02/2021", null)]
    [InlineData("hier", null)]
    public void Dates_are_read_as_French_files_write_them(string text, string? expected) =>
        Dates.Parse(text, [], out _)?.ToString("yyyy-MM-dd").ShouldBe(expected);

    [Theory]
    [InlineData("MÃ©diathÃ¨que", "Médiathèque")]
    [InlineData("  Centre \u00a0 social\n de Dole ", "Centre social de Dole")]
    [InlineData("Château", "Château")]
    public void Text_is_cleaned(string text, string expected) => CleanText.Of(text, StandardField.Nom, new Findings(strict: true)).ShouldBe(expected);

    [Theory]
    [InlineData(StandardField.Latitude, "46,106", "number_respelled")]
    [InlineData(StandardField.Latitude, "0", "coordinate_zero")]
    [InlineData(StandardField.Latitude, "6659000", "coordinates_out_of_range")]
    [InlineData(StandardField.Longitude, "", "coordinates_incomplete")]
    [InlineData(StandardField.Services, "Utilisation sécurisée du numérique;Loisirs et créations numériques", "separator_replaced")]
    [InlineData(StandardField.Services, "", "services_missing")]
    [InlineData(StandardField.FraisACharge, "gratuit", "value_respelled")]
    [InlineData(StandardField.FraisACharge, "Gratuit|Gratuit", "value_repeated")]
    [InlineData(StandardField.FraisACharge, "Cher", "value_unknown")]
    [InlineData(StandardField.ModalitesAcces, "Ce lieu n’accueille pas de public", "value_respelled")]
    [InlineData(StandardField.CodePostal, "3910", "postal_code_respelled")]
    [InlineData(StandardField.CodePostal, "", "postal_code_missing")]
    [InlineData(StandardField.CodeInsee, "XX", "insee_invalid")]
    [InlineData(StandardField.CodeInsee, "75056", "insee_contradicts")]
    [InlineData(StandardField.DateMaj, "", "date_missing")]
    [InlineData(StandardField.DateMaj, "2999-01-01", "date_future")]
    [InlineData(StandardField.DateMaj, "01/02/2024", "date_respelled")]
    [InlineData(StandardField.Adresse, "", "address_missing")]
    [InlineData(StandardField.Telephone, "03 84 79 00 00", "phone_respelled")]
    [InlineData(StandardField.PriseRdv, "ici", "url_invalid")]
    [InlineData(StandardField.Horaires, "le lundi", "hours_not_osm")]
    public void Every_departure_from_the_standard_is_a_warning_in_its_column(StandardField field, string text, string code)
    {
        var row = TestCensus.ReadText(TestCensus.Header, TestCensus.Row((field, text))).ShouldHaveSingleItem();

        row.Draft.ShouldNotBeNull();
        row.Findings.ShouldContain(finding => finding.Code == code && finding.Severity == Severity.Warning);
    }

    [Fact]
    public void A_faultless_row_has_no_finding() =>
        TestCensus.ReadText(TestCensus.Header, TestCensus.Row()).ShouldHaveSingleItem().Findings.ShouldBeEmpty();

    [Fact]
    public void A_summary_that_is_too_long_is_cut_and_kept_whole_as_detail()
    {
        var long300 = string.Join(' ', Enumerable.Repeat("mot", 75));
        var draft = TestCensus.ReadText(TestCensus.Header, TestCensus.Row((StandardField.PresentationResume, long300))).Single().Draft!;

        draft.PresentationResume!.Length.ShouldBeLessThanOrEqualTo(280);
        draft.PresentationDetail.ShouldBe(long300);
    }

    [Theory]
    [InlineData("120 route du Semnoz, 74600 Quintal", "74600", "Quintal", "120 route du Semnoz")]
    [InlineData("45 avenue de la République 15000 AURILLAC", "15000", "Aurillac", "45 avenue de la République")]
    [InlineData("Cité Mansarde Catalogne 97231, Le Robert", "97231", "Le Robert", "Cité Mansarde Catalogne")]
    [InlineData("1 rue du Port, 39100 Dole - 39100 Dole,", "39100", "Dole", "1 rue du Port")]
    [InlineData("27 rue de la Victoire 98800", "98800", "Nouméa", "27 rue de la Victoire")]
    [InlineData("Place du dispensaire - 98829 Thio", "98800", "Thio", "Place du dispensaire - 98829 Thio")]
    [InlineData("65 rue du Kovil BP 97460", "97460", "Saint-Paul", "65 rue du Kovil BP 97460")]
    [InlineData("12 rue de Dole, 39100 Foucherans", "39100", "Dole", "12 rue de Dole, 39100 Foucherans")]
    [InlineData("39100 Dole", "39100", "Dole", "39100 Dole")]
    [InlineData("25 Rue de la Saône,", "01190", "Boz", "25 Rue de la Saône")]
    [InlineData("4 impasse de la Gare -", "23200", "Aubusson", "4 impasse de la Gare")]
    public void Postal_code_and_commune_are_not_said_again_behind_the_street(string address, string postalCode, string commune, string expected) =>
        Place(address, postalCode, commune).Draft.ShouldNotBeNull().Adresse.ShouldBe(expected);

    [Theory]
    [InlineData("98800", "Thio", true)]
    [InlineData("98829", "Thio", false)]
    [InlineData("58022", "Nevers", false)]
    [InlineData("75020", "Paris", false)]
    public void A_postal_code_of_other_communes_is_doubted(string postalCode, string commune, bool doubted) =>
        Place("1 rue du Port", postalCode, commune).Findings.Any(finding => finding.Code == "postal_code_contradicts").ShouldBe(doubted);

    [Fact]
    public void The_lines_of_a_cell_say_which_words_belong_to_which_hours()
    {
        var cell = "Mairie lundi de 9h à 12h\nMaison des arts mardi de 14h à 17h";
        var row = TestCensus.ReadText(TestCensus.Header, TestCensus.Row((StandardField.Horaires, cell))).Single();
        row.Draft.ShouldNotBeNull().Horaires.ShouldBe("Mo 09:00-12:00 open \"Mairie lundi\"; Tu 14:00-17:00 open \"Maison des arts mardi\"");
    }

    private static CensusRow Place(string address, string postalCode, string commune) =>
        TestCensus.ReadText(TestCensus.Header, TestCensus.Row(
            (StandardField.Adresse, address), (StandardField.CodePostal, postalCode), (StandardField.Commune, commune), (StandardField.CodeInsee, ""))).Single();
}

using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>What an import takes from a record's other fields.</summary>
public sealed class DerivedTests
{
    [Theory]
    [InlineData("Médiathèque Louis-Aragon", "BIB")]
    [InlineData("Médiatheque", "BIB")]
    [InlineData("MÉDIATHÈQUES DE L'AGGLOMÉRATION", "BIB EPCI")]
    [InlineData("C.C.A.S. de Dole", "CCAS")]
    [InlineData("Centre communal d'action sociale", "CCAS")]
    [InlineData("Ctre social des Mesnils", "CS")]
    [InlineData("CIDFF62", "CIDFF")]
    [InlineData("CPAM / CAF du Gers", "CAF CPAM")]
    [InlineData("Café des Épis", "")]
    [InlineData("Artisanat et quartiers", "")]
    [InlineData("Épicerie Bar", "")]
    [InlineData("Salle de la vieille poste", "")]
    [InlineData("Maison de la ville", "")]
    [InlineData("", "")]
    public void A_name_tells_the_type_of_structure_by_whole_words(string name, string codes) => string.Join(' ', TypologyOfName.Read(name)).ShouldBe(codes);

    [Fact]
    public void Every_code_is_in_the_vocabulary() =>
        TypologyTerms.All.Select(rule => rule.Code).Where(code => !Vocabulary.Typologies.Contains(code)).ShouldBeEmpty();

    [Fact]
    public void A_derived_typology_is_remarked_and_is_no_departure_from_the_standard()
    {
        var row = TestCensus.ReadText(TestCensus.Header, TestCensus.Row((StandardField.Nom, "Médiathèque"))).Single();

        row.Draft!.Typologie.ShouldBe(["BIB"]);
        row.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            finding => finding.Code.ShouldBe("typology_derived"),
            finding => finding.Severity.ShouldBe(Severity.Info),
            finding => finding.Column.ShouldBe("typologie"));
    }

    [Fact]
    public void A_given_typology_is_never_completed() =>
        TestCensus.ReadText(TestCensus.Header, TestCensus.Row((StandardField.Nom, "Médiathèque"), (StandardField.Typologie, "ASSO"))).Single().Draft!.Typologie.ShouldBe(["ASSO"]);

    [Theory]
    [InlineData("Grandchamps-des-Fontaines", "44066")]
    [InlineData("Mérignacs", null)]
    public void A_long_name_without_postal_code_may_have_one_slip(string commune, string? code)
    {
        var row = TestCensus.ReadText(
            TestCensus.Header, TestCensus.Row((StandardField.Commune, commune), (StandardField.CodePostal, ""), (StandardField.CodeInsee, ""))).Single();

        var expected = code is null ? "commune_unknown" : "commune_mistyped";
        row.Draft?.CommuneCode.ShouldBe(code);
        row.Findings.ShouldContain(finding => finding.Code == expected);
    }

    [Fact]
    public void The_abolished_label_goes_the_others_stay() =>
        TestCensus.ReadText(TestCensus.Header, TestCensus.Row((StandardField.AutresFormationsLabels, "FRR|zrr|Label"))).Single().Draft!.AutresFormationsLabels.ShouldBe(["FRR", "Label"]);

    [Theory]
    [InlineData("776.398.968.00")]
    [InlineData("7763989680012")]
    public void A_SIRET_that_lost_digits_is_not_taken(string pivot) =>
        TestCensus.ReadText(TestCensus.Header, TestCensus.Row((StandardField.Pivot, pivot))).Single().Draft!.Pivot.ShouldBeNull();
}

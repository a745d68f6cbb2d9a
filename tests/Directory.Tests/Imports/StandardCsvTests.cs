using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Tests.Imports;

public sealed class StandardCsvTests
{
    private static readonly PlaceDraft Smallest = new()
    {
        Id = "1",
        Nom = "Maison du numérique",
        Commune = "Dole",
        CodePostal = "39100",
        Adresse = "1 rue du Port",
        CommuneCode = "39198",
        DepartementCode = "39",
        TerritoryCode = "39198",
    };

    [Fact]
    public void The_header_has_the_32_columns_in_the_order_of_the_standard()
    {
        var header = StandardCsv.Write([]).TrimEnd('\n').Split(',');

        header.Length.ShouldBe(32);
        header[0].ShouldBe("id");
        header[20].ShouldBe("date_maj");
        header[31].ShouldBe("prise_rdv");
    }

    [Fact]
    public void An_unknown_pivot_is_written_as_fourteen_zeros() => Line(Smallest).ShouldStartWith("1,00000000000000,Maison");

    [Fact]
    public void Several_values_are_joined_by_a_bar() =>
        Line(Smallest with { Services = ["Utilisation sécurisée du numérique", "Loisirs et créations numériques"] })
            .ShouldContain(",Utilisation sécurisée du numérique|Loisirs et créations numériques,");

    [Fact]
    public void The_label_that_schema_and_library_spell_differently_goes_where_both_accept_it()
    {
        var cells = Line(Smallest with { FormationsLabels = [Vocabulary.EtapesNumeriques, "ORDI 3.0"] }).Split(',');

        cells[26].ShouldBe("ORDI 3.0");
        cells[27].ShouldBe("Étapes numériques (La Poste)");
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("+33180059880", "+33180059880")]
    [InlineData("-4.25", "-4.25")]
    [InlineData("l'atelier", "l'atelier")]
    public void A_formula_is_neutralised_and_restored(string text, string written)
    {
        CellSafety.Neutralise(text).ShouldBe(written);
        CellSafety.Restore(written).ShouldBe(text);
    }

    [Fact]
    public void Every_vocabulary_recognises_its_own_values_however_they_are_typed()
    {
        foreach (var field in StandardFields.All)
        {
            foreach (var value in Vocabulary.Of(field)?.Values ?? [])
            {
                Vocabulary.Of(field)!.TryRecognise(value.ToUpperInvariant().Replace('\'', '’'), out var found).ShouldBeTrue(value);
                found.ShouldBe(value);
            }
        }
    }

    private static string Line(PlaceDraft place) => StandardCsv.Write([place]).Split('\n')[1];
}

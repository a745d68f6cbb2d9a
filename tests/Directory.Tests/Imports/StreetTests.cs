using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.Directory.Tests.Features;

namespace HubsPlatform.Directory.Tests.Imports;

[Collection(nameof(WholeDirectory))]
public sealed class StreetTests(DirectoryFactory directory)
{
    [Theory]
    [InlineData("8 grand ‘rue", "8 grand 'rue")]
    [InlineData("4 rue de l`église", "4 rue de l'église")]
    [InlineData("7-11 rue Joseph Brunet \"le cerisier\"", "7-11 rue Joseph Brunet le cerisier")]
    [InlineData("lieu-dit « En secret » - Duchesne", "lieu-dit En secret - Duchesne")]
    [InlineData("2 rue de l’Église", "2 rue de l’Église")]
    public void Quotation_marks_are_spelled_as_the_library_of_the_standard_takes_them(string street, string expected)
    {
        var place = new PlaceNormaliser(directory.Map, TimeProvider.System, []).Normalise(
            new StandardCells { [StandardField.Id] = "1", [StandardField.Nom] = "Lieu", [StandardField.Adresse] = street, [StandardField.Commune] = "Dijon", [StandardField.CodePostal] = "21000" }, new Findings(strict: false));

        place.ShouldNotBeNull().Adresse.ShouldBe(expected);
    }
}

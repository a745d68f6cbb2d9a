using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Tests.Resources;

public sealed class FrenchTypographyTests
{
    [Theory]
    [InlineData("Est-ce un même lieu ?", "Est-ce un même lieu\u00a0?")]
    [InlineData("Fiche de « Dijon » : 3 ; 80 % !", "Fiche de «\u00a0Dijon\u00a0»\u00a0: 3\u00a0; 80\u00a0%\u00a0!")]
    [InlineData("Record of “{0}”: 12:30", "Record of “{0}”: 12:30")]
    public void No_line_begins_with_a_mark(string text, string expected) => FrenchTypography.Unbroken(text).ShouldBe(expected);

    [Fact]
    public void What_a_service_says_has_the_apostrophes_of_print() =>
        FrenchTypography.Printed("L'adresse d'« Aix » n'est pas 'x' : rien.").ShouldBe("L’adresse d’«\u00a0Aix\u00a0» n’est pas 'x'\u00a0: rien.");
}

using System.Text;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>Opening hours as files have them, through a mapping to what is stored.</summary>
public sealed class HoursColumnsTests
{
    [Theory]
    [InlineData("Mo 09:30-12:30; PH off", "Semaine impaire", "week 01-53/2 Mo 09:30-12:30; PH off")]
    [InlineData("Mo 09:30-12:30; PH off", "semaine paire", "week 02-53/2 Mo 09:30-12:30; PH off")]
    [InlineData("Mo 09:30-12:30", "", "Mo 09:30-12:30")]
    [InlineData("Mo, We 9:00-12:00", "", "Mo,We 09:00-12:00")]
    [InlineData("Lundi et mercredi de 9h à 12h sur rendez-vous", "", "Mo,We 09:00-12:00 \"sur rendez-vous\"")]
    [InlineData("Mairie lundi de 9h à 12h\r\nMaison des arts mardi de 14h à 17h", "", "Mo 09:00-12:00 open \"Mairie lundi\"; Tu 14:00-17:00 open \"Maison des arts mardi\"")]
    [InlineData("Très variables", "", "Très variables")]
    public void A_column_of_hours_is_read(string hours, string weeks, string expected) =>
        Read("""{"id":{"colonne":"id"},"nom":{"colonne":"nom"},"code_postal":{"colonne":"cp"},"commune":{"colonne":"ville"},"horaires":{"osm":"horaires"},"semaine_ouverture":{"colonne":"semaine"}}""",
            $"id;nom;cp;ville;horaires;semaine\n1;Espace;21000;Dijon;\"{hours.Replace("\"", "\"\"")}\";{weeks}").ShouldBe(expected);

    [Fact]
    public void Columns_of_days_keep_what_they_say_beside_the_times() =>
        Read("""{"id":{"colonne":"id"},"nom":{"colonne":"nom"},"code_postal":{"colonne":"cp"},"commune":{"colonne":"ville"},"horaires":{"jours":[{"osm":"Mo","colonne":"lundi"},{"osm":"Tu","colonne":"mardi"},{"osm":"We","colonne":"mercredi"}]}}""",
            "id;nom;cp;ville;lundi;mardi;mercredi\n1;Espace;21000;Dijon;9h-12h / 14h-17h;Fermé;9h-12h sur rendez-vous").ShouldBe("Mo 09:00-12:00,14:00-17:00; We 09:00-12:00 \"sur rendez-vous\"");

    private static string? Read(string mapping, string file) => TestCensus.Read(Encoding.UTF8.GetBytes(file), mapping).ShouldHaveSingleItem().Draft.ShouldNotBeNull().Horaires;
}

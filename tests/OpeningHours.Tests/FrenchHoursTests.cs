using HubsPlatform.OpeningHours.Texts;

namespace HubsPlatform.OpeningHours.Tests;

public sealed class FrenchHoursTests
{
    [Theory]
    [InlineData("9h12h", "09:00-12:00")]
    [InlineData("de 9h à 12h et 14h-17h30", "09:00-12:00,14:00-17:30")]
    [InlineData("8 h 30 - 12 h -  et 13 h 30 -17 h", "08:30-12:00,13:30-17:00")]
    [InlineData("9-12/14-18", "09:00-12:00,14:00-18:00")]
    [InlineData("9:00 - 12:00 / 14:00 - 18:00", "09:00-12:00,14:00-18:00")]
    [InlineData("9h/12h45-13h30/17h", "09:00-12:45,13:30-17:00")]
    [InlineData("10h-12h 12h-17h", "10:00-17:00")]
    [InlineData("9h-12h sur rendez-vous", "09:00-12:00 \"sur rendez-vous\"")]
    [InlineData("Café du monde : 8h30-11h30", "08:30-11:30 open \"Café du monde\"")]
    [InlineData("-", "")]
    [InlineData("x", "")]
    [InlineData("fermé", "")]
    public void Hours_of_a_day_are_understood(string text, string expected)
    {
        var week = new WeeklyHours();
        week.TryAdd(0, text).ShouldBeTrue();
        (week.ToOsm() ?? "Mo ").ShouldBe($"Mo {expected}");
    }

    [Theory]
    [InlineData("14h-12h")]
    [InlineData("souscondition")]
    [InlineData("sur rendez-vous")]
    [InlineData("9h")]
    [InlineData("25h-26h")]
    public void What_is_no_hours_is_not_taken_for_some(string text) => new WeeklyHours().TryAdd(0, text).ShouldBeFalse();

    [Fact]
    public void Days_with_equal_hours_are_written_together()
    {
        var week = new WeeklyHours();
        for (var day = 0; day < 5; day++)
        {
            week.Add(day, [new TimeRange(540, 720)]);
            week.Add(day, [new TimeRange(720, 1020)]);
        }

        week.Add(5, [new TimeRange(600, 720)]);
        week.ToOsm().ShouldBe("Mo-Fr 09:00-17:00; Sa 10:00-12:00");
    }

    [Theory]
    [InlineData("Lundi au vendredi de 9h à 19h", "Mo-Fr 09:00-19:00")]
    [InlineData("mar-mer-jeu-ven 10h-12h 13h30-18h30  et le sam 10h-12h30", "Tu-Fr 10:00-12:00,13:30-18:30; Sa 10:00-12:30")]
    [InlineData("9h à 17h30 du lundi au vendredi", "Mo-Fr 09:00-17:30")]
    [InlineData("Lundi 9h-12h, fermé les jours fériés", "Mo 09:00-12:00; PH off")]
    [InlineData("du lundi au samedi 9h-12h, fermé le mercredi", "Mo-Sa 09:00-12:00; We off")]
    [InlineData("Mardi 14h-18h. Vacances scolaires : mardi 10h-12h", "Tu 14:00-18:00; SH off; SH Tu 10:00-12:00")]
    [InlineData("Le dernier jeudi du mois de 14h00 à 17h00", "Th 14:00-17:00 \"Le dernier jeudi du mois\"")]
    [InlineData("lundi 9h-12h et le samedi sur rendez-vous", "Mo 09:00-12:00; Sa \"sur rendez-vous\"")]
    [InlineData("L au V 8h30-19h", "Mo-Fr 08:30-19:00")]
    [InlineData(
        "Permanences : \nMairie de quartier lundi matin de 9h à 12h30 et jeudi de 14h à 17h \nMaison des arts mardi de 14h à 17h30",
        "Mo 09:00-12:30 open \"Mairie de quartier lundi matin\"; Tu 14:00-17:30 open \"Maison des arts mardi\"; Th 14:00-17:00")]
    public void Hours_of_a_week_are_understood(string text, string expected)
    {
        var reading = HoursReader.Read(text);
        reading.Hours?.ToString().ShouldBe(expected);
        reading.Origin.ShouldBe(HoursOrigin.French);
    }

    [Theory]
    [InlineData("Tu, Th, Fr 13:30-18:00; We, Sa 10:30-12:30, 13:30-18:00", "Tu,Th,Fr 13:30-18:00; We,Sa 10:30-12:30,13:30-18:00", HoursOrigin.Osm)]
    [InlineData("Mo-Fr 9h-12h30,13h30-17h", "Mo-Fr 09:00-12:30,13:30-17:00", HoursOrigin.Repaired)]
    [InlineData("Mo–Fr 09:00–12:00", "Mo-Fr 09:00-12:00", HoursOrigin.Repaired)]
    [InlineData("Monday-Friday 9:00-12:00", "Mo-Fr 09:00-12:00", HoursOrigin.Repaired)]
    [InlineData("Mo, Fr 14:00-17:00 We 9:00-12:00", "Mo,Fr 14:00-17:00; We 09:00-12:00", HoursOrigin.Repaired)]
    [InlineData("Mo-Fr 14:00-19:00 ;Sa 14 :00-18h00 ", "Mo-Fr 14:00-19:00; Sa 14:00-18:00", HoursOrigin.Repaired)]
    [InlineData("Tu 8:30-12:00 ;  13:30-17:30 We 8:00-12:00", "Tu 08:30-12:00,13:30-17:30; We 08:00-12:00", HoursOrigin.Repaired)]
    public void What_is_nearly_the_format_is_repaired(string text, string expected, HoursOrigin origin)
    {
        var reading = HoursReader.Read(text);
        reading.Hours?.ToString().ShouldBe(expected);
        reading.Origin.ShouldBe(origin);
        (reading.Repairs.Count > 0).ShouldBe(origin == HoursOrigin.Repaired);
    }

    [Theory]
    [InlineData("Très variables")]
    [InlineData("Sur rendez-vous")]
    [InlineData("Accueil avant 17h ; départ pour 9h")]
    [InlineData("/")]
    [InlineData("9h-12h30 / 13h30-17h30")]
    [InlineData("Hiver : du lundi au vendredi de 8h30 à 12h00 Eté : du lundi au jeudi de 8h30 à 12h15, le vendredi de 8h30 à 12h00")]
    [InlineData("Horaires hivernaux : lundi 9h-12h, horaires estivaux : lundi 8h-11h")]
    [InlineData("9h00 – 12h30 sur RDV. Fermeture le jeudi matin.")]
    [InlineData("")]
    public void What_nobody_understands_stays_text(string text) => HoursReader.Read(text).Origin.ShouldBe(HoursOrigin.NotUnderstood);
}

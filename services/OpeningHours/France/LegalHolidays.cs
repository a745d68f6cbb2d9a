using HubsPlatform.OpeningHours.Rules;

namespace HubsPlatform.OpeningHours.France;

/// <summary>
/// The public holidays of French law (Code du travail, L3133-1 and L3422-2; L3134-13 in Alsace-Moselle). Days that only overseas
/// collectivities with a code of their own observe (Nouvelle-Calédonie, Polynésie, Wallis-et-Futuna) are not known.
/// </summary>
internal static class LegalHolidays
{
    private static readonly Dictionary<(int Month, int Day), string> Fixed = new()
    {
        [(1, 1)] = "Jour de l'an",
        [(5, 1)] = "Fête du Travail",
        [(5, 8)] = "Victoire de 1945",
        [(7, 14)] = "Fête nationale",
        [(8, 15)] = "Assomption",
        [(11, 1)] = "Toussaint",
        [(11, 11)] = "Armistice de 1918",
        [(12, 25)] = "Noël",
    };

    /// <summary>The days after Easter Sunday.</summary>
    private static readonly Dictionary<int, string> Movable = new()
    {
        [1] = "Lundi de Pâques",
        [39] = "Ascension",
        [50] = "Lundi de Pentecôte",
    };

    private static readonly Dictionary<string, (int Month, int Day)> AbolitionOfSlavery = new()
    {
        ["971"] = (5, 27),
        ["972"] = (5, 22),
        ["973"] = (6, 10),
        ["974"] = (12, 20),
        ["976"] = (4, 27),
        ["977"] = (10, 9),
        ["978"] = (5, 28),
    };

    /// <returns>Null on an ordinary day.</returns>
    public static string? NameOf(DateOnly day, string departement)
    {
        if (Fixed.TryGetValue((day.Month, day.Day), out var name))
        {
            return name;
        }

        var sinceEaster = day.DayNumber - Easter.Of(day.Year).DayNumber;
        if (Movable.TryGetValue(sinceEaster, out name))
        {
            return name;
        }

        if (departement is "57" or "67" or "68")
        {
            return sinceEaster == -2 ? "Vendredi saint" : day is { Month: 12, Day: 26 } ? "Saint-Étienne" : null;
        }

        return AbolitionOfSlavery.TryGetValue(departement, out var abolition) && abolition == (day.Month, day.Day)
            ? "Abolition de l'esclavage"
            : null;
    }
}

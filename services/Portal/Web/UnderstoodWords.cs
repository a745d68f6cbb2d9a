using System.Globalization;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Web;

public static class UnderstoodWords
{
    /// <summary>« Accès internet et matériel informatique, ouvert le samedi, 21000, « gare » »; empty where every place is meant.</summary>
    public static string Meaning(this Texts texts, Understood understood)
    {
        var open = understood.Open switch
        {
            null => null,
            OpeningWish.NowAtDirectory => texts["search.openNow"],
            var day => texts["search.openOn", CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(Enum.Parse<DayOfWeek>(day, ignoreCase: true))],
        };
        return string.Join(", ", [
            .. understood.Traits.SelectMany(list => list.Value).Select(texts.Term),
            .. new[] { open, understood.PostalCode, understood.Text is null ? null : texts["search.words", understood.Text] }.OfType<string>(),
        ]);
    }
}

using System.Globalization;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Web;

/// <summary>Counts of persons in words: withheld ones say so.</summary>
public static class PeopleCounts
{
    public static string People(this Texts texts, PeopleCount? count) => count switch
    {
        null => "–",
        { Value: { } value } => value.ToString("N0", CultureInfo.CurrentCulture),
        _ => texts["workspace.withheldShort"],
    };
}

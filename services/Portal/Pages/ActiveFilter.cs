using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Pages;

/// <summary>A filter that is on, in words, and the criteria without it.</summary>
/// <param name="Name">Of its first parameter.</param>
/// <param name="Text">As the reader sees it.</param>
/// <param name="Without">The other parameters.</param>
public sealed record ActiveFilter(string Name, string Text, IEnumerable<(string Name, string? Value)> Without)
{
    /// <param name="criteria">As the address has them.</param>
    /// <param name="hubName">Of the hub in the criteria.</param>
    /// <param name="epciName">Of the group of communes in the criteria.</param>
    /// <param name="t">Texts in the reader's language.</param>
    public static IEnumerable<ActiveFilter> Of(SearchCriteria criteria, string? hubName, Texts t, string? epciName = null)
    {
        if (!string.IsNullOrEmpty(criteria.What))
        {
            yield return Left(t["search.words", criteria.What], "quoi", "sens");
        }

        if (!string.IsNullOrEmpty(criteria.Where))
        {
            yield return Left(criteria.Where, "ou", "commune", "rayon");
        }

        if (criteria.Zone is not null)
        {
            yield return Left(t["search.zone"], "zone");
        }

        foreach (var group in FilterGroup.All)
        {
            foreach (var value in group.Of(criteria))
            {
                yield return new ActiveFilter(group.Name, t.Term(value), criteria.Parameters().Where(parameter => parameter != (group.Name, value)));
            }
        }

        if (DepartementNames.NameOf(criteria.Departement) is { } departement)
        {
            yield return Left($"{departement} ({criteria.Departement})", "departement", "epci");
        }

        if (criteria.Epci is not null)
        {
            yield return Left(epciName ?? criteria.Epci, "epci");
        }

        if (criteria.InQpv)
        {
            yield return Left(t["search.qpv"], "qpv");
        }

        if (criteria.InFrr)
        {
            yield return Left(t["search.frr"], "frr");
        }

        if (!string.IsNullOrEmpty(criteria.Hub))
        {
            yield return Left(hubName ?? criteria.Hub, "hub");
        }

        if (!criteria.Opening.IsAny)
        {
            yield return Left(criteria.Opening.InWords(t), "quand", "le", "heure");
        }

        ActiveFilter Left(string text, params string[] names) => new(names[0], text, criteria.Parameters().Where(parameter => !names.Contains(parameter.Name)));
    }
}

using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Pages;

/// <summary>A list of the national standard that results can be narrowed by; one of the chosen values is enough.</summary>
/// <param name="Name">In addresses, at the directory, and the key of its title.</param>
public sealed record FilterGroup(string Name, IReadOnlyList<string> Values, Func<SearchCriteria, string[]> Of, Action<SearchCriteria, string[]> Set)
{
    public static readonly IReadOnlyList<FilterGroup> All =
    [
        new("services", Vocabulary.Services, criteria => criteria.Services, (criteria, values) => criteria.Services = values),
        new("accompaniments", Vocabulary.Accompaniments, criteria => criteria.Accompaniments, (criteria, values) => criteria.Accompaniments = values),
        new("fees", Vocabulary.Fees, criteria => criteria.Fees, (criteria, values) => criteria.Fees = values),
        new("publics", Vocabulary.Publics, criteria => criteria.Publics, (criteria, values) => criteria.Publics = values),
        new("access", Vocabulary.Access, criteria => criteria.Access, (criteria, values) => criteria.Access = values),
        new("labels", Vocabulary.Labels, criteria => criteria.Labels, (criteria, values) => criteria.Labels = values),
    ];

    /// <summary>The ids of the numbers beside all values, which change with the results.</summary>
    public static string CountIds { get; } = string.Join(',', All.SelectMany(group => group.Values.Select((_, index) => $"#{group.CountId(index)}")));

    public string CountId(int index) => $"{Name}-{index}-nombre";
}

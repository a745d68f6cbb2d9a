using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Web;

/// <summary>The terms of the national standard: always French in data and addresses, shown in the reader's language.</summary>
public static class Vocabulary
{
    /// <summary>Field `services` of the standard, v1.0.2, in its order.</summary>
    public static readonly IReadOnlyList<string> Services =
    [
        "Aide aux démarches administratives",
        "Maîtrise des outils numériques du quotidien",
        "Insertion professionnelle via le numérique",
        "Utilisation sécurisée du numérique",
        "Parentalité et éducation avec le numérique",
        "Loisirs et créations numériques",
        "Compréhension du monde numérique",
        "Accès internet et matériel informatique",
        "Acquisition de matériel informatique à prix solidaire",
    ];

    public static string Term(this Texts texts, string term) => texts.OrElse("vocabulary." + term, term);

    public static string Terms(this Texts texts, IEnumerable<string> terms) => string.Join(", ", terms.Select(texts.Term));

    /// <summary>"850 m" or "12,4 km".</summary>
    public static string Distance(this Texts texts, double km) =>
        km < 0.975 ? texts["search.metres", Math.Round(km * 20) * 50] : texts["search.km", km];
}

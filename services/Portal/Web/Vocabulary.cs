using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Web;

/// <summary>The terms of the national standard (v1.0.2, in its order): always French in data and addresses, shown in the reader's language.</summary>
public static class Vocabulary
{
    /// <summary>Field `services`.</summary>
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

    /// <summary>Field `publics_specifiquement_adresses`.</summary>
    public static readonly IReadOnlyList<string> Publics = ["Jeunes", "Étudiants", "Familles et/ou enfants", "Seniors", "Femmes"];

    /// <summary>Field `prise_en_charge_specifique`.</summary>
    public static readonly IReadOnlyList<string> SpecificSupport =
    [
        "Surdité",
        "Handicaps moteurs",
        "Handicaps mentaux",
        "Illettrisme",
        "Langues étrangères (anglais)",
        "Langues étrangères (autres)",
        "Déficience visuelle",
    ];

    /// <summary>Field `modalites_acces`.</summary>
    public static readonly IReadOnlyList<string> AccessModes =
    [
        "Se présenter",
        "Téléphoner",
        "Contacter par mail",
        "Prendre un RDV en ligne",
        "Ce lieu n'accueille pas de public",
        "Envoyer un mail avec une fiche de prescription",
    ];

    /// <summary>Both of them, between which the search makes no difference.</summary>
    public static readonly IReadOnlyList<string> Access = [.. SpecificSupport, .. AccessModes];

    /// <summary>Field `frais_a_charge`.</summary>
    public static readonly IReadOnlyList<string> Fees = ["Gratuit", "Gratuit sous condition", "Payant"];

    /// <summary>Field `dispositif_programmes_nationaux`.</summary>
    public static readonly IReadOnlyList<string> Programmes =
    [
        "Aidants Connect",
        "Bibliothèques numérique de référence",
        "Certification PIX",
        "Conseillers numériques",
        "Emmaüs Connect",
        "France Services",
        "Grande école du numérique",
        "La Croix Rouge",
        "Point d'accès numérique CAF",
        "Promeneurs du net",
        "Relais numérique (Emmaüs Connect)",
    ];

    /// <summary>Field `formations_labels`.</summary>
    public static readonly IReadOnlyList<string> Trainings =
    [
        "Formé à « Mon Espace Santé »",
        "Formé à « DUPLEX » (illettrisme)",
        "Arnia/MedNum BFC (Bourgogne-Franche-Comté)",
        "Collectif ressources et acteurs réemploi (Normandie)",
        "Étapes numériques(La Poste)",
        "Fabriques de Territoire",
        "Les Éclaireurs du numérique (Drôme)",
        "Mes Papiers (Métropole de Lyon)",
        "ORDI 3.0",
        "SUD LABS (PACA)",
    ];

    /// <summary>Both of them, between which the search makes no difference.</summary>
    public static readonly IReadOnlyList<string> Labels = [.. Programmes, .. Trainings];

    /// <summary>Field `itinerance`.</summary>
    public static readonly IReadOnlyList<string> Itinerance = ["Fixe", "Itinérant"];

    /// <summary>Field `modalites_accompagnement`.</summary>
    public static readonly IReadOnlyList<string> Accompaniments = ["En autonomie", "Accompagnement individuel", "Dans un atelier collectif", "À distance"];

    public static string Term(this Texts texts, string term) => texts.OrElse("vocabulary." + term, term);

    public static string Terms(this Texts texts, IEnumerable<string> terms) => string.Join(", ", terms.Select(texts.Term));

    /// <summary>"850 m" or "12,4 km".</summary>
    public static string Distance(this Texts texts, double km) =>
        km < 0.975 ? texts["search.metres", Math.Round(km * 20) * 50] : texts["search.km", km];
}

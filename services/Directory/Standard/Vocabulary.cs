using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace HubsPlatform.Directory.Standard;

/// <summary>The values that a column of the national standard allows, and the way from what people write to them.</summary>
public sealed class Vocabulary
{
    private readonly FrozenSet<string> _exact;
    private readonly FrozenDictionary<string, string> _plain;

    private Vocabulary(params string[] values)
    {
        Values = values;
        _exact = values.ToFrozenSet(StringComparer.Ordinal);
        _plain = values.ToFrozenDictionary(PlainText.Of, StringComparer.Ordinal);
    }

    /// <summary>The allowed values, exactly as they must be written.</summary>
    public IReadOnlyList<string> Values { get; }

    public static Vocabulary Itinerance { get; } = new("Itinérant", "Fixe");

    public static Vocabulary Services { get; } = new(
        "Aide aux démarches administratives",
        "Maîtrise des outils numériques du quotidien",
        "Insertion professionnelle via le numérique",
        "Utilisation sécurisée du numérique",
        "Parentalité et éducation avec le numérique",
        "Loisirs et créations numériques",
        "Compréhension du monde numérique",
        "Accès internet et matériel informatique",
        "Acquisition de matériel informatique à prix solidaire");

    public static Vocabulary Publics { get; } = new("Jeunes", "Étudiants", "Familles et/ou enfants", "Seniors", "Femmes");

    public static Vocabulary PriseEnCharge { get; } = new(
        "Surdité",
        "Handicaps moteurs",
        "Handicaps mentaux",
        "Illettrisme",
        "Langues étrangères (anglais)",
        "Langues étrangères (autres)",
        "Déficience visuelle");

    public static Vocabulary Frais { get; } = new("Gratuit", "Gratuit sous condition", "Payant");

    public static Vocabulary Dispositifs { get; } = new(
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
        "Relais numérique (Emmaüs Connect)");

    /// <summary>
    /// The standard contradicts itself on one label: its pattern has « Étapes numériques(La Poste) », its description and the
    /// reference library put a space before the parenthesis. This is the pattern's spelling; <see cref="StandardTexts"/> says how it is written.
    /// </summary>
    public const string EtapesNumeriques = "Étapes numériques(La Poste)";

    public static Vocabulary Formations { get; } = new(
        "Formé à « Mon Espace Santé »",
        "Formé à « DUPLEX » (illettrisme)",
        "Arnia/MedNum BFC (Bourgogne-Franche-Comté)",
        "Collectif ressources et acteurs réemploi (Normandie)",
        EtapesNumeriques,
        "Fabriques de Territoire",
        "Les Éclaireurs du numérique (Drôme)",
        "Mes Papiers (Métropole de Lyon)",
        "ORDI 3.0",
        "SUD LABS (PACA)");

    public static Vocabulary ModalitesAcces { get; } = new(
        "Se présenter",
        "Téléphoner",
        "Contacter par mail",
        "Prendre un RDV en ligne",
        "Ce lieu n'accueille pas de public",
        "Envoyer un mail avec une fiche de prescription");

    public static Vocabulary ModalitesAccompagnement { get; } = new(
        "En autonomie", "Accompagnement individuel", "Dans un atelier collectif", "À distance");

    /// <summary>Types of structures: the codes of data.inclusion, to which the standard refers without listing them.</summary>
    public static Vocabulary Typologies { get; } = new(
        "ACI", "ACIPHC", "AFPA", "AI", "ASE", "ASSO", "ASSO_CHOMEUR", "Autre", "AVIP", "BIB", "CAARUD", "CADA", "CAF",
        "CAP_EMPLOI", "CAVA", "CC", "CCAS", "CCONS", "CD", "CDAS", "CFP", "CHRS", "CHU", "CIAS", "CIDFF", "CITMET",
        "CMP", "CMS", "CPAM", "CPH", "CS", "CSAPA", "CSC", "DEETS", "DEPT", "DIPLP", "E2C", "EA", "EATT", "EI",
        "EITI", "ENM", "EPCI", "EPI", "EPIDE", "EPN", "ES", "ESAT", "ESS", "ETTI", "EVS", "FABLAB", "FABRIQUE",
        "FAIS", "FT", "GEIQ", "HUDA", "LA_POSTE", "MDE", "MDH", "MDEF", "MDPH", "MDS", "MJC", "ML", "MQ", "MSA",
        "MSAP", "MUNI", "OACAS", "ODC", "OF", "OIL", "OPCS", "PAD", "PENSION", "PI", "PIJ_BIJ", "PIMMS", "PJJ",
        "PLIE", "PREF", "PREVENTION", "REG", "RELAIS_LECTURE", "RESSOURCERIE", "RFS", "RS_FJT", "SCP", "SPIP",
        "TIERS_LIEUX", "UDAF");

    /// <summary>The vocabulary of a column; null where the column is free.</summary>
    public static Vocabulary? Of(StandardField field) => field switch
    {
        StandardField.Typologie => Typologies,
        StandardField.Itinerance => Itinerance,
        StandardField.Services => Services,
        StandardField.PublicsSpecifiquementAdresses => Publics,
        StandardField.PriseEnChargeSpecifique => PriseEnCharge,
        StandardField.FraisACharge => Frais,
        StandardField.DispositifProgrammesNationaux => Dispositifs,
        StandardField.FormationsLabels => Formations,
        StandardField.ModalitesAcces => ModalitesAcces,
        StandardField.ModalitesAccompagnement => ModalitesAccompagnement,
        _ => null,
    };

    /// <summary>Whether a text is one of the values, letter by letter.</summary>
    public bool Contains(string text) => _exact.Contains(text);

    /// <summary>The value that a text means when case, accents, apostrophes, spaces and punctuation are set aside.</summary>
    public bool TryRecognise(string text, [NotNullWhen(true)] out string? value) =>
        _plain.TryGetValue(PlainText.Of(text), out value);
}

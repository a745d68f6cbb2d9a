using System.Collections.Frozen;
using HubsPlatform.Directory.PublicPlaces;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>What people type who look for help, and which value of the national standard gives it: no place is called « wifi » or « carte grise ».</summary>
internal static class EverydayWords
{
    /// <summary>Words of the longest phrase.</summary>
    public const int LongestPhrase = 4;

    private static readonly (TraitGroup Group, string Value, string Phrases)[] Lists =
    [
        (TraitGroup.Services, "Aide aux démarches administratives",
            "impot, revenu, caf, apl, rsa, ameli, cpam, secu, securite sociale, carte vitale, carte grise, carte d identite, carte identite, passeport, permis, permis de conduire, ants, demarche, "
            + "france connect, retraite, carsat, prefecture, titre de sejour, formulaire, administratif, administrative, administration, mutuelle, msa, prime d activite, cheque energie"),
        (TraitGroup.Services, "Maîtrise des outils numériques du quotidien",
            "informatique, souris, clavier, ordinateur, pc, tablette, smartphone, telephone, mail, email, e mail, courriel, messagerie, boite mail, windows, word, excel, whatsapp, debutant, initiation"),
        (TraitGroup.Services, "Insertion professionnelle via le numérique", "cv, emploi, recherche d emploi, chomage, linkedin, pole emploi, france travail"),
        (TraitGroup.Services, "Utilisation sécurisée du numérique", "arnaque, piratage, virus, antivirus, mot de passe, cybersecurite, hameconnage, phishing"),
        (TraitGroup.Services, "Parentalité et éducation avec le numérique", "parentalite, parent, pronote, ecran, controle parental, devoir"),
        (TraitGroup.Services, "Loisirs et créations numériques", "photo, video, jeu video, fablab, imprimante 3d, robotique, programmation"),
        (TraitGroup.Services, "Compréhension du monde numérique", "reseau social, reseaux sociaux, fake news, intelligence artificielle, ia, culture numerique"),
        (TraitGroup.Services, "Accès internet et matériel informatique",
            "wifi, wi fi, internet, connexion, imprimer, imprimante, impression, scanner, scan, numeriser, photocopie, photocopieuse, ordinateur, libre service"),
        (TraitGroup.Services, "Acquisition de matériel informatique à prix solidaire",
            "ordinateur pas cher, ordinateur d occasion, acheter un ordinateur, materiel pas cher, reconditionne, ordinateur reconditionne, don d ordinateur"),
        (TraitGroup.Labels, "France Services", "france service, maison france service, maison de service au public, msap"),
        (TraitGroup.Labels, "Conseillers numériques", "conseiller numerique, conseillere numerique"),
        (TraitGroup.Labels, "Aidants Connect", "aidant connect"),
        (TraitGroup.Labels, "Certification PIX", "pix, certification pix"),
    ];

    private static readonly FrozenSet<string> Fillers =
        ("aide aider aidez besoin pour faire refaire mon ma mes un une le la les de du des d l a au aux en et ou avec sur dans cours atelier formation utiliser demander demande "
        + "comment trouver acces point lieu pres chez moi ligne numerique apprendre declaration declarer").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, EverydayValue[]> Phrases = Lists
        .SelectMany(list => list.Phrases.Split(", ").Select(phrase => (Phrase: phrase, EverydayValue: new EverydayValue(list.Group, list.Value))))
        .GroupBy(pair => pair.Phrase, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.EverydayValue).ToArray(), StringComparer.Ordinal);

    /// <param name="phrase">Plain words with one blank between them; plurals or not.</param>
    public static IReadOnlyList<EverydayValue> Of(IEnumerable<string> phrase)
    {
        var words = phrase.ToArray();
        return Phrases.TryGetValue(string.Join(' ', words), out var value) || Phrases.TryGetValue(string.Join(' ', words.Select(Singular)), out value) ? value : [];
    }

    /// <summary>Says nothing of what is looked for.</summary>
    public static bool IsFiller(string word) => Fillers.Contains(word) || Fillers.Contains(Singular(word));

    private static string Singular(string word) => word.Length > 3 && word[^1] is 's' or 'x' ? word[..^1] : word;
}

/// <summary>A value of a list of the standard.</summary>
internal readonly record struct EverydayValue(TraitGroup Group, string Value);

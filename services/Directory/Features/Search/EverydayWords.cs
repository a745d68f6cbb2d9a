using System.Collections.Frozen;
using System.Globalization;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.OpeningHours.France;

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
            + "france connect, retraite, carsat, prefecture, titre de sejour, formulaire, administratif, administrative, administration, mutuelle, msa, prime d activite, cheque energie, "
            + "facture, edf, urssaf, cesu, pajemploi, doctolib, logement, hlm, aide sociale, papier"),
        (TraitGroup.Services, "Maîtrise des outils numériques du quotidien",
            "informatique, souris, clavier, ordinateur, ordi, pc, cle usb, visio, visioconference, zoom, tablette, smartphone, telephone, mail, email, e mail, courriel, messagerie, boite mail, windows, word, excel, whatsapp, debutant, initiation"),
        (TraitGroup.Services, "Insertion professionnelle via le numérique", "cv, emploi, recherche d emploi, chomage, linkedin, pole emploi, france travail"),
        (TraitGroup.Services, "Utilisation sécurisée du numérique", "arnaque, piratage, virus, antivirus, mot de passe, cybersecurite, hameconnage, phishing"),
        (TraitGroup.Services, "Parentalité et éducation avec le numérique", "parentalite, parent, pronote, ecran, controle parental, devoir"),
        (TraitGroup.Services, "Loisirs et créations numériques", "photo, video, jeu video, fablab, imprimante 3d, robotique, programmation"),
        (TraitGroup.Services, "Compréhension du monde numérique", "reseau social, reseaux sociaux, facebook, instagram, tiktok, fake news, intelligence artificielle, ia, culture numerique"),
        (TraitGroup.Services, "Accès internet et matériel informatique",
            "wifi, wi fi, internet, connexion, imprimer, imprimante, impression, scanner, scan, numeriser, photocopie, photocopieuse, ordinateur, ordi, libre service"),
        (TraitGroup.Services, "Acquisition de matériel informatique à prix solidaire",
            "ordinateur pas cher, ordinateur d occasion, acheter un ordinateur, materiel pas cher, reconditionne, ordinateur reconditionne, don d ordinateur"),
        (TraitGroup.Labels, "France Services", "france service, maison france service, maison de service au public, msap"),
        (TraitGroup.Labels, "Conseillers numériques", "conseiller numerique, conseillere numerique"),
        (TraitGroup.Labels, "Aidants Connect", "aidant connect"),
        (TraitGroup.Labels, "Certification PIX", "pix, certification pix"),
        (TraitGroup.Fees, "Gratuit", "gratuit, gratuite, gratuitement"),
        (TraitGroup.Publics, "Seniors", "senior, personne agee, personnes agees"),
        (TraitGroup.Publics, "Jeunes", "jeune, ado, adolescent"),
        (TraitGroup.Publics, "Étudiants", "etudiant, etudiante"),
        (TraitGroup.Access, "Surdité", "sourd, sourde, malentendant, malentendante, surdite, langue des signes, lsf"),
        (TraitGroup.Access, "Déficience visuelle", "aveugle, malvoyant, malvoyante, non voyant, deficience visuelle"),
        (TraitGroup.Access, "Handicaps moteurs", "handicap, handicape, handicapee, handicap moteur, fauteuil roulant, pmr, mobilite reduite"),
        (TraitGroup.Access, "Handicaps mentaux", "handicap, handicape, handicapee, handicap mental"),
        (TraitGroup.Access, "Illettrisme", "illettrisme, analphabete, lire et ecrire"),
        (TraitGroup.Access, "Langues étrangères (anglais)", "anglais, english, langue etrangere"),
        (TraitGroup.Access, "Langues étrangères (autres)", "langue etrangere, arabe, espagnol, portugais, turc, ukrainien"),
        (TraitGroup.Accompaniments, "À distance", "a distance, par telephone"),
        (TraitGroup.Accompaniments, "Dans un atelier collectif", "atelier collectif, cours collectif"),
    ];

    private static readonly FrozenSet<string> Fillers =
        ("pour faire refaire mon ma mes un une le la les de du des d l a au aux en et ou avec sur dans cours atelier formation utiliser demander demande "
        + "comment trouver acces point pres chez moi ligne apprendre declaration declarer ouvert ouverte").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfAll =
        "aide aider aidez besoin lieu numerique accompagnement accompagner mediation mediateur inclusion inclusif".Split(' ').ToFrozenSet(StringComparer.Ordinal);

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

    private static readonly FrozenDictionary<string, DayOfWeek> Weekdays = Enum.GetValues<DayOfWeek>()
        .ToFrozenDictionary(day => CultureInfo.GetCultureInfo("fr-FR").DateTimeFormat.GetDayName(day), StringComparer.Ordinal);

    /// <summary>All words that are understood, in alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Phrases.Keys.SelectMany(phrase => phrase.Split(' ')).Concat(Fillers).Concat(OfAll).Concat(Weekdays.Keys).Distinct().Order(StringComparer.Ordinal)];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>When a place has to be open, said at this word of the text: « samedi », « maintenant », « aujourd hui ».</summary>
    /// <returns>With the number of words that say so.</returns>
    public static (OpenTime Time, int Length)? Time(string[] words, int at, DateTimeOffset now) =>
        words[at] is "maintenant" or "actuellement" ? (new OpenTime(now, null, Word: OpenTime.Now), 1)
        : words[at] == "aujourd" && at + 1 < words.Length && words[at + 1] == "hui" ? (OpenTime.On(now.DayInFrance().DayOfWeek, now), 2)
        : Weekdays.TryGetValue(words[at], out var day) || Weekdays.TryGetValue(Singular(words[at]), out day) ? (OpenTime.On(day, now), 1)
        : null;

    /// <summary>Nobody mistyped this one.</summary>
    public static bool IsKnown(string word) => Known.Contains(word) || Known.Contains(Singular(word));

    /// <summary>Says nothing of what is looked for.</summary>
    public static bool IsFiller(string word) => Fillers.Contains(word) || Fillers.Contains(Singular(word)) || IsOfAll(word);

    /// <summary>What every place is for.</summary>
    public static bool IsOfAll(string word) => OfAll.Contains(word) || OfAll.Contains(Singular(word));

    private static string Singular(string word) => word.Length > 3 && word[^1] is 's' or 'x' ? word[..^1] : word;
}

/// <summary>A value of a list of the standard.</summary>
internal readonly record struct EverydayValue(TraitGroup Group, string Value);

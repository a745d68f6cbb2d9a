using System.Globalization;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;

namespace HubsPlatform.Directory.Demonstration;

/// <summary>Invented places on real communes, the same at every start: what a census of a middling hub looks like, with its gaps.</summary>
internal sealed class DemonstrationPlaces(OfficialCode code)
{
    /// <summary>Freshness is counted from here, so that the places of one start equal those of the next.</summary>
    private static readonly DateOnly Newest = new(2026, 11, 1);

    private static readonly (string Name, string Type, string[] Services)[] Kinds =
    [
        ("Médiathèque {0}", "BIB", ["Accès internet et matériel informatique", "Maîtrise des outils numériques du quotidien"]),
        ("France Services {0}", "RFS", ["Aide aux démarches administratives", "Accès internet et matériel informatique"]),
        ("Espace public numérique {0}", "EPN", ["Maîtrise des outils numériques du quotidien", "Utilisation sécurisée du numérique", "Compréhension du monde numérique"]),
        ("Centre social {0}", "CS", ["Aide aux démarches administratives", "Parentalité et éducation avec le numérique"]),
        ("CCAS {0}", "CCAS", ["Aide aux démarches administratives"]),
        ("Mission locale {0}", "ML", ["Insertion professionnelle via le numérique", "Aide aux démarches administratives"]),
        ("Tiers-lieu {0}", "TIERS_LIEUX", ["Loisirs et créations numériques", "Acquisition de matériel informatique à prix solidaire"]),
        ("Bus numérique {0}", "ENM", ["Aide aux démarches administratives", "Maîtrise des outils numériques du quotidien"]),
    ];

    private static readonly string[] Quarters = ["du Centre", "de la Gare", "des Tilleuls", "du Lac", "des Écoles", "du Marché", "Simone-Veil", "Aimé-Césaire"];
    private static readonly string[] Streets = ["rue de la République", "place de la Mairie", "avenue Jean-Jaurès", "rue des Écoles", "rue Pasteur", "boulevard de la Liberté"];
    private static readonly string?[] Hours = ["Mo-Fr 09:00-12:00,14:00-17:30", "Tu-Sa 10:00-12:30,14:00-18:00", "Mo-Th 08:30-12:30; Fr 09:00-12:00", "We 14:00-18:00; Sa 09:00-12:00", null];

    /// <summary>Ranges that no subscriber ever gets (Arcep's numbering plan, for works of fiction).</summary>
    private static readonly string[] FictionalPhones = ["+3319900", "+3326191", "+3335301", "+3346571", "+3353649"];

    public IEnumerable<PlaceDraft> In((string Code, double Latitude, double Longitude) town, int count)
    {
        var commune = code.Communes[town.Code];
        for (var index = 0; index < count; index++)
        {
            yield return Place(commune, town.Latitude, town.Longitude, index, new Random(Seed(town.Code, index)));
        }
    }

    private static PlaceDraft Place(Commune commune, double latitude, double longitude, int index, Random random)
    {
        var (name, type, services) = Kinds[(Seed(commune.Code, 0) + index) % Kinds.Length];
        var isItinerant = type == "ENM";
        var isMainland = commune.DepartementCode.Length == 2;
        return new PlaceDraft
        {
            Id = $"demo-{commune.Code}-{index + 1}",
            Nom = $"{string.Format(CultureInfo.InvariantCulture, name, Quarters[random.Next(Quarters.Length)])} ({commune.Name})",
            Commune = commune.Name,
            CodePostal = commune.PostalCodes[0],
            CodeInsee = commune.Code,
            Adresse = $"{random.Next(1, 90)} {Streets[random.Next(Streets.Length)]}",
            Latitude = Math.Round(latitude + (random.NextDouble() - 0.5) * 0.02, 5),
            Longitude = Math.Round(longitude + (random.NextDouble() - 0.5) * 0.02, 5),
            Typologie = [type],
            Telephone = isMainland && random.Next(5) > 0 ? $"{FictionalPhones[random.Next(FictionalPhones.Length)]}{random.Next(10_000):0000}" : null,
            Courriels = random.Next(3) > 0 ? [$"contact-{commune.Code.ToLowerInvariant()}-{index + 1}@demonstration.example"] : [],
            Horaires = Hours[random.Next(Hours.Length)],
            PresentationResume = "Lieu inventé pour la démonstration.",
            Source = "Démonstration",
            Itinerance = [isItinerant ? "Itinérant" : "Fixe"],
            StructureParente = type is "BIB" or "CCAS" or "EPN" ? $"Commune de {commune.Name}" : type == "ENM" ? $"Association des médiateurs numériques de {commune.Name}" : null,
            DateMaj = random.Next(12) > 0 ? Newest.AddDays(-random.Next(700)) : null,
            Services = services[..random.Next(1, services.Length + 1)],
            PublicsSpecifiquementAdresses = random.Next(3) == 0 ? ["Seniors"] : [],
            PriseEnChargeSpecifique = random.Next(4) == 0 ? ["Illettrisme"] : [],
            FraisACharge = [random.Next(8) > 0 ? "Gratuit" : "Gratuit sous condition"],
            DispositifProgrammesNationaux = type == "RFS" ? ["France Services"] : random.Next(3) == 0 ? ["Aidants Connect"] : [],
            ModalitesAcces = ["Se présenter", "Téléphoner"],
            ModalitesAccompagnement = random.Next(2) == 0 ? ["Accompagnement individuel"] : ["Accompagnement individuel", "Dans un atelier collectif"],
            CommuneCode = commune.Code,
            DepartementCode = commune.DepartementCode,
            TerritoryCode = commune.Code,
        };
    }

    /// <summary>string.GetHashCode differs between processes.</summary>
    private static int Seed(string code, int index) => code.Aggregate(17 + index, (hash, c) => hash * 31 + c) & int.MaxValue;
}

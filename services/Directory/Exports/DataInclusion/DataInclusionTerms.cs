namespace HubsPlatform.Directory.Exports.DataInclusion;

/// <summary>
/// The standard's values in the words of data.inclusion's schema v1 (gip-inclusion/data-inclusion-schema, 2026-04, Licence Ouverte 2.0).
/// Values without a counterpart have none here. docs/exports.md says why each is where it is.
/// </summary>
public static class DataInclusionTerms
{
    public static readonly IReadOnlyDictionary<string, string[]> Themes = new Dictionary<string, string[]>
    {
        ["Aide aux démarches administratives"] = ["numerique--acceder-a-des-services-en-ligne", "difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"],
        ["Maîtrise des outils numériques du quotidien"] = ["numerique--maitriser-les-fondamentaux-du-numerique"],
        ["Insertion professionnelle via le numérique"] = ["numerique--maitriser-les-fondamentaux-du-numerique"],
        ["Utilisation sécurisée du numérique"] = ["numerique--maitriser-les-fondamentaux-du-numerique"],
        ["Parentalité et éducation avec le numérique"] = ["numerique--maitriser-les-fondamentaux-du-numerique"],
        ["Loisirs et créations numériques"] = ["numerique--maitriser-les-fondamentaux-du-numerique"],
        ["Compréhension du monde numérique"] = ["numerique--maitriser-les-fondamentaux-du-numerique"],
        ["Accès internet et matériel informatique"] = ["numerique--acceder-a-une-connexion-internet"],
        ["Acquisition de matériel informatique à prix solidaire"] = ["numerique--acquerir-un-equipement"],
    };

    public static readonly IReadOnlyDictionary<string, string> Publics = new Dictionary<string, string>
    {
        ["Jeunes"] = "jeunes",
        ["Étudiants"] = "etudiants",
        ["Familles et/ou enfants"] = "familles",
        ["Seniors"] = "seniors",
        ["Femmes"] = "femmes",
    };

    public static readonly IReadOnlyDictionary<string, string> Mobilisations = new Dictionary<string, string>
    {
        ["Se présenter"] = "se-presenter",
        ["Téléphoner"] = "telephoner",
        ["Contacter par mail"] = "envoyer-un-courriel",
        ["Prendre un RDV en ligne"] = "utiliser-lien-mobilisation",
        ["Envoyer un mail avec une fiche de prescription"] = "envoyer-un-courriel",
    };

    /// <summary>By codes of typologies and by names of programmes and labels.</summary>
    public static readonly IReadOnlyDictionary<string, string> Networks = new Dictionary<string, string>
    {
        ["ACI"] = "aci",
        ["AFPA"] = "afpa",
        ["AI"] = "ai",
        ["ASE"] = "ase",
        ["CAARUD"] = "caarud",
        ["CADA"] = "cada",
        ["CAF"] = "caf",
        ["CAP_EMPLOI"] = "cap-emploi-reseau-cheops",
        ["CAVA"] = "cava",
        ["CCAS"] = "ccas-cias",
        ["CIAS"] = "ccas-cias",
        ["CCONS"] = "chambres-consulaires",
        ["CD"] = "departements",
        ["DEPT"] = "departements",
        ["CHRS"] = "chrs",
        ["CHU"] = "chu",
        ["CIDFF"] = "cidff",
        ["CMP"] = "cmp",
        ["CMS"] = "cms",
        ["CPAM"] = "cpam",
        ["CPH"] = "cph",
        ["CSAPA"] = "csapa",
        ["E2C"] = "ecoles-de-la-deuxieme-chance",
        ["EA"] = "ea",
        ["EATT"] = "eatt",
        ["EI"] = "ei",
        ["EITI"] = "eiti",
        ["EPIDE"] = "epide",
        ["EPN"] = "espaces-publics-numeriques",
        ["ESAT"] = "esat",
        ["ETTI"] = "etti",
        ["FAIS"] = "federation-des-acteurs-de-la-solidarite",
        ["FT"] = "france-travail",
        ["GEIQ"] = "geiq",
        ["HUDA"] = "huda",
        ["LA_POSTE"] = "la-poste",
        ["MDE"] = "maisons-de-l-emploi",
        ["MDPH"] = "mdph",
        ["MDS"] = "maisons-des-solidarites",
        ["MJC"] = "mjc",
        ["ML"] = "mission-locale",
        ["MSA"] = "mutualite-sociale-agricole",
        ["MSAP"] = "msap",
        ["MUNI"] = "communes",
        ["PAD"] = "points-justice",
        ["PIJ_BIJ"] = "reseau-information-jeunesse",
        ["PIMMS"] = "pimms-mediation",
        ["PJJ"] = "pjj",
        ["PLIE"] = "plie",
        ["REG"] = "regions",
        ["RESSOURCERIE"] = "ressourceries",
        ["RFS"] = "france-service",
        ["RS_FJT"] = "residences-fjt",
        ["SPIP"] = "spip",
        ["UDAF"] = "unaf",
        ["Aidants Connect"] = "aidants-connect",
        ["Conseillers numériques"] = "conseillers-numeriques",
        ["Emmaüs Connect"] = "emmaus",
        ["France Services"] = "france-service",
        ["Grande école du numérique"] = "grandes-ecoles-du-numerique",
        ["La Croix Rouge"] = "croix-rouge",
        ["Fabriques de Territoire"] = "fabrique-de-territoire",
    };
}

namespace HubsPlatform.Portal.Web;

/// <summary>Types of structures: the codes to which the national standard refers (data.inclusion), with their French names, which have no other.</summary>
public static class StructureTypes
{
    private static readonly Dictionary<string, string> Names = new(
        """
        ACI Structure porteuse d'ateliers et chantiers d'insertion|ACIPHC Atelier et chantier d'insertion Premières heures en chantier|AFPA Agence nationale pour la formation professionnelle des adultes|
        AI Association intermédiaire|ASE Aide sociale à l'enfance|ASSO Association|ASSO_CHOMEUR Association de chômeurs|Autre Autre|AVIP Crèche à vocation d'insertion professionnelle|BIB Bibliothèque, médiathèque|
        CAARUD Centre d'accueil et de réduction des risques pour usagers de drogues|CADA Centre d'accueil de demandeurs d'asile|CAF Caisse d'allocations familiales|CAP_EMPLOI Cap emploi|
        CAVA Centre d'adaptation à la vie active|CC Communauté de communes|CCAS Centre communal d'action sociale|CCONS Chambre consulaire|CD Conseil départemental|CDAS Centre départemental d'action sociale|
        CFP Centre des finances publiques|CHRS Centre d'hébergement et de réinsertion sociale|CHU Centre d'hébergement d'urgence|CIAS Centre intercommunal d'action sociale|
        CIDFF Centre d'information sur les droits des femmes et des familles|CITMET Cité des métiers|CMP Centre médico-psychologique|CMS Centre médico-social|CPAM Caisse primaire d'assurance maladie|
        CPH Centre provisoire d'hébergement|CS Centre social|CSAPA Centre de soins, d'accompagnement et de prévention en addictologie|CSC Centre socioculturel|
        DEETS Direction de l'économie, de l'emploi, du travail et des solidarités|DEPT Services sociaux du Département|DIPLP Délégation interministérielle à la prévention et à la lutte contre la pauvreté|
        E2C École de la deuxième chance|EA Entreprise adaptée|EATT Entreprise adaptée de travail temporaire|EI Entreprise d'insertion|EITI Entreprise d'insertion par le travail indépendant|
        ENM Espace numérique mobile|EPCI Intercommunalité|EPI Épicerie sociale et solidaire|EPIDE Établissement pour l'insertion dans l'emploi|EPN Espace public numérique|ES Espace social|
        ESAT Établissement ou service d'aide par le travail|ESS Entreprise de l'économie sociale et solidaire|ETTI Entreprise de travail temporaire d'insertion|EVS Espace de vie sociale|FABLAB Fablab|
        FABRIQUE Fabrique numérique de territoire|FAIS Fédération d'acteurs de l'insertion et de la solidarité|FT France Travail|GEIQ Groupement d'employeurs pour l'insertion et la qualification|
        HUDA Hébergement d'urgence pour demandeurs d'asile|LA_POSTE La Poste|MDE Maison de l'emploi|MDH Maison des habitants|MDEF Maison de l'emploi et de la formation|
        MDPH Maison départementale des personnes handicapées|MDS Maison des solidarités|MJC Maison des jeunes et de la culture|ML Mission locale|MQ Maison de quartier|MSA Mutualité sociale agricole|
        MSAP Maison de services au public|MUNI Municipalité|OACAS Organisme d'accueil communautaire et d'activités solidaires|ODC Organisation délégataire d'un conseil départemental|OF Organisme de formation|
        OIL Opérateur d'intermédiation locative|OPCS Organisme porteur de la clause sociale|PAD Point d'accès au droit|PENSION Pension de famille, résidence accueil|PI Pôle d'insertion|
        PIJ_BIJ Point ou bureau information jeunesse|PIMMS Point information médiation multiservices|PJJ Protection judiciaire de la jeunesse|PLIE Plan local pour l'insertion et l'emploi|
        PREF Préfecture, sous-préfecture|PREVENTION Service ou club de prévention|REG Région|RELAIS_LECTURE Bibliothèque relais, relais lecture|RESSOURCERIE Ressourcerie|RFS Réseau France Services|
        RS_FJT Résidence sociale, foyer de jeunes travailleurs|SCP Services et clubs de prévention|SPIP Service pénitentiaire d'insertion et de probation|TIERS_LIEUX Tiers-lieu, coworking|
        UDAF Union départementale des associations familiales
        """.Split('|', StringSplitOptions.TrimEntries).Select(entry => KeyValuePair.Create(entry[..entry.IndexOf(' ')], entry[(entry.IndexOf(' ') + 1)..])));

    /// <summary>By name.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Names.OrderBy(entry => entry.Value, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("fr-FR"), ignoreCase: true)).Select(entry => entry.Key)];

    /// <summary>The code itself where it is none of them.</summary>
    public static string NameOf(string code) => Names.GetValueOrDefault(code, code);
}

namespace HubsPlatform.Directory.Programme;

/// <summary>
/// The eleven hubs of 2019 with their consortia as announced by the Banque des Territoires in March 2019 (Solidarnum, Agate
/// and others joined or left some of them later), and the operator's own hub, which holds what no territory covers: in 2019
/// Bretagne, Normandie, Grand Est, Centre-Val de Loire, Corse and Saint-Pierre-et-Miquelon.
/// </summary>
public static class Hubs2019
{
    /// <summary>CC de Montesquieu, south of Bordeaux: the one hub that is not made of départements.</summary>
    public const string CommunauteDeCommunesDeMontesquieu = "243301264";

    public static readonly IReadOnlyList<HubDeclaration> All =
    [
        Of("pays-de-la-loire", "Hub PING Pays de la Loire",
            ["Association PING", "Fédération des centres sociaux 49 et 53", "Ligue de l'enseignement Pays de la Loire"],
            "44", "49", "53", "72", "85"),
        Of("hauts-de-france", "Hub numérique inclusif Hauts-de-France",
            ["Groupe POP"],
            "02", "59", "60", "62", "80"),
        Of("sud", "Hub du Sud",
            ["Urban Prod", "IRTS PACA et Corse", "The Camp", "ADRETS", "Arsenic"],
            "04", "05", "06", "13", "83", "84"),
        // Its file says « zone Océan-Pacifique » and its members work in La Réunion and Mayotte (Solidarnum) and in Polynesia
        // (Face Polynésie): the overseas territories of the Indian and the Pacific Ocean. The Atlantic ones are hub 11's.
        Of("ultranumerique", "Hub Ultranumérique",
            ["Solidarnum", "Face Polynésie"],
            "974", "976", "986", "987", "988"),
        Of("hubiquite", "Hubiquité",
            ["Médias-Cité", "ATIS"],
            "16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87"),
        Of("mednum-bfc", "Hub #MedNumBFC",
            ["GIP Territoires numériques Bourgogne-Franche-Comté"],
            "21", "25", "39", "58", "70", "71", "89", "90"),
        Of("aura", "Hub AURA",
            ["AGATE", "Fréquences Écoles", "Zoomacom"],
            "01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"),
        new("hubert", "HubeRT", Missions.FirstGeneration,
            ["Communauté de communes de Montesquieu – Eurêka Pôle", "Ocean Tech"],
            [], [CommunauteDeCommunesDeMontesquieu]),
        Of("ile-de-france", "Hub Île-de-France",
            ["ICI", "ASTS", "InnovAvenir", "Les Entreprises pour la Cité"],
            "75", "77", "78", "91", "92", "93", "94", "95"),
        Of("occitanie", "Hub Occitanie",
            ["La Mêlée", "COLL'IN"],
            "09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"),
        // Saint-Barthélemy is not named in its file; it lies between the islands that are.
        Of("antilles-guyane", "Hub Antilles-Guyane",
            ["Guyaclic", "Anis", "UP and Space Martinique", "Bio Désir"],
            "971", "972", "973", "977", "978"),
        new("national", "Opérateur national", [], [], [], []),
    ];

    private static HubDeclaration Of(string alias, string name, IReadOnlyList<string> consortium, params string[] departements) =>
        new(alias, name, Missions.FirstGeneration, consortium, departements, []);
}

namespace HubsPlatform.Directory.Demonstration;

/// <summary>
/// Towns of every hub but Bourgogne-Franche-Comté, whose census is there to be imported: INSEE code, latitude, longitude of
/// their middle. Source: IGN Admin Express (Licence Ouverte); overseas, where it has none, by hand from the map.
/// </summary>
internal static class DemonstrationTowns
{
    public static readonly IReadOnlyList<(string Code, double Latitude, double Longitude)> All =
    [
        // pays-de-la-loire
        ("44109", 47.232, -1.548), // Nantes
        ("44184", 47.280, -2.251), // Saint-Nazaire
        ("44162", 47.225, -1.634), // Saint-Herblain
        ("49007", 47.477, -0.556), // Angers
        ("49099", 47.046, -0.878), // Cholet
        ("49328", 47.267, -0.083), // Saumur
        ("53130", 48.061, -0.766), // Laval
        ("53062", 47.829, -0.739), // Château-Gontier-sur-Mayenne
        ("53147", 48.307, -0.615), // Mayenne
        ("72181", 47.989, 0.200), // Le Mans
        ("72154", 47.689, -0.065), // La Flèche
        ("72264", 47.838, -0.355), // Sablé-sur-Sarthe
        ("85191", 46.668, -1.408), // La Roche-sur-Yon
        ("85194", 46.501, -1.793), // Les Sables-d'Olonne
        ("85047", 46.835, -1.840), // Challans
        // hauts-de-france
        ("02691", 49.847, 3.278), // Saint-Quentin
        ("02722", 49.379, 3.325), // Soissons
        ("02408", 49.568, 3.621), // Laon
        ("59350", 50.632, 3.047), // Lille
        ("59599", 50.726, 3.160), // Tourcoing
        ("59512", 50.688, 3.182), // Roubaix
        ("59183", 51.034, 2.356), // Dunkerque
        ("60057", 49.436, 2.086), // Beauvais
        ("60159", 49.399, 2.853), // Compiègne
        ("60175", 49.253, 2.484), // Creil
        ("62193", 50.950, 1.876), // Calais
        ("62041", 50.290, 2.766), // Arras
        ("62160", 50.727, 1.607), // Boulogne-sur-Mer
        ("80021", 49.900, 2.290), // Amiens
        ("80001", 50.108, 1.832), // Abbeville
        ("80016", 50.004, 2.649), // Albert
        // sud
        ("04112", 43.835, 5.791), // Manosque
        ("04070", 44.091, 6.236), // Digne-les-Bains
        ("05061", 44.580, 6.065), // Gap
        ("05023", 44.899, 6.649), // Briançon
        ("06088", 43.712, 7.238), // Nice
        ("06004", 43.588, 7.105), // Antibes
        ("13055", 43.292, 5.422), // Marseille
        ("13001", 43.536, 5.399), // Aix-en-Provence
        ("13004", 43.547, 4.662), // Arles
        ("83137", 43.136, 5.933), // Toulon
        ("83126", 43.089, 5.871), // La Seyne-sur-Mer
        ("84007", 43.935, 4.841), // Avignon
        ("84031", 44.059, 5.061), // Carpentras
        // ultranumerique
        ("97411", -20.933, 55.447), // Saint-Denis
        ("97415", -21.045, 55.322), // Saint-Paul
        ("97611", -12.790, 45.194), // Mamoudzou
        ("97610", -12.747, 45.187), // Koungou
        ("98613", -13.282, -176.174), // Uvea
        ("98715", -17.554, -149.606), // Faaa
        ("98735", -17.535, -149.569), // Papeete
        ("98818", -22.276, 166.458), // Nouméa
        ("98805", -22.258, 166.445), // Dumbéa
        // hubiquite
        ("16015", 45.647, 0.145), // Angoulême
        ("17300", 46.162, -1.175), // La Rochelle
        ("19031", 45.143, 1.519), // Brive-la-Gaillarde
        ("23096", 46.163, 1.871), // Guéret
        ("24322", 45.192, 0.712), // Périgueux
        ("33063", 44.858, -0.573), // Bordeaux
        ("33281", 44.832, -0.682), // Mérignac
        ("40192", 43.900, -0.491), // Mont-de-Marsan
        ("47001", 44.203, 0.626), // Agen
        ("64445", 43.320, -0.350), // Pau
        ("79191", 46.328, -0.465), // Niort
        ("86194", 46.584, 0.360), // Poitiers
        ("87085", 45.854, 1.249), // Limoges
        // aura
        ("01053", 46.205, 5.246), // Bourg-en-Bresse
        ("03185", 46.339, 2.604), // Montluçon
        ("07010", 45.246, 4.651), // Annonay
        ("15014", 44.924, 2.442), // Aurillac
        ("26362", 44.923, 4.914), // Valence
        ("38185", 45.182, 5.721), // Grenoble
        ("42218", 45.427, 4.418), // Saint-Étienne
        ("43157", 45.028, 3.895), // Le Puy-en-Velay
        ("63113", 45.786, 3.115), // Clermont-Ferrand
        ("69123", 45.755, 4.836), // Lyon
        ("69266", 45.771, 4.889), // Villeurbanne
        ("73065", 45.584, 5.909), // Chambéry
        ("74010", 45.902, 6.118), // Annecy
        // ile-de-france
        ("75056", 48.857, 2.343), // Paris
        ("77284", 48.957, 2.900), // Meaux
        ("78646", 48.802, 2.118), // Versailles
        ("91228", 48.630, 2.440), // Évry-Courcouronnes
        ("92012", 48.836, 2.239), // Boulogne-Billancourt
        ("93066", 48.930, 2.359), // Saint-Denis
        ("94081", 48.788, 2.394), // Vitry-sur-Seine
        ("95018", 48.951, 2.240), // Argenteuil
        // occitanie
        ("09225", 43.124, 1.616), // Pamiers
        ("11262", 43.165, 3.020), // Narbonne
        ("12202", 44.359, 2.567), // Rodez
        ("30189", 43.845, 4.348), // Nîmes
        ("31555", 43.596, 1.432), // Toulouse
        ("31149", 43.612, 1.327), // Colomiers
        ("32013", 43.653, 0.575), // Auch
        ("34172", 43.613, 3.869), // Montpellier
        ("46042", 44.451, 1.441), // Cahors
        ("48095", 44.529, 3.481), // Mende
        ("65440", 43.235, 0.066), // Tarbes
        ("66136", 42.696, 2.899), // Perpignan
        ("81004", 43.926, 2.147), // Albi
        ("82121", 44.022, 1.364), // Montauban
        // antilles-guyane
        ("97101", 16.273, -61.502), // Les Abymes
        ("97103", 16.252, -61.592), // Baie-Mahault
        ("97209", 14.641, -61.069), // Fort-de-France
        ("97213", 14.625, -60.994), // Le Lamentin
        ("97302", 4.925, -52.316), // Cayenne
        ("97311", 4.946, -53.978), // Saint-Laurent-du-Maroni
        ("97701", 17.896, -62.850), // Saint-Barthélemy
        ("97801", 18.067, -63.083), // Saint-Martin
        // national
        ("22278", 48.515, -2.763), // Saint-Brieuc
        ("29019", 48.400, -4.503), // Brest
        ("35238", 48.112, -1.682), // Rennes
        ("35288", 48.640, -1.981), // Saint-Malo
        ("56121", 47.751, -3.379), // Lorient
        ("14118", 49.185, -0.370), // Caen
        ("27229", 49.020, 1.141), // Évreux
        ("50129", 49.632, -1.621), // Cherbourg-en-Cotentin
        ("61001", 48.431, 0.092), // Alençon
        ("76351", 49.497, 0.140), // Le Havre
        ("76540", 49.442, 1.094), // Rouen
        ("08105", 49.775, 4.717), // Charleville-Mézières
        ("10387", 48.297, 4.078), // Troyes
        ("51454", 49.252, 4.040), // Reims
        ("52448", 48.628, 4.949), // Saint-Dizier
        ("54395", 48.690, 6.175), // Nancy
        ("55545", 49.146, 5.363), // Verdun
        ("57463", 49.108, 6.196), // Metz
        ("67482", 48.571, 7.768), // Strasbourg
        ("67180", 48.842, 7.830), // Haguenau
        ("68224", 47.749, 7.325), // Mulhouse
        ("88160", 48.163, 6.480), // Épinal
        ("18033", 47.075, 2.405), // Bourges
        ("28085", 48.447, 1.506), // Chartres
        ("36044", 46.803, 1.694), // Châteauroux
        ("37261", 47.398, 0.696), // Tours
        ("41018", 47.581, 1.306), // Blois
        ("45234", 47.882, 1.917), // Orléans
        ("2A004", 41.935, 8.701), // Ajaccio
        ("2B033", 42.686, 9.425), // Bastia
        // hubert
        ("33238", 44.719, -0.615), // Léognan
        ("33080", 44.746, -0.529), // Cadaujac
        ("33213", 44.680, -0.537), // La Brède
        ("33474", 44.654, -0.472), // Saint-Selve
        ("33274", 44.715, -0.557), // Martillac
        ("33501", 44.651, -0.631), // Saucats
    ];
}

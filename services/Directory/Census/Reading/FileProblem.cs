namespace HubsPlatform.Directory.Census.Reading;

/// <summary>Why a file as a whole cannot be imported.</summary>
/// <param name="Status">HTTP status: 413 too large, 415 another kind of file, 422 its content.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Detail">A French sentence with the remedy, for people.</param>
public sealed record FileProblem(int Status, string Code, string Detail)
{
    public static readonly FileProblem TooLarge = new(
        413, "upload_too_large", $"Le fichier dépasse {FileLimits.Bytes >> 20} Mo. Déposez-le en plusieurs parties.");

    public static readonly FileProblem Empty = new(422, "file_empty", "Le fichier est vide.");

    public static readonly FileProblem NoRows = new(422, "file_without_rows", "Le fichier n'a que sa ligne d'en-têtes : il n'y a rien à importer.");

    public static readonly FileProblem Spreadsheet = new(
        415, "file_is_spreadsheet", "Ce classeur n'est pas au format .xlsx (ancien .xls, .xlsb ou .ods). Dans le tableur : Enregistrer sous, classeur Excel .xlsx ou CSV UTF-8.");

    public static readonly FileProblem Pdf = new(415, "file_is_pdf", "Ce fichier est un PDF, pas un tableau. L'import attend un CSV, du JSON ou un classeur .xlsx.");

    public static readonly FileProblem Binary = new(415, "file_not_csv", "Ce fichier n'est pas du texte. L'import attend un CSV, du JSON ou un classeur .xlsx.");

    public static readonly FileProblem Zip = new(415, "file_is_zip", "Ce fichier est une archive zip. Déposez le fichier qu'elle contient.");

    public static readonly FileProblem Encrypted = new(
        422, "file_encrypted", "Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe.");

    public static readonly FileProblem BrokenWorkbook = new(
        422, "xlsx_broken", "Ce classeur est abîmé ou incomplet : il n'a pas pu être lu. Ouvrez-le dans le tableur et enregistrez-le à nouveau.");

    public static readonly FileProblem WorkbookTooLarge = new(
        413, "xlsx_too_large", "Ce classeur est trop grand une fois décompressé. Enregistrez la feuille du recensement en CSV UTF-8.");

    public static readonly FileProblem JsonNotATable = new(
        422, "json_not_table", "Ce fichier JSON n'est pas une liste d'objets (ni un objet qui en contient une seule).");

    public static readonly FileProblem JsonValueTooLong = new(422, "json_value_too_long", "Une valeur de ce fichier JSON dépasse 8 Mo.");

    public static readonly FileProblem Utf16 = new(
        415, "encoding_unsupported", "Le fichier est en UTF-16 (« texte Unicode »). Enregistrez-le en CSV UTF-8.");

    public static readonly FileProblem HeaderTooLong = new(
        422, "header_too_long", "La première ligne n'a pas de fin : le fichier n'est pas un CSV avec des en-têtes.");

    public static readonly FileProblem HeaderBlank = new(422, "header_unknown", "La première ligne ne porte pas de noms de colonnes.");

    public static FileProblem Nul(long line) => new(
        422, "nul_byte", $"Le fichier contient un octet nul (ligne {line}) : il est abîmé ou n'est pas du texte.");

    public static FileProblem BrokenUtf8(long line) => new(
        422, "encoding_invalid", $"Le fichier n'est pas en UTF-8 valide (ligne {line}). Enregistrez-le en CSV UTF-8 depuis le tableur d'origine.");

    public static FileProblem BrokenJson(long line, long column) => new(
        422, "json_broken", $"Ce fichier JSON est incomplet ou mal formé (ligne {line}, caractère {column}).");

    public static FileProblem JsonTooDeep(int deepest) => new(
        422, "json_too_deep", $"Ce fichier JSON imbrique ses objets sur plus de {deepest} niveaux.");

    public static FileProblem TooManyColumns(int columns) => new(
        422, "too_many_columns", $"Le fichier a {columns} colonnes ; {FileLimits.Columns} sont permises.");

    public static FileProblem TooManyRows(long rows) => new(
        422, "too_many_rows", $"Le fichier a {rows} lignes ; {FileLimits.Rows} sont permises.");

    public static FileProblem HeaderRepeated(string column) => new(
        422, "header_repeated", $"La colonne « {column} » apparaît deux fois : on ne saurait laquelle lire.");

    public static FileProblem HeaderUnknown(IReadOnlyList<string> columns) => new(
        422, "header_unknown",
        "Ces en-têtes ne sont ni ceux du standard national ni ceux d'un format connu. Joignez une correspondance (mapping). "
        + $"Colonnes lues : {string.Join(", ", columns.Take(12))}{(columns.Count > 12 ? ", …" : "")}.");

    public static FileProblem HeaderIncomplete(IEnumerable<string> missing) => new(
        422, "header_incomplete", $"Il manque des colonnes : {string.Join(", ", missing)}.");

    public static FileProblem MappingColumnsMissing(IEnumerable<string> missing) => new(
        422, "mapping_columns_missing",
        $"La correspondance lit des colonnes que le fichier n'a pas : {string.Join(", ", missing.Select(column => $"« {column} »"))}.");
}

using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.ServiceDefaults.Problems;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>Which numbers a person may give a structure: an import takes what its source has, a form wants it right.</summary>
public static class PivotRule
{
    private const string Field = "pivot";

    /// <param name="text">As typed; nothing is a structure without a number.</param>
    /// <param name="departement">Of the structure: a RIDET is one in New Caledonia only.</param>
    public static (string? Pivot, FieldError? Error) Check(string? text, string? departement)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, null);
        }

        var (pivot, kind) = Pivots.Read(text.Trim().ToUpperInvariant());
        return kind switch
        {
            PivotKind.Siret or PivotKind.Rna => (pivot, null),
            PivotKind.Ridet when departement == Pivots.NewCaledonia => (pivot, null),
            PivotKind.Ridet => Wrong("ridet_elsewhere", "Un RIDET (10 chiffres) identifie un établissement de Nouvelle-Calédonie (988) : donnez ici le SIRET (14 chiffres) ou le numéro RNA (W et 9 caractères)."),
            PivotKind.SiretWithBadChecksum => Wrong("pivot_checksum", $"La clé de contrôle du SIRET {pivot} est fausse : recopiez ses 14 chiffres depuis l'avis de situation (annuaire-entreprises.data.gouv.fr)."),
            PivotKind.Siren => Wrong("pivot_siren", $"{pivot} est un SIREN : ajoutez les 5 chiffres de l'établissement pour avoir son SIRET."),
            PivotKind.Unknown => Wrong("pivot_unknown", "Quatorze zéros veulent dire « inconnu » : laissez ce champ vide."),
            _ => Wrong("pivot_invalid", $"« {text.Trim()} » n'est ni un SIRET (14 chiffres), ni un numéro RNA (W et 9 caractères), ni un RIDET de Nouvelle-Calédonie (10 chiffres, zéros de tête compris)."),
        };
    }

    /// <summary>siret, rna, ridet or, of an import, other.</summary>
    public static string? KindOf(string? pivot, string departement) => pivot is null
        ? null
        : Pivots.Read(pivot).Kind switch
        {
            PivotKind.Siret => "siret",
            PivotKind.Rna => "rna",
            PivotKind.Ridet when departement == Pivots.NewCaledonia => "ridet",
            _ => "other",
        };

    private static (string?, FieldError?) Wrong(string code, string message) => (null, new FieldError(Field, code, message));
}

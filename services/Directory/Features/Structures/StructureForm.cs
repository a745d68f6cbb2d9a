using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>A structure as a person fills it in.</summary>
public sealed record StructureForm
{
    public const int LongestName = 200;

    private const int LongestFunction = 120;

    public string? Name { get; init; }

    /// <summary>False: the name that its places give it counts again. Not said: a name that was changed is a given one.</summary>
    public bool? NameGiven { get; init; }

    public string? Pivot { get; init; }

    /// <summary>One of <see cref="StructureKinds.All"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>A structure of the hub.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>INSEE; or the commune's name, with the postal code where several have it.</summary>
    public string? CommuneCode { get; init; }

    public string? Commune { get; init; }
    public string? PostalCode { get; init; }

    /// <summary>Where the commune is not known.</summary>
    public string? DepartementCode { get; init; }

    /// <summary>« Secrétariat », « référence inclusion numérique »: whom to ask for, not their name.</summary>
    public string? ContactFunction { get; init; }

    public string? ContactPhone { get; init; }
    public string? ContactEmail { get; init; }
    public string? Website { get; init; }

    /// <param name="territories">Finds the commune.</param>
    /// <param name="code">Knows the départements.</param>
    /// <param name="isNameNeeded">Not where the places give it.</param>
    /// <param name="pivotBefore">What an import brought may stay, right or wrong, while something else is changed.</param>
    /// <returns>What to write, or what has to be mended.</returns>
    internal (StructureDraft Draft, IReadOnlyList<FieldError> Errors) Check(ITerritoryMap territories, OfficialCode code, bool isNameNeeded, string? pivotBefore = null)
    {
        List<FieldError> errors = [];
        var name = Name?.Trim() ?? "";
        if (name.Length > LongestName || name.Any(char.IsControl) || (name.Length == 0 && isNameNeeded))
        {
            errors.Add(new("name", "invalid_name", $"Donnez un nom de 1 à {LongestName} caractères."));
        }

        if (Kind is { Length: > 0 } && !StructureKinds.All.Contains(Kind))
        {
            errors.Add(new("kind", "unknown_kind", $"La nature est l'une de : {string.Join(", ", StructureKinds.All)}."));
        }

        var (commune, departement) = Where(territories, code, errors);
        var (pivot, wrong) = pivotBefore is not null && Text(Pivot) == pivotBefore ? (pivotBefore, null) : PivotRule.Check(Pivot, departement);
        if (wrong is not null)
        {
            errors.Add(wrong);
        }

        var function = Text(ContactFunction);
        if (function is { Length: > LongestFunction } || function?.Any(char.IsControl) == true)
        {
            errors.Add(new("contactFunction", "invalid_function", $"Une fonction compte au plus {LongestFunction} caractères, par exemple « secrétariat »."));
        }

        var phone = Text(ContactPhone) is { } typed ? Telephones.ToInternational(typed, departement, out _) : null;
        if (phone is null && Text(ContactPhone) is not null)
        {
            errors.Add(new("contactPhone", "invalid_phone", "Ce n'est pas un numéro de téléphone français, par exemple 03 80 27 04 14."));
        }

        if (Text(ContactEmail) is { } email && !EmailAddresses.IsValid(email))
        {
            errors.Add(new("contactEmail", "invalid_email", "Ce n'est pas une adresse électronique, par exemple contact@exemple.fr."));
        }

        var sites = Text(Website) is { } site ? WebAddresses.Parse(site).Valid : [];
        if (sites.Count == 0 && Text(Website) is not null)
        {
            errors.Add(new("website", "invalid_website", "Ce n'est pas une adresse web, par exemple https://exemple.fr."));
        }

        return (new StructureDraft(name, pivot, Text(Kind), ParentId, commune, departement ?? "", function, phone, Text(ContactEmail), sites.FirstOrDefault()), errors);
    }

    internal static ProblemHttpResult Invalid(IReadOnlyList<FieldError> errors) =>
        Problem.Unprocessable("invalid_structure", "Cette structure ne peut pas être enregistrée ainsi : corrigez les champs indiqués.", errors);

    private (string? Commune, string? Departement) Where(ITerritoryMap territories, OfficialCode code, List<FieldError> errors)
    {
        if (Text(CommuneCode) is not null || Text(Commune) is not null)
        {
            if (territories.ResolveCommune(Text(PostalCode), Text(Commune), Text(CommuneCode)) is { } match)
            {
                return (match.Code, match.DepartementCode);
            }

            errors.Add(new("commune", "commune_unknown", "Cette commune n'a pas été trouvée : vérifiez son nom et son code postal."));
            return (null, null);
        }

        if (DepartementCode is not null && code.Departements.ContainsKey(DepartementCode))
        {
            return (null, DepartementCode);
        }

        errors.Add(new("departementCode", "unknown_departement", "Indiquez la commune, ou à défaut le département."));
        return (null, null);
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>A form that was checked, in the order of the columns.</summary>
internal sealed record StructureDraft(
    string Name, string? Pivot, string? Kind, Guid? ParentId, string? CommuneCode, string DepartementCode, string? ContactFunction, string? ContactPhone, string? ContactEmail, string? Website);

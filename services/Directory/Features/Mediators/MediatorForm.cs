using System.Text.RegularExpressions;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>What is asked of a mediator, and no more: a name to call them by, how to reach them, whom they work for.</summary>
/// <param name="Status">employee, volunteer, subsidised (contrat aidé), civic-service, conseiller-numerique.</param>
/// <param name="PlaceIds">Where they work; places of the hub.</param>
/// <param name="PublicName">They agreed to be named on the pages of these places.</param>
/// <param name="PublicNameConsentOn">When they agreed; the first time today, where it is not said.</param>
public sealed partial record MediatorForm(
    string? DisplayName, string? Email, string? Status, Guid? StructureId, string? DepartementCode, DateOnly? LastContactOn,
    IReadOnlyList<Guid>? PlaceIds = null, bool PublicName = false, DateOnly? PublicNameConsentOn = null)
{
    public static readonly IReadOnlyList<string> Statuses = ["employee", "volunteer", "subsidised", "civic-service", "conseiller-numerique"];

    private const int LongestName = 120;

    private const int MostPlaces = 50;

    internal IReadOnlyList<FieldError> Check(OfficialCode code, DateOnly today)
    {
        List<FieldError> errors = [];
        if (DisplayName is null || DisplayName.Trim().Length is < 1 or > LongestName || DisplayName.Any(char.IsControl))
        {
            errors.Add(new("displayName", "invalid_name", $"Donnez un nom, de {LongestName} caractères au plus."));
        }

        if (Email is { Length: > 0 } && (Email.Length > 254 || !EmailPattern().IsMatch(Email)))
        {
            errors.Add(new("email", "invalid_email", "Ce n'est pas une adresse électronique."));
        }

        if (Status is null || !Statuses.Contains(Status))
        {
            errors.Add(new("status", "unknown_status", "Choisissez un statut."));
        }

        if (DepartementCode is null || !code.Departements.ContainsKey(DepartementCode))
        {
            errors.Add(new("departementCode", "unknown_departement", "Choisissez un département."));
        }

        if (LastContactOn > today)
        {
            errors.Add(new("lastContactOn", "future_date", "Le dernier contact ne peut pas être dans l'avenir."));
        }

        if (PlaceIds is { Count: > MostPlaces })
        {
            errors.Add(new("placeIds", "too_many_places", $"Une personne intervient dans au plus {MostPlaces} lieux."));
        }

        if (PublicNameConsentOn > today)
        {
            errors.Add(new("publicNameConsentOn", "future_date", "L'accord ne peut pas être dans l'avenir."));
        }
        else if (PublicNameConsentOn is not null && !PublicName)
        {
            errors.Add(new("publicNameConsentOn", "name_not_public", "Une date d'accord va avec un nom public."));
        }

        return errors;
    }

    internal static ProblemHttpResult Invalid(IReadOnlyList<FieldError> errors) =>
        Problem.Unprocessable("invalid_mediator", "Cette personne ne peut pas être enregistrée ainsi : corrigez les champs indiqués.", errors);

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();
}

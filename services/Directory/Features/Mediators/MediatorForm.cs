using System.Text.RegularExpressions;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Problems;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>What is asked of a mediator, and no more: a name to call them by, how to reach them, whom they work for.</summary>
/// <param name="Status">employee, volunteer, subsidised (contrat aidé), civic-service, conseiller-numerique.</param>
public sealed partial record MediatorForm(string? DisplayName, string? Email, string? Status, Guid? StructureId, string? DepartementCode, DateOnly? LastContactOn)
{
    public static readonly IReadOnlyList<string> Statuses = ["employee", "volunteer", "subsidised", "civic-service", "conseiller-numerique"];

    private const int LongestName = 120;

    internal IReadOnlyList<FieldError> Check(OfficialCode code, DateOnly today)
    {
        List<FieldError> errors = [];
        if (DisplayName is null || DisplayName.Trim().Length is < 1 or > LongestName || DisplayName.Any(char.IsControl))
        {
            errors.Add(new("displayName", "invalid_name", $"Un nom compte 1 à {LongestName} caractères."));
        }

        if (Email is { Length: > 0 } && (Email.Length > 254 || !EmailPattern().IsMatch(Email)))
        {
            errors.Add(new("email", "invalid_email", "Ce n'est pas une adresse électronique."));
        }

        if (Status is null || !Statuses.Contains(Status))
        {
            errors.Add(new("status", "unknown_status", $"Le statut est l'un de : {string.Join(", ", Statuses)}."));
        }

        if (DepartementCode is null || !code.Departements.ContainsKey(DepartementCode))
        {
            errors.Add(new("departementCode", "unknown_departement", "Ce n'est pas le code d'un département."));
        }

        if (LastContactOn > today)
        {
            errors.Add(new("lastContactOn", "future_date", "Le dernier contact ne peut pas être dans l'avenir."));
        }

        return errors;
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();
}

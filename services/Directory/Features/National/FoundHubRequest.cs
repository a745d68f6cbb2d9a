using System.Text.RegularExpressions;
using HubsPlatform.Directory.Onboarding;
using HubsPlatform.Directory.Programme;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.National;

public sealed record TerritoryRequest(IReadOnlyList<string>? Departements, IReadOnlyList<string>? Epcis);

/// <param name="Email">Also the name to sign in with, for a person who has no account yet.</param>
public sealed record AdministratorRequest(string? FirstName, string? LastName, string? Email)
{
    internal AdministratorDetails Details => new(FirstName!.Trim(), LastName!.Trim(), Email!.Trim());
}

public sealed partial record FoundHubRequest(
    string? Alias, string? Name, TerritoryRequest? Territory, IReadOnlyList<string>? Missions, IReadOnlyList<string>? Consortium, AdministratorRequest? Administrator)
{
    private const int LongestName = 120;
    private const int MostMembers = 30;

    /// <returns>The declaration, or what has to be mended.</returns>
    internal (HubDeclaration? Hub, IReadOnlyList<FieldError> Errors) Check(OfficialCode code)
    {
        List<FieldError> errors = [];
        if (!HubId.TryParse(Alias, out var alias) || alias == HubId.National)
        {
            errors.Add(new("alias", "invalid_alias", "L'identifiant compte 2 à 63 minuscules, chiffres et tirets simples."));
        }

        Named(errors, "name", Name);
        var departements = Distinct(Territory?.Departements);
        var epcis = Distinct(Territory?.Epcis);
        if (departements.Length + epcis.Length == 0)
        {
            errors.Add(new("territory", "territory_required", "Un hub couvre au moins un département ou un EPCI."));
        }

        errors.AddRange(departements.Where(d => !code.Departements.ContainsKey(d)).Select(d => new FieldError("territory.departements", "unknown_departement", $"« {d} » n'est pas le code d'un département.")));
        errors.AddRange(epcis.Where(e => !code.Epcis.ContainsKey(e)).Select(e => new FieldError("territory.epcis", "unknown_epci", $"« {e} » n'est pas le SIREN d'un EPCI.")));
        var missions = Distinct(Missions);
        errors.AddRange(missions.Where(m => !Programme.Missions.All.Contains(m)).Select(m => new FieldError("missions", "unknown_mission", $"« {m} » n'est pas une mission : {string.Join(", ", Programme.Missions.All)}.")));
        if (missions.Length == 0)
        {
            errors.Add(new("missions", "mission_required", "Un hub a au moins une mission."));
        }

        var consortium = Distinct(Consortium);
        if (consortium.Length > MostMembers)
        {
            errors.Add(new("consortium", "too_many_members", $"Un consortium compte au plus {MostMembers} membres."));
        }

        foreach (var member in consortium)
        {
            Named(errors, "consortium", member);
        }

        Named(errors, "administrator.firstName", Administrator?.FirstName);
        Named(errors, "administrator.lastName", Administrator?.LastName);
        if (Administrator?.Email is not { Length: <= 254 } email || !EmailPattern().IsMatch(email.Trim()))
        {
            errors.Add(new("administrator.email", "invalid_email", "Indiquez l'adresse électronique de l'administrateur."));
        }

        return errors.Count > 0 ? (null, errors) : (new HubDeclaration(alias.Alias, Name!.Trim(), missions, consortium, departements, epcis), errors);
    }

    private static void Named(List<FieldError> errors, string field, string? name)
    {
        if (name is null || name.Trim().Length is < 1 or > LongestName || name.Any(char.IsControl))
        {
            errors.Add(new(field, "invalid_name", $"Un nom compte 1 à {LongestName} caractères."));
        }
    }

    private static string[] Distinct(IReadOnlyList<string>? values) => [.. (values ?? []).Select(value => value?.Trim() ?? "").Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();
}

using HubsPlatform.Portal.Clients;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.National;

/// <summary>The form as it is typed. Binding gives null for a field that was left empty.</summary>
public sealed class NewHubForm
{
    private static readonly char[] Separators = [',', ';', ' ', '\r', '\n'];

    [BindProperty(Name = "identifiant")]
    public string Alias { get; set => field = value ?? string.Empty; } = string.Empty;

    [BindProperty(Name = "nom")]
    public string Name { get; set => field = value ?? string.Empty; } = string.Empty;

    [BindProperty(Name = "departements")]
    public string Departements { get; set => field = value ?? string.Empty; } = string.Empty;

    [BindProperty(Name = "epcis")]
    public string Epcis { get; set => field = value ?? string.Empty; } = string.Empty;

    [BindProperty(Name = "missions")]
    public string[] Missions { get; set; } = [];

    [BindProperty(Name = "groupement")]
    public string Consortium { get; set => field = value ?? string.Empty; } = string.Empty;

    [BindProperty(Name = "prenom")]
    public string FirstName { get; set => field = value ?? string.Empty; } = string.Empty;

    [BindProperty(Name = "famille")]
    public string LastName { get; set => field = value ?? string.Empty; } = string.Empty;

    [BindProperty(Name = "courriel")]
    public string Email { get; set => field = value ?? string.Empty; } = string.Empty;

    public NewHub ToHub() => new(
        Alias.Trim(),
        Name.Trim(),
        new NewTerritory(Codes(Departements), Codes(Epcis)),
        Missions,
        Consortium.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        new FirstAdministrator(FirstName.Trim(), LastName.Trim(), Email.Trim()));

    public static string[] Codes(string text) => text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The field of this form for a field of the API ("administrator.email", "territory.departements").</summary>
    public static string? FieldOf(string field) => field.Split('[', '.') switch
    {
        ["alias", ..] => "identifiant",
        ["name"] => "nom",
        ["territory", "epcis", ..] => "epcis",
        ["territory", ..] => "departements",
        ["missions", ..] => "missions",
        ["consortium", ..] => "groupement",
        [.., "firstName"] => "prenom",
        [.., "lastName"] => "famille",
        ["administrator", ..] => "courriel",
        _ => null,
    };
}

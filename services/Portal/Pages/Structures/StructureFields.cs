using HubsPlatform.Portal.Clients;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Structures;

/// <summary>The form as it is typed.</summary>
public sealed class StructureFields
{
    [BindProperty(Name = "nom")]
    public string? Name { get; set; }

    /// <summary>The places' name counts again.</summary>
    [BindProperty(Name = "nom_des_lieux")]
    public bool IsNameOfPlaces { get; set; }

    [BindProperty(Name = "pivot")]
    public string? Pivot { get; set; }

    [BindProperty(Name = "nature")]
    public string? Kind { get; set; }

    [BindProperty(Name = "commune")]
    public string? Commune { get; set; }

    [BindProperty(Name = "code_postal")]
    public string? PostalCode { get; set; }

    [BindProperty(Name = "departement")]
    public string? Departement { get; set; }

    [BindProperty(Name = "fonction")]
    public string? Function { get; set; }

    [BindProperty(Name = "telephone")]
    public string? Phone { get; set; }

    [BindProperty(Name = "courriel")]
    public string? Email { get; set; }

    [BindProperty(Name = "site")]
    public string? Website { get; set; }

    [BindProperty(Name = "parente")]
    public Guid? Parent { get; set; }

    public static StructureFields Of(Structure structure) => new()
    {
        Name = structure.Name,
        Pivot = structure.Pivot,
        Kind = structure.Kind,
        Commune = structure.CommuneName,
        Departement = structure.DepartementCode,
        Function = structure.ContactFunction,
        Phone = structure.ContactPhone,
        Email = structure.ContactEmail,
        Website = structure.Website,
        Parent = structure.Parent?.Id,
    };

    /// <param name="known">Whose commune keeps its code while its name is not changed; null for a new structure.</param>
    public StructureEntry ToEntry(Structure? known) => new(
        Name, IsNameOfPlaces ? false : null, Pivot, Kind, Parent, Commune, PostalCode,
        known?.CommuneName is { } name && name == Commune?.Trim() && string.IsNullOrWhiteSpace(PostalCode) ? known.CommuneCode : null, Departement, Function, Phone, Email, Website);

    /// <summary>The field of this form for a field of the API.</summary>
    public static string? FieldOf(string field) => field switch
    {
        "name" => "nom",
        "pivot" => "pivot",
        "kind" => "nature",
        "commune" => "commune",
        "departementCode" => "departement",
        "contactFunction" => "fonction",
        "contactPhone" => "telephone",
        "contactEmail" => "courriel",
        "website" => "site",
        "parentId" => "parente",
        _ => null,
    };
}

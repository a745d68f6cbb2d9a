using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Mediators;

/// <summary>The form as it is typed.</summary>
public sealed class MediatorFields
{
    [BindProperty(Name = "nom")]
    public string? Name { get; set; }

    [BindProperty(Name = "courriel")]
    public string? Email { get; set; }

    [BindProperty(Name = "statut")]
    public string? Status { get; set; }

    [BindProperty(Name = "employeur")]
    public Guid? Employer { get; set; }

    [BindProperty(Name = "lieux")]
    public Guid[] Places { get; set; } = [];

    [BindProperty(Name = "departement")]
    public string? Departement { get; set; }

    [BindProperty(Name = "contact")]
    public string? LastContact { get; set; }

    [BindProperty(Name = "nom_public")]
    public bool IsNamePublic { get; set; }

    [BindProperty(Name = "accord")]
    public string? Consent { get; set; }

    public static MediatorFields Of(Mediator person) => new()
    {
        Name = person.DisplayName,
        Email = person.Email,
        Status = person.Status,
        Employer = person.StructureId,
        Places = [.. person.Places.Select(place => place.Id)],
        Departement = person.DepartementCode,
        LastContact = DayField.Of(person.LastContactOn),
        IsNamePublic = person.PublicName,
        Consent = DayField.Of(person.PublicNameConsentOn),
    };

    public MediatorEntry ToEntry(DateOnly? lastContact, DateOnly? consent) =>
        new(Name, Email, Status, Employer, string.IsNullOrEmpty(Departement) ? null : Departement, lastContact, Places, IsNamePublic, consent);

    /// <summary>The field of this form for a field of the API.</summary>
    public static string? FieldOf(string field) => field.Split('[')[0] switch
    {
        "displayName" => "nom",
        "email" => "courriel",
        "status" => "statut",
        "structureId" => "employeur",
        "placeIds" => "lieux",
        "departementCode" => "departement",
        "lastContactOn" => "contact",
        "publicNameConsentOn" => "accord",
        _ => null,
    };
}

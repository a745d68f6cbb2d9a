using System.Net.Mail;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages.National;

/// <summary>Creates a hub and its first administrator, whose temporary password this answer alone shows.</summary>
public sealed class NewHubModel(HubClient hubs, Texts texts) : WorkspacePage
{
    public static readonly IReadOnlyList<string> KnownMissions = ["recenser", "lever-des-fonds", "mutualiser", "evaluer", "animer", "accompagner"];

    [BindProperty(Name = "")]
    public NewHubForm Form { get; set; } = new();

    public CreatedHub? Created { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        ModelState.Clear();
        Check();
        if (!ModelState.IsValid)
        {
            return Refused(StatusCodes.Status422UnprocessableEntity);
        }

        var answer = await hubs.CreateAsync(Form.ToHub(), stop);
        if (answer.IsOk)
        {
            Created = answer.Value;
            Response.Headers.CacheControl = "no-store";
            return Page();
        }

        if (answer.Problem.Status is 401 or 403 or 404)
        {
            return Fail(answer.Problem);
        }

        ModelState.Add(answer.Problem, texts, NewHubForm.FieldOf);
        return Refused(answer.Problem.Status);
    }

    private PageResult Refused(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private void Check()
    {
        foreach (var (field, value) in new[] { ("nom", Form.Name), ("prenom", Form.FirstName), ("famille", Form.LastName) })
        {
            Require(field, !string.IsNullOrWhiteSpace(value), "national.required");
        }

        Require("identifiant", HubId.TryParse(Form.Alias.Trim(), out _), "national.aliasInvalid");
        Require("departements", NewHubForm.Codes(Form.Departements).Length + NewHubForm.Codes(Form.Epcis).Length > 0, "national.territoryNeeded");
        Require("missions", Form.Missions.Length > 0, "national.missionNeeded");
        Require("courriel", MailAddress.TryCreate(Form.Email.Trim(), out _), "national.emailInvalid");
    }

    private void Require(string field, bool holds, string message)
    {
        if (!holds)
        {
            ModelState.AddModelError(field, texts[message]);
        }
    }
}

using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Editing;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Fiche;

/// <summary>What is published of a place, for those who run it: all right, to be corrected, or closed for good.</summary>
public sealed class IndexModel(PlaceLinksClient links, PlaceEditor editor, Texts texts) : FichePage(links)
{
    private static readonly string[] Answers = ["confirmed", "corrected", "proposed", "closed"];

    /// <summary>The answer that was just given.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty(Name = "texte")]
    public string? Text { get; set; }

    public PlaceEditor Editor => editor;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Done = Answers.Contains(Done) ? Done : null;
        if (await OpenAsync(stop) is { } failure)
        {
            return failure;
        }

        return Show();
    }

    public async Task<IActionResult> OnPostConfirmAsync(long version, CancellationToken stop) => await AnswerAsync(await Links.ConfirmAsync(Token, version, stop), stop);

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken stop) => await AnswerAsync(await Links.CloseAsync(Token, Text, stop), stop);

    private async Task<IActionResult> AnswerAsync(Answer<OwnerAnswer> answer, CancellationToken stop)
    {
        if (answer.IsOk)
        {
            return Redirect(Url.Page("/Fiche/Index", new { lien = Token, fait = answer.Value.Answer })!);
        }

        if (await OpenAsync(stop) is { } failure)
        {
            return failure;
        }

        ModelState.Add(answer.Problem, texts, field => field == "text" ? "texte" : null);
        Response.StatusCode = answer.Problem.Status;
        return Show();
    }

    private IActionResult Show()
    {
        editor.Load(Opened!.Place);
        editor.ExplainHours(asked: true);
        return Page();
    }
}

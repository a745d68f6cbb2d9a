using HubsPlatform.Portal.Clients;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Fiche;

/// <summary>An address wants no more reminders, or wants them again. A provider of mailboxes may say so with one POST to this address (RFC 8058).</summary>
public sealed class RefusalModel(PlaceLinksClient links) : FichePage(links)
{
    /// <summary>Null where the link does not count.</summary>
    public bool? IsWanted { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken stop) => ShowAsync(null, stop);

    /// <param name="again">oui: reminders are wanted again; anything else, as in a provider's POST: no more of them.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<IActionResult> OnPostAsync([FromForm(Name = "encore")] string? again, CancellationToken stop) => ShowAsync(again != "oui", stop);

    private async Task<IActionResult> ShowAsync(bool? refuse, CancellationToken stop)
    {
        var answer = await Links.RefusalAsync(Token, refuse, stop);
        IsWanted = answer.Value?.IsWanted;
        return answer.IsOk ? Page() : Fail(answer.Problem);
    }
}

using HubsPlatform.Portal.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Web;

/// <summary>A form in which other records are looked for and picked from what was found, without a script.</summary>
public abstract class ChoosingPage<TRecord>(Texts texts) : EntryPage<TRecord>(texts)
    where TRecord : class
{
    /// <summary>Only looks; nothing is saved.</summary>
    public async Task<IActionResult> OnPostSearchAsync(Guid? id, CancellationToken stop)
    {
        ModelState.Clear();
        return await LoadAsync(id, stop) ?? await ShowAsync(id, stop);
    }

    /// <returns>The answer where there is nothing to fill in; null where there is, with the known record.</returns>
    protected abstract Task<IActionResult?> LoadAsync(Guid? id, CancellationToken stop);

    /// <summary>What can be picked.</summary>
    protected abstract Task OfferAsync(Guid? id, CancellationToken stop);

    protected async Task<IActionResult> ShowAsync(Guid? id, CancellationToken stop)
    {
        await OfferAsync(id, stop);
        return Page();
    }
}

using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Structures;

/// <summary>Looks for another record of the same structure, shows both side by side, merges.</summary>
public sealed class MergeModel(StructuresClient structures, Texts texts) : WorkspacePage
{
    private const int MostFound = 15;

    [BindProperty(Name = "quoi", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "autre", SupportsGet = true)]
    public Guid? OtherId { get; set; }

    public Structure Structure { get; private set; } = null!;

    /// <summary>The one that would end; null while it is looked for.</summary>
    public Structure? Other { get; private set; }

    public IReadOnlyList<StructureItem> Found { get; private set; } = [];

    protected override bool IsForStaff => true;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var structure = await structures.FindAsync(Hub!, id, stop);
        if (!structure.IsOk)
        {
            return Fail(structure.Problem);
        }

        if (structure.Value.MergedInto is { } survivor)
        {
            return Redirect(Url.Page("/Structures/Details", new { hub = Hub, id = survivor.Id })!);
        }

        Structure = structure.Value;
        Text = Text?.Trim();
        if (OtherId is { } other && other != id && (await structures.FindAsync(Hub!, other, stop)).Value is { Active: true } found)
        {
            Other = found;
        }
        else
        {
            // Records of one structure mostly share the first word of their name.
            var words = string.IsNullOrEmpty(Text) ? Structure.Name.Split(' ')[0] : Text;
            Found = [.. ((await structures.ListAsync(Hub!, new StructureFilter(words), null, stop, MostFound)).Value?.Items ?? []).Where(item => item.Id != id)];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, long version, CancellationToken stop)
    {
        var merged = await structures.MergeAsync(Hub!, id, OtherId ?? Guid.Empty, version, stop);
        if (merged.IsOk)
        {
            return Redirect(Url.Page("/Structures/Details", new { hub = Hub, id, fait = "merged" })!);
        }

        if (merged.Problem.Status is 401 or 403 or 404)
        {
            return Fail(merged.Problem);
        }

        ModelState.AddModelError("", texts.Of(merged.Problem));
        Response.StatusCode = merged.Problem.Status;
        return await OnGetAsync(id, stop);
    }
}

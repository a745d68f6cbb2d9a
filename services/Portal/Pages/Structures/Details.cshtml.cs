using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Structures;

/// <summary>One structure: who it is, its places, its memberships, what people changed.</summary>
public sealed class DetailsModel(StructuresClient structures, Texts texts) : WorkspacePage
{
    private static readonly string[] Dones = ["added", "saved", "joined", "left", "merged", "unmerged"];

    public Structure Structure { get; private set; } = null!;

    public Answer<Paged<Membership>> Memberships { get; private set; } = Paged<Membership>.Empty;

    public Answer<Paged<StructureChange>> History { get; private set; } = Paged<StructureChange>.Empty;

    /// <summary>What was just done, for the person who did it.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        Done = Dones.Contains(Done) ? Done : null;
        var found = await structures.FindAsync(Hub!, id, stop);
        if (!found.IsOk)
        {
            return Fail(found.Problem);
        }

        if (found.Value.MergedInto is { } survivor)
        {
            return Redirect(Url.Page("/Structures/Details", new { hub = Hub, id = survivor.Id })!);
        }

        Structure = found.Value;
        Memberships = await structures.MembershipsAsync(Hub!, id, stop);
        History = await structures.HistoryAsync(Hub!, id, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, long version, CancellationToken stop) =>
        await structures.WithdrawAsync(Hub!, id, version, stop) is { } problem
            ? await RefusedAsync(id, problem, stop)
            : Redirect(Url.Page("/Structures/Index", new { hub = Hub, fait = "withdrawn" })!);

    public async Task<IActionResult> OnPostUndoMergeAsync(Guid id, Guid merge, CancellationToken stop)
    {
        var undone = await structures.UndoMergeAsync(Hub!, id, merge, stop);
        return undone.IsOk ? Redirect(Url.Page("/Structures/Details", new { hub = Hub, id, fait = "unmerged" })!) : await RefusedAsync(id, undone.Problem, stop);
    }

    private async Task<IActionResult> RefusedAsync(Guid id, ServiceProblem problem, CancellationToken stop)
    {
        if (problem.Status is 401 or 403 or 404)
        {
            return Fail(problem);
        }

        ModelState.AddModelError("", texts.Of(problem));
        Response.StatusCode = problem.Status;
        return await OnGetAsync(id, stop);
    }
}

using System.Globalization;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>The threshold from which on pairs are merged without looking at each, and the merging, for the hub's administrators.</summary>
public sealed class DuplicatesBulkModel(DuplicatesClient duplicates, Texts texts) : WorkspacePage
{
    public DuplicateSettings Settings { get; private set; } = new(null, 0);

    /// <summary>The surest pairs that reach the threshold, and how many do.</summary>
    public Paged<Duplicate> Surest { get; private set; } = null!;

    /// <summary>How many pairs were just merged.</summary>
    [BindProperty(Name = "fusions", SupportsGet = true)]
    public int? Merged { get; set; }

    /// <summary>The threshold was just set.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    [BindProperty(Name = "seuil")]
    public string? Threshold { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Roles.Contains(HubRole.Admin))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var settings = await duplicates.SettingsAsync(Hub!, stop);
        var surest = await duplicates.ListAsync(Hub!, "proposed", null, onlyBulk: true, null, stop);
        if (!settings.IsOk || !surest.IsOk)
        {
            return Fail((settings.Problem ?? surest.Problem)!);
        }

        Settings = settings.Value;
        Threshold ??= Settings.BulkThreshold?.ToString(CultureInfo.InvariantCulture);
        Surest = surest.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostSetAsync(long version, CancellationToken stop)
    {
        int? threshold = null;
        if (!string.IsNullOrWhiteSpace(Threshold))
        {
            threshold = int.TryParse(Threshold, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        }

        var set = await duplicates.SetAsync(Hub!, threshold, version, stop);
        return set.IsOk ? Redirect(Url.Page("/Hubs/DuplicatesBulk", new { hub = Hub, fait = "set" })!) : await RefusedAsync(set.Problem, stop);
    }

    public async Task<IActionResult> OnPostAcceptAsync(bool confirmed, long version, CancellationToken stop)
    {
        if (!confirmed)
        {
            ModelState.AddModelError("confirmed", texts["duplicates.confirmFirst"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync(stop);
        }

        var accepted = await duplicates.AcceptAsync(Hub!, version, stop);
        return accepted.IsOk ? Redirect(Url.Page("/Hubs/DuplicatesBulk", new { hub = Hub, fusions = accepted.Value.Merged })!) : await RefusedAsync(accepted.Problem, stop);
    }

    private async Task<IActionResult> RefusedAsync(ServiceProblem problem, CancellationToken stop)
    {
        if (problem.Status is 401 or 403 or 404)
        {
            return Fail(problem);
        }

        ModelState.AddModelError(problem.Code == "threshold_out_of_range" ? "seuil" : "", texts.Of(problem));
        Response.StatusCode = problem.Status;
        return await OnGetAsync(stop);
    }
}

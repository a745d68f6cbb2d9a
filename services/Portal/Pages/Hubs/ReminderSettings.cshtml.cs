using System.Globalization;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>What becomes of corrections, and whether reminders go out by themselves. The staff reads it, administrators set it.</summary>
public sealed class ReminderSettingsModel(RemindersClient reminders, Texts texts) : WorkspacePage
{
    public static readonly IReadOnlyList<string> Levels = ["a-surveiller", "a-verifier", "a-actualiser"];

    protected override bool IsForStaff => true;

    public bool CanSet => Roles.Contains(HubRole.Admin);

    [BindProperty(Name = "corrections")]
    public string? Corrections { get; set; }

    [BindProperty(Name = "automatique")]
    public bool IsAutomatic { get; set; }

    [BindProperty(Name = "niveau")]
    public string? Level { get; set; }

    [BindProperty(Name = "jours")]
    public string? Days { get; set; }

    [BindProperty(Name = "reponse")]
    public string? ReplyTo { get; set; }

    [BindProperty(Name = "version")]
    public long Version { get; set; }

    [BindProperty(Name = "fait", SupportsGet = true)]
    public bool IsDone { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var settings = await reminders.SettingsAsync(Hub!, stop);
        if (!settings.IsOk)
        {
            return Fail(settings.Problem);
        }

        (Corrections, IsAutomatic, Level, ReplyTo, Version) = (settings.Value.Corrections, settings.Value.Automatic, settings.Value.Level, settings.Value.ReplyTo, settings.Value.Version);
        Days = settings.Value.EveryDays?.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var days = int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var set = await reminders.SetAsync(Hub!, new ReminderSettings(Corrections, IsAutomatic, Level, days, ReplyTo, Version), stop);
        if (set.IsOk)
        {
            return Redirect(Url.Page("/Hubs/ReminderSettings", new { hub = Hub, fait = "true" })!);
        }

        if (set.Problem.Status is 401 or 403 or 404)
        {
            return Fail(set.Problem);
        }

        ModelState.Add(set.Problem, texts, field => field switch { "corrections" => "corrections", "level" => "niveau", "everyDays" => "jours", "replyTo" => "reponse", _ => null });
        Response.StatusCode = set.Problem.Status;
        return Page();
    }
}

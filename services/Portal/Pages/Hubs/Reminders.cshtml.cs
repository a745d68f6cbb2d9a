using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>Asking those who run the places: whom it would reach, sending, and what came of it.</summary>
public sealed class RemindersModel(RemindersClient reminders, Texts texts) : WorkspacePage
{
    protected override bool IsForStaff => true;

    /// <summary>The level that the person is about to ask.</summary>
    [BindProperty(Name = "niveau", SupportsGet = true)]
    public string? Level { get; set; }

    /// <summary>State of the journal's mails.</summary>
    [BindProperty(Name = "etat", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>Mails that were just asked for.</summary>
    [BindProperty(Name = "courriels", SupportsGet = true)]
    public int? Queued { get; set; }

    [BindProperty(Name = "annule", SupportsGet = true)]
    public bool IsRevoked { get; set; }

    public Answer<ReminderReach> Reach { get; private set; } = ServiceProblem.NoAnswer;

    public Answer<Paged<SentReminder>> Journal { get; private set; } = Paged<SentReminder>.Empty;

    /// <summary>What sending to the chosen level would do; null where none is chosen or nothing would be sent.</summary>
    public LevelReach? Chosen => Reach.Value is { Missing: null } reach ? reach.Levels.FirstOrDefault(level => level.Level == Level && level.Mails > 0) : null;

    public async Task OnGetAsync(CancellationToken stop)
    {
        State = RemindersClient.States.Contains(State) ? State : null;
        Reach = await reminders.ReachAsync(Hub!, stop);
        Journal = await reminders.JournalAsync(Hub!, State, Cursor, stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var queued = await reminders.SendAsync(Hub!, Level, null, stop);
        return queued.IsOk ? Redirect(Url.Page("/Hubs/Reminders", new { hub = Hub, courriels = queued.Value.Mails })!) : await RefusedAsync(queued.Problem, stop);
    }

    /// <param name="reminder">A mail that failed.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<IActionResult> OnPostAgainAsync([FromForm(Name = "courriel")] Guid reminder, CancellationToken stop)
    {
        var queued = await reminders.SendAgainAsync(Hub!, reminder, stop);
        return queued.IsOk ? Redirect(Url.Page("/Hubs/Reminders", new { hub = Hub, courriels = queued.Value.Mails })!) : await RefusedAsync(queued.Problem, stop);
    }

    /// <param name="link">Nobody can use it any more.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<IActionResult> OnPostRevokeAsync([FromForm(Name = "lien")] Guid link, CancellationToken stop)
    {
        var problem = await reminders.RevokeAsync(Hub!, link, stop);
        return problem is null ? Redirect(Url.Page("/Hubs/Reminders", new { hub = Hub, annule = "true" })!) : await RefusedAsync(problem, stop);
    }

    public string Link(string? cursor = null, string? state = null) => Url.Page("/Hubs/Reminders", new { hub = Hub, etat = state, suite = cursor })! + "#journal";

    private async Task<IActionResult> RefusedAsync(ServiceProblem problem, CancellationToken stop)
    {
        if (problem.Status is 401 or 403)
        {
            return Fail(problem);
        }

        ModelState.Add(problem, texts, _ => null);
        Response.StatusCode = problem.Status;
        await OnGetAsync(stop);
        return Page();
    }
}

using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>Errors that the public reported, to be decided or decided.</summary>
public sealed class ModerationModel(ReportsClient reports, Texts texts) : WorkspacePage
{
    private static readonly char[] Between = [' ', ',', ';', '|', '\n', '\r'];

    /// <summary>What was refused stands in its form again.</summary>
    private DecisionEntry? _refused;

    [BindProperty(Name = "etat", SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>What was just decided, for the person who did it.</summary>
    [BindProperty(Name = "fait", SupportsGet = true)]
    public string? Done { get; set; }

    public Answer<Paged<PlaceReport>> Found { get; private set; } = Paged<PlaceReport>.Empty;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Status = ReportsClient.Statuses.Contains(Status) ? Status : ReportsClient.Statuses[0];
        Done = Done is "accept" or "reject" ? Done : null;
        Found = await reports.ListAsync(Hub!, Status!, Cursor, stop);
    }

    /// <param name="id">The report.</param>
    /// <param name="version">As the person saw it.</param>
    /// <param name="decision">accept or reject.</param>
    /// <param name="reason">Why.</param>
    /// <param name="withdraw">The place does not exist any more.</param>
    /// <param name="correction">New values by the API's names; what was left empty stays as it is.</param>
    /// <param name="asProposed">The correction that the place's owner sent is taken over.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<IActionResult> OnPostAsync(
        Guid id, long version, string decision, [FromForm(Name = "motif")] string? reason, [FromForm(Name = "retirer")] bool withdraw, [FromForm(Name = "champ")] Dictionary<string, string?> correction,
        [FromForm(Name = "proposee")] bool asProposed, CancellationToken stop)
    {
        var isAccepted = decision == "accept";
        var fields = correction.Where(field => !string.IsNullOrWhiteSpace(field.Value)).ToDictionary(field => field.Key, field => Value(field.Key, field.Value!));
        var problem = await reports.DecideAsync(
            Hub!, id, new ReportDecision(decision, reason, isAccepted && fields.Count > 0 ? fields : null, isAccepted && withdraw, isAccepted && asProposed), version, stop);
        if (problem is null)
        {
            return Redirect(Url.Page("/Hubs/Moderation", new { hub = Hub, fait = decision })!);
        }

        if (problem.Status is 401 or 403)
        {
            return Fail(problem);
        }

        _refused = new DecisionEntry(id, reason, withdraw, asProposed, correction);
        ModelState.Add(problem, texts, field => field == "reason" ? $"motif-{id}" : correction.ContainsKey(field) ? $"champ-{field}-{id}" : null);
        Response.StatusCode = problem.Status;
        await OnGetAsync(stop);
        return Page();
    }

    public DecisionEntry EntryOf(PlaceReport report) => _refused?.Id == report.Id ? _refused : new DecisionEntry(report.Id, null, false, AsProposed: true, new Dictionary<string, string?>());

    /// <summary>Fields of the place that such a report may correct here, by the API's names.</summary>
    public static IReadOnlyList<string> FieldsOf(string kind) => kind switch
    {
        "horaires" => ["openingHours"],
        "adresse" => ["address", "postalCode", "commune"],
        "contacts" => ["phone", "emails", "websites"],
        _ => [],
    };

    public string Link(string? cursor = null, string? status = null) => Url.Page("/Hubs/Moderation", new { hub = Hub, etat = status ?? Status, suite = cursor })!;

    private static object Value(string field, string text) =>
        field is "emails" or "websites" ? text.Split(Between, StringSplitOptions.RemoveEmptyEntries) : text.Trim();
}

/// <summary>What stands in the form of one report.</summary>
public sealed record DecisionEntry(Guid Id, string? Reason, bool Withdraw, bool AsProposed, IReadOnlyDictionary<string, string?> Correction);

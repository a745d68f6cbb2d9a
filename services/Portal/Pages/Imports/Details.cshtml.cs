using System.Runtime.CompilerServices;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Imports;

/// <summary>One import: how far it is, then what became of each row.</summary>
public sealed class DetailsModel(ImportsClient imports, HubCatalogue catalogue, Texts texts, TimeProvider clock) : WorkspacePage
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    [BindProperty(Name = "resultat", SupportsGet = true)]
    public string? Which { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    /// <summary>The file of a dry run, which can still be imported.</summary>
    [BindProperty(Name = "brouillon", SupportsGet = true)]
    public Guid? DraftId { get; set; }

    public Import Import { get; private set; } = null!;

    public Answer<Paged<ImportRow>> Rows { get; private set; } = Paged<ImportRow>.Empty;

    /// <summary>By their aliases: to whom a national file gave places.</summary>
    public IReadOnlyDictionary<string, string> HubNames { get; private set; } = new Dictionary<string, string>();

    public string ReportAddress => $"/{Scope.Api}/{Import.Id}/report.csv";

    public string RejectsAddress => $"/{Scope.Api}/{Import.Id}/rejects.csv";

    protected override bool IsForStaff => true;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        var found = await imports.FindAsync(Scope, id, stop);
        if (!found.IsOk)
        {
            return Fail(found.Problem);
        }

        Import = found.Value;
        Which = Which == ImportsClient.Warning || ImportsClient.Outcomes.Contains(Which) ? Which : null;
        Rows = await imports.RowsAsync(Scope, id, Which, Cursor, stop);
        if (IsNational)
        {
            HubNames = ((await catalogue.AllAsync(stop)).Value?.Items ?? []).ToDictionary(hub => hub.Alias, hub => hub.Name);
        }

        return Page();
    }

    /// <summary>Server-sent events: an event "progress" a second while the import runs, then one event "over".</summary>
    public async Task<IActionResult> OnGetEventsAsync(Guid id, CancellationToken stop)
    {
        var found = await imports.FindAsync(Scope, id, stop);
        if (!found.IsOk)
        {
            return Fail(found.Problem);
        }

        await TypedResults.ServerSentEvents(FollowAsync(found.Value, stop)).ExecuteAsync(HttpContext);
        return new EmptyResult();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken stop)
    {
        var cancelled = await imports.CancelAsync(Scope, id, stop);
        // An import that ended meanwhile cannot be cancelled, and its page says so by itself.
        return cancelled.IsOk || cancelled.Problem.Status == StatusCodes.Status409Conflict
            ? Redirect(Url.Import(Scope, id))
            : Fail(cancelled.Problem);
    }

    /// <summary>"412 lignes sur 697", or why nothing goes on yet.</summary>
    public string ProgressText(Import import) => import switch
    {
        { State: ImportState.Queued } => texts["imports.progressQueued"],
        { Total: { } total } => texts["imports.progressOf", import.Processed, total],
        _ => texts["imports.progressUnknown", import.Processed],
    };

    private async IAsyncEnumerable<System.Net.ServerSentEvents.SseItem<ImportProgress>> FollowAsync(Import import, [EnumeratorCancellation] CancellationToken stop)
    {
        while (!import.IsOver)
        {
            yield return new(Shown(import), "progress");
            await Task.Delay(Pace, clock, stop);
            // A directory that is away for a moment ends nothing: the next second asks again.
            import = (await imports.FindAsync(Scope, import.Id, stop)).Value ?? import;
        }

        yield return new(Shown(import), "over");
    }

    private ImportProgress Shown(Import import) => new(
        import.Processed,
        import.Total,
        texts["imports.state." + import.State.ToString().ToLowerInvariant()],
        ProgressText(import),
        ImportsClient.Outcomes.ToDictionary(outcome => outcome, outcome => import.CountOf(outcome).ToString("N0", System.Globalization.CultureInfo.CurrentCulture)));
}

/// <summary>What progress.js shows.</summary>
public sealed record ImportProgress(int Processed, int? Total, string State, string Text, IReadOnlyDictionary<string, string> Counts);

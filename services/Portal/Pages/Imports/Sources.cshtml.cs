using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Imports;

/// <summary>Who delivers files: all of them, or the history of one.</summary>
public sealed class SourcesModel(ImportsClient imports) : WorkspacePage
{
    private const int PageSize = 20;

    [BindProperty(Name = "source", SupportsGet = true)]
    public string? Source { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    public Answer<Paged<ImportSource>> Sources { get; private set; } = Paged<ImportSource>.Empty;

    public Answer<Paged<Import>> History { get; private set; } = Paged<Import>.Empty;

    protected override bool IsForStaff => true;

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (string.IsNullOrEmpty(Source))
        {
            Sources = await imports.SourcesAsync(Scope, Cursor, stop);
        }
        else
        {
            History = await imports.ListAsync(Scope, Source, Cursor, PageSize, stop);
        }
    }
}

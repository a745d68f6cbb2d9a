using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Imports;

/// <summary>Who delivers files: all of them, or the history of one.</summary>
public sealed class FileSourcesModel(ImportsClient imports) : WorkspacePage
{
    private const int PageSize = 20;

    [BindProperty(Name = "source", SupportsGet = true)]
    public string? Source { get; set; }

    [BindProperty(Name = "suite", SupportsGet = true)]
    public string? Cursor { get; set; }

    public Answer<Paged<ImportSource>> All { get; private set; } = Paged<ImportSource>.Empty;

    public Answer<Paged<Import>> Deliveries { get; private set; } = Paged<Import>.Empty;

    protected override bool IsForStaff => true;

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (string.IsNullOrEmpty(Source))
        {
            All = await imports.SourcesAsync(Scope, Cursor, stop);
        }
        else
        {
            Deliveries = await imports.ListAsync(Scope, Source, Cursor, PageSize, stop);
        }
    }
}

namespace HubsPlatform.Portal.Clients;

/// <summary>Whose census files are meant: one hub's, or (without a hub) the whole country's, which the operator delivers.</summary>
public sealed record ImportScope(string? Hub)
{
    public bool IsNational => Hub is null;

    /// <summary>The path of the imports in the directory's API.</summary>
    public string Api => $"{Root}/imports";

    /// <summary>The path of those who deliver them.</summary>
    public string SourcesApi => $"{Root}/sources";

    private string Root => IsNational ? "api/directory/national" : $"api/directory/hubs/{Hub}";
}

using HubsPlatform.Portal.Clients;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Web;

/// <summary>The pages of imports, which are the same for a hub (/hubs/{hub}/imports) and for the country (/national/imports).</summary>
public static class ImportAddresses
{
    public static string Imports(this IUrlHelper url, ImportScope scope, string? cursor = null) =>
        url.Content(scope.IsNational ? "~/national/imports" : $"~/hubs/{scope.Hub}/imports").With(("suite", cursor));

    /// <summary>A file that is kept to be looked at.</summary>
    public static string Draft(this IUrlHelper url, ImportScope scope, Guid id, string? handler = null) => $"{url.Imports(scope)}/brouillons/{id}".With(("handler", handler));

    /// <summary>Those who deliver files, or the history of one of them.</summary>
    public static string Sources(this IUrlHelper url, ImportScope scope, string? source = null, string? cursor = null) => $"{url.Imports(scope)}/sources".With(("source", source), ("suite", cursor));

    public static string Import(this IUrlHelper url, ImportScope scope, Guid id, params IEnumerable<(string Name, string? Value)> query) =>
        $"{url.Imports(scope)}/{id}".With(query);
}

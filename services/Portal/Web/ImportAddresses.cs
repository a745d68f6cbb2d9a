using HubsPlatform.Portal.Clients;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Web;

/// <summary>The pages of imports, which are the same for a hub (/hubs/{hub}/imports) and for the country (/national/imports).</summary>
public static class ImportAddresses
{
    public static string Imports(this IUrlHelper url, ImportScope scope, string? cursor = null) =>
        url.Content(scope.IsNational ? "~/national/imports" : $"~/hubs/{scope.Hub}/imports").With(("suite", cursor));

    public static string Import(this IUrlHelper url, ImportScope scope, Guid id, params IEnumerable<(string Name, string? Value)> query) =>
        $"{url.Imports(scope)}/{id}".With(query);
}

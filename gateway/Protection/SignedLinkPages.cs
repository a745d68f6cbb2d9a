namespace HubsPlatform.Gateway.Protection;

/// <summary>
/// Pages that a signed link opens, with its token in their address. No search engine keeps them. They tell no other page where their reader comes from; a browser then no longer
/// says where their forms come from either. Nothing is lost by it: these forms are believed for their token, which no other site knows, and not for a cookie.
/// </summary>
internal static class SignedLinkPages
{
    private static readonly PathString[] Roots = ["/fiche", "/en/fiche"];

    public static bool Has(PathString path) => Array.Exists(Roots, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));
}

namespace HubsPlatform.ServiceDefaults.Paging;

/// <summary>
/// How people look names up. A database's own order may be that of bytes, with « Zone » before « accueil » and « École » behind both.
/// </summary>
public static class Alphabet
{
    /// <summary>SQL behind a name, in <c>order by</c> and in the comparison with a cursor alike: French order, the same on every server (ICU).</summary>
    public const string French = "collate \"fr-x-icu\"";
}

namespace HubsPlatform.Directory.Territories;

/// <summary>Slips of the keyboard in names.</summary>
internal static class Typing
{
    private const int ShortestSafe = 6;

    /// <summary>One letter more, less, other or swapped with its neighbour, in a name long enough for that to be no other name.</summary>
    public static bool IsSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length < b.Length)
        {
            var swap = a;
            a = b;
            b = swap;
        }

        if (b.Length < ShortestSafe || a.Length - b.Length > 1)
        {
            return false;
        }

        var start = a.CommonPrefixLength(b);
        a = a[start..];
        b = b[start..];
        if (a.Length > b.Length)
        {
            return a[1..].SequenceEqual(b);
        }

        return a.IsEmpty
            || a[1..].SequenceEqual(b[1..])
            || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
    }
}

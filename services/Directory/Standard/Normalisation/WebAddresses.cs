namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>Web addresses as people list them; only http and https, only hosts with a dot, so that nobody is sent to <c>javascript:</c>.</summary>
public static class WebAddresses
{
    /// <summary>The usable addresses in order, each once, and the pieces that are none.</summary>
    public static (IReadOnlyList<string> Valid, IReadOnlyList<string> Broken) Parse(string text)
    {
        if (IsStandard(text))
        {
            return ([text], []);
        }

        List<string> valid = [];
        List<string> broken = [];
        foreach (var piece in Pieces(text))
        {
            if (Mended(piece) is not { } address)
            {
                broken.Add(piece);
            }
            else if (!valid.Contains(address, StringComparer.Ordinal))
            {
                valid.Add(address);
            }
        }

        return (valid, broken);
    }

    /// <summary>One complete address, ready to be followed.</summary>
    public static bool IsStandard(string text)
    {
        var span = text.AsSpan();
        var rest = span.StartsWith("https://", StringComparison.Ordinal) ? span[8..]
            : span.StartsWith("http://", StringComparison.Ordinal) ? span[7..] : default;
        if (rest.Length < 4 || span.ContainsAny(" |;\"<>\\^`{}\n\t") || span.LastIndexOf("://", StringComparison.Ordinal) > 6)
        {
            return false;
        }

        var end = rest.IndexOfAny("/?#");
        var authority = end < 0 ? rest : rest[..end];
        var colon = authority.IndexOf(':');
        if (colon >= 0 && (colon == authority.Length - 1 || authority[(colon + 1)..].IndexOfAnyExceptInRange('0', '9') >= 0))
        {
            return false;
        }

        return IsHost(colon < 0 ? authority : authority[..colon]);
    }

    private static bool IsHost(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        if (dot <= 0 || host.Length - dot < 3 || host.Length > 253 || !char.IsAsciiLetter(host[^1]) || host[0] is '.' or '-')
        {
            return false;
        }

        foreach (var c in host)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
            {
                return false;
            }
        }

        return host.IndexOf("..", StringComparison.Ordinal) < 0;
    }

    private static string? Mended(string piece)
    {
        var slashes = piece.IndexOf('/');
        var address = piece.ToLowerInvariant() switch
        {
            var p when p.StartsWith("https://", StringComparison.Ordinal) || p.StartsWith("http://", StringComparison.Ordinal) => piece,
            var p when p.StartsWith("https", StringComparison.Ordinal) && slashes is >= 5 and <= 7 => "https://" + piece[slashes..].TrimStart('/', ':'),
            var p when p.StartsWith("http", StringComparison.Ordinal) && slashes is >= 4 and <= 6 => "http://" + piece[slashes..].TrimStart('/', ':'),
            var p when p.Contains("://", StringComparison.Ordinal) || p.StartsWith("javascript:", StringComparison.Ordinal) => "",
            _ => "http://" + piece.TrimStart('/'),
        };
        var colon = address.IndexOf("://", StringComparison.Ordinal);
        if (colon < 0)
        {
            return null;
        }

        // The scheme in lower case; « www,exemple.fr » has a comma for its first dot.
        address = address[..colon].ToLowerInvariant() + address[colon..].Replace("www,", "www.", StringComparison.Ordinal);
        return IsStandard(address) ? address : null;
    }

    private static IEnumerable<string> Pieces(string text)
    {
        // « http://a.frhttp://b.fr »: a second scheme begins a second address.
        var parted = text
            .Replace("http://", " http://", StringComparison.OrdinalIgnoreCase)
            .Replace("https://", " https://", StringComparison.OrdinalIgnoreCase);
        foreach (var piece in parted.Split(['|', ';', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var bare = piece.TrimEnd(',');
            if (bare.Length > 0 && bare.ToLowerInvariant() is not ("/" or "-" or "ou" or "et" or "&"))
            {
                yield return bare;
            }
        }
    }
}

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>What an identifier of an organisation is.</summary>
public enum PivotKind
{
    /// <summary>Nothing the standard allows.</summary>
    Invalid,

    /// <summary>Fourteen zeros: « unknown », by convention.</summary>
    Unknown,

    Siret,

    /// <summary>Fourteen digits whose checksum does not hold.</summary>
    SiretWithBadChecksum,

    Rna,

    /// <summary>Nine digits with a good checksum: the company, not its establishment.</summary>
    Siren,

    /// <summary>
    /// Ten digits: an establishment of New Caledonia (ISEE), seven for the company and three for the establishment. It has no checksum, so it
    /// is one only there.
    /// </summary>
    Ridet,

    /// <summary>Nine to fourteen letters and digits, as the numéro Tahiti may be.</summary>
    Other,
}

/// <summary>SIRET (INSEE), RNA (Ministry of the Interior), RIDET (New Caledonia).</summary>
public static class Pivots
{
    /// <summary>The code of New Caledonia, where a RIDET is one.</summary>
    public const string NewCaledonia = "988";

    private const string Poste = "356000000";

    /// <summary>The identifier without spaces and points, and what it is.</summary>
    public static (string Pivot, PivotKind Kind) Read(string text)
    {
        var pivot = text.AsSpan().ContainsAny(" .-") ? string.Concat(text.Where(c => c is not (' ' or '.' or '-'))) : text;
        return (pivot, KindOf(pivot));
    }

    private static PivotKind KindOf(string pivot)
    {
        var digits = pivot.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        if (digits && pivot.AsSpan().IndexOfAnyExcept('0') < 0)
        {
            return pivot.Length == 14 ? PivotKind.Unknown : PivotKind.Invalid;
        }

        return pivot.Length switch
        {
            14 when digits => IsSiret(pivot) ? PivotKind.Siret : PivotKind.SiretWithBadChecksum,
            10 when pivot[0] is 'W' or 'w' && IsAlphanumeric(pivot) => PivotKind.Rna,
            10 when digits && IsRidet(pivot) => PivotKind.Ridet,
            9 when digits && Luhn(pivot) => PivotKind.Siren,
            11 or 12 or 13 when digits => PivotKind.Invalid, // a SIRET that lost digits
            >= 9 and <= 14 when IsAlphanumeric(pivot) => PivotKind.Other,
            _ => PivotKind.Invalid,
        };
    }

    /// <summary>Luhn's checksum; establishments of La Poste have a plain sum that is a multiple of five instead.</summary>
    private static bool IsSiret(string pivot) =>
        Luhn(pivot)
        || (pivot.StartsWith(Poste, StringComparison.Ordinal) && pivot.Sum(digit => digit - '0') % 5 == 0);

    /// <summary>Neither the company nor the establishment is number zero.</summary>
    private static bool IsRidet(string pivot) =>
        pivot.AsSpan(0, 7).IndexOfAnyExcept('0') >= 0 && pivot.AsSpan(7).IndexOfAnyExcept('0') >= 0;

    private static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            var doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    private static bool IsAlphanumeric(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Text;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>
/// French telephone numbers, overseas included, to E.164. Numbering plan: ARCEP decision 2018-0881 and its annexes;
/// the collectivities of the Pacific and Saint-Pierre-et-Miquelon have plans of their own.
/// </summary>
public static class Telephones
{
    private static readonly string[] Prefixes = ["33", "590", "594", "596", "262", "269", "508", "681", "687", "689"];

    /// <param name="text">As people write it; of several numbers the first is taken.</param>
    /// <param name="departement">Of the place: decides for numbers that are written without a country.</param>
    /// <param name="several">Whether more than one number was written.</param>
    /// <returns>Null where no number can be made out.</returns>
    public static string? ToInternational(string text, string? departement, out bool several)
    {
        several = false;
        string? first = null;
        foreach (var candidate in Candidates(text))
        {
            if (Parse(candidate, departement) is not { } number)
            {
                continue;
            }

            if (first is null)
            {
                first = number;
            }
            else if (first != number)
            {
                several = true;
                break;
            }
        }

        return first;
    }

    /// <summary>Whether the text already is what the standard asks for.</summary>
    public static bool IsStandard(string text) =>
        text.Length is >= 9 and <= 13 && text[0] == '+' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
        && Prefixes.Any(prefix => HasNational(text.AsSpan(1), prefix));

    /// <summary>Runs of digits with the punctuation that people put inside one number; anything else ends a number.</summary>
    private static IEnumerable<string> Candidates(string text)
    {
        var digits = new StringBuilder(16);
        var withoutTrunk = text.Replace("(0)", "", StringComparison.Ordinal);
        foreach (var c in withoutTrunk)
        {
            if (char.IsAsciiDigit(c) || (c == '+' && digits.Length == 0))
            {
                digits.Append(c);

                // « 04 95 22 35 34 06 47 54 66 86 » are two numbers that only a space parts.
                if (digits.Length == 10 && digits[0] == '0' && digits[1] != '0')
                {
                    yield return digits.ToString();
                    digits.Clear();
                }
            }
            else if (c is '+' or '/' or ';' or '|' or ',' or '\n' || char.IsLetter(c))
            {
                yield return digits.ToString();
                digits.Clear().Append(c == '+' ? "+" : "");
            }
        }

        yield return digits.ToString();
    }

    private static string? Parse(string digits, string? departement)
    {
        var number = digits switch
        {
            ['+', '0', .. var national] => "0" + national,
            ['+', .. var rest] => "+" + rest,
            ['0', '0', .. var rest] when digits.Length > 10 => "+" + rest,
            _ => digits,
        };

        if (number.StartsWith('+'))
        {
            return International(number);
        }

        // « 33 7 82 35 81 17 » lost its plus sign, « 4 50 67 33 75 » its zero: spreadsheets take both for numbers.
        if (number.Length == 11 && number.StartsWith("33", StringComparison.Ordinal))
        {
            return International("+" + number);
        }

        return number.Length switch
        {
            // The pension funds' short number, by the long one that they give for calls from abroad.
            4 when number == "3960" => "+33971103960",
            10 when number[0] == '0' && number[1] != '0' => National(number[1..], departement),
            9 when number[0] != '0' => National(number, departement),
            6 when departement == "988" => "+687" + number,
            6 when departement == "986" => "+681" + number,
            6 when departement == "975" => "+508" + number,
            8 when departement == "987" => "+689" + number,
            _ => null,
        };
    }

    private static string? International(string number)
    {
        foreach (var prefix in Prefixes)
        {
            if (!number.AsSpan(1).StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            // « +33 (0)4 … » and « +33 04 … » keep a zero that has no place there.
            var national = number.AsSpan(1 + prefix.Length).TrimStart('0').ToString();
            return HasNational(prefix + national, prefix) ? "+" + prefix + national : null;
        }

        return null;
    }

    private static string National(string nine, string? departement) => "+" + CountryOf(nine, departement) + nine;

    private static string CountryOf(string nine, string? departement) => nine[..3] switch
    {
        "590" or "690" or "691" => "590",
        "594" or "694" => "594",
        "596" or "696" or "697" => "596",
        "262" or "263" or "269" or "692" or "693" => "262",
        "639" when departement == "976" => "262",
        "508" when departement == "975" => "508",
        _ => "33",
    };

    /// <summary>Lengths of the national parts: 9 digits, but 6 in the Pacific and Saint-Pierre, 8 in Polynesia.</summary>
    private static bool HasNational(ReadOnlySpan<char> number, string prefix)
    {
        if (!number.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var length = number.Length - prefix.Length;
        return prefix switch
        {
            "687" or "681" => length == 6,
            "689" => length is 6 or 8,
            "508" => length is 6 or 9,
            _ => length == 9,
        };
    }
}

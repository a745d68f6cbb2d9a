namespace HubsPlatform.Directory.Standard;

/// <summary>
/// A cell that begins like a formula is run by a spreadsheet (OWASP: CSV injection). Files for people therefore carry an
/// apostrophe before it, which is taken off again on reading. Telephone and other plain numbers stay as they are:
/// a sign followed by digits computes nothing, and the standard wants <c>+33…</c>.
/// </summary>
public static class CellSafety
{
    private const char Shield = '\'';

    /// <summary>The text as a spreadsheet may see it.</summary>
    public static string Neutralise(string cell) => IsDangerous(cell) ? Shield + cell : cell;

    /// <summary>Undoes <see cref="Neutralise"/>, and nothing else.</summary>
    public static string Restore(string cell) =>
        cell.Length > 1 && cell[0] == Shield && IsDangerous(cell[1..]) ? cell[1..] : cell;

    // A text that itself begins with the shield counts as dangerous too, or reading could not tell it from a shielded one.
    private static bool IsDangerous(string cell)
    {
        if (cell.Length == 0)
        {
            return false;
        }

        return cell[0] switch
        {
            '=' or '@' or '\t' or '\r' => true,
            '+' or '-' => !IsPlainNumber(cell.AsSpan(1)),
            Shield => IsDangerous(cell.TrimStart(Shield)),
            _ => false,
        };
    }

    private static bool IsPlainNumber(ReadOnlySpan<char> digits) =>
        digits.Length > 0 && char.IsAsciiDigit(digits[0]) && digits.IndexOfAnyExcept("0123456789.") < 0;
}

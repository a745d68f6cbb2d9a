namespace HubsPlatform.OpeningHours.Syntax;

internal static class Tokenizer
{
    private const string Symbols = "-,;:+/()[]|";

    /// <exception cref="HoursSyntaxException">A character that the format does not have.</exception>
    public static List<Token> Read(string text)
    {
        List<Token> tokens = [];
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            var c = text[at];
            if (c is ' ' or '\t' or '\n' or '\r')
            {
                at++;
            }
            else if (char.IsAsciiDigit(c))
            {
                at = End(text, at, char.IsAsciiDigit);
                tokens.Add(at - start <= 4
                    ? new Token(TokenKind.Number, text[start..at], start)
                    : throw new HoursSyntaxException(start, $"« {text[start..Math.Min(at, start + 12)]} » est un nombre trop long"));
            }
            else if (char.IsAsciiLetter(c))
            {
                at = End(text, at, char.IsAsciiLetter);
                tokens.Add(new Token(TokenKind.Word, text[start..at], start));
            }
            else if (c == '"')
            {
                var close = text.IndexOf('"', at + 1);
                at = close >= 0 ? close + 1 : throw new HoursSyntaxException(start, "le guillemet n'est pas fermé");
                tokens.Add(new Token(TokenKind.Comment, text[(start + 1)..close].Trim(), start));
            }
            else if (c == '|' && at + 1 < text.Length && text[at + 1] == '|')
            {
                at += 2;
                tokens.Add(new Token(TokenKind.Symbol, "||", start));
            }
            else if (Symbols.Contains(c))
            {
                at++;
                tokens.Add(new Token(TokenKind.Symbol, text[start..at], start));
            }
            else
            {
                throw new HoursSyntaxException(start, $"« {(char.IsSurrogate(c) || char.IsControl(c) ? '?' : c)} » n'a pas de sens ici");
            }
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static int End(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }
}

using System.Globalization;

namespace HubsPlatform.OpeningHours.Syntax;

/// <summary>A place in the tokens, and the few questions that every part of the parser asks.</summary>
internal sealed class TokenReader(List<Token> tokens)
{
    private int _at;

    public Token Next => Peek(0);

    public Token Peek(int ahead) => tokens[Math.Clamp(_at + ahead, 0, tokens.Count - 1)];

    public Token Take() => tokens[Math.Min(_at++, tokens.Count - 1)];

    public bool TryTake(string text)
    {
        if (!Next.Is(text))
        {
            return false;
        }

        _at++;
        return true;
    }

    public void Expect(string text)
    {
        if (!TryTake(text))
        {
            throw Unexpected($"« {text} »");
        }
    }

    public int Number(int from, int to, string what)
    {
        var token = Next;
        return token.Kind == TokenKind.Number && token.Value >= from && token.Value <= to
            ? Take().Value
            : throw Unexpected(string.Create(CultureInfo.InvariantCulture, $"{what} ({from} à {to})"));
    }

    /// <summary>The index of the next word in a list of names, or -1; takes nothing.</summary>
    public int IndexIn(string[] names, int ahead = 0) =>
        Peek(ahead).Kind == TokenKind.Word ? Array.IndexOf(names, Peek(ahead).Text) : -1;

    public HoursSyntaxException Unexpected(string expected) =>
        new(Next.At, Next.Kind == TokenKind.End ? $"il manque {expected} à la fin" : $"{expected} est attendu au lieu de « {Next.Text} »");
}

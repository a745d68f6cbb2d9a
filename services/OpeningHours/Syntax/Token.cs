using System.Globalization;

namespace HubsPlatform.OpeningHours.Syntax;

internal enum TokenKind
{
    End,
    Number,
    Word,
    Comment,
    Symbol,
}

/// <param name="Text">Of a comment: without its quotes.</param>
/// <param name="At">Where it begins in the text.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    /// <summary>Of a number, which has at most four digits; -1 of anything else.</summary>
    public int Value => Kind == TokenKind.Number ? int.Parse(Text, CultureInfo.InvariantCulture) : -1;

    public bool Is(string text) => Kind is TokenKind.Symbol or TokenKind.Word && Text == text;
}

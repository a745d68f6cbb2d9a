using System.Buffers;
using System.Text.RegularExpressions;

namespace HubsPlatform.Portal.Resources;

/// <summary>
/// Spaces that French has and no line may break at: before « : ; ? ! % » and inside quotation marks. For the words of this portal and of
/// the services; what people wrote stays as it is.
/// </summary>
public static partial class FrenchTypography
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(":;?!%»«'");

    /// <summary>No other language has a space at these places.</summary>
    public static string Unbroken(string text) => text.AsSpan().ContainsAny(Marks) ? Spaces().Replace(text, "\u00a0") : text;

    /// <summary>A sentence that a service wrote in French, as a person would have printed it.</summary>
    public static string Printed(string sentence) => Apostrophe().Replace(Unbroken(sentence), "’");

    [GeneratedRegex(" (?=[:;?!%»])|(?<=«) ")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=\p{L})'(?=[\p{L}«])")]
    private static partial Regex Apostrophe();
}
